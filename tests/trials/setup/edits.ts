import { ask, type Answer } from "./ask"
import type { Editor } from "./editor"

type Source = { id: string; note: string | null }
export type Found = { record: Source; version: number; dataVersion: number }

function headersOf({ token }: Editor): Record<string, string> {
  return { authorization: `Bearer ${token}`, "content-type": "application/json" }
}

/** A record as an editor's program sees it. */
export async function readSource(url: string, editor: Editor, id: string): Promise<Found> {
  const { status, text } = await ask(`${url}/api/v1/records/source/${id}`, { headers: headersOf(editor) })
  if (status !== 200) throw new Error(`reading ${id}: ${status} ${text.slice(0, 200)}`)
  return JSON.parse(text) as Found
}

/** Writes a note to a source, as a program does. */
export function putNote(
  url: string,
  editor: Editor,
  { record, version }: Found,
  note: string,
): Promise<Answer> {
  return ask(`${url}/api/v1/records/source/${record.id}`, {
    method: "PUT",
    headers: { ...headersOf(editor), "if-match": `"${version}"` },
    body: JSON.stringify({ record: { ...record, note }, reason: "a trial" }),
  })
}

/** Sends a source's form as a browser without JavaScript does, with a note typed into it. */
export async function sendForm(
  url: string,
  { cookie }: Editor,
  page: { html: string; path: string },
  note: string,
): Promise<Answer> {
  const body = new FormData()
  const form = /<form[^>]*enctype="multipart\/form-data"[^>]*>.*?<\/form>/gis
  const own = [...page.html.matchAll(form)].map(([text]) => text).find((text) => text.includes("edit.kind"))
  if (own === undefined) throw new Error("the page has no form")
  for (const [, tag = ""] of own.matchAll(/<input([^>]*)>/g)) {
    const name = attribute(tag, "name")
    const type = attribute(tag, "type")
    if (name !== null && (!/checkbox|radio/.test(type ?? "") || / checked/.test(tag)))
      body.append(name, attribute(tag, "value") ?? "")
  }
  for (const [, tag = "", text = ""] of own.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(tag, "name")
    if (name !== null) body.append(name, name === "note" ? note : plain(text))
  }
  for (const [, tag = "", options = ""] of own.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected[^>]*>/.exec(options)?.[0] ?? ""
    const name = attribute(tag, "name")
    if (name !== null) body.append(name, attribute(chosen, "value") ?? "")
  }
  if (body.has("note")) body.set("note", note)
  body.append("do", "review")
  // With its length: the editors' rooms take no body without.
  const { headers, bytes } = await encoded(body)
  return ask(`${url}${page.path}`, {
    method: "POST",
    headers: { ...headers, cookie, accept: "text/html", "sec-fetch-site": "same-origin" },
    body: bytes,
  })
}

async function encoded(form: FormData): Promise<{ headers: Record<string, string>; bytes: ArrayBuffer }> {
  const request = new Request("http://localhost/", { method: "POST", body: form })
  return {
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    bytes: await request.arrayBuffer(),
  }
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? null : plain(value)
}

function plain(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
}

export type Acknowledged = { id: string; note: string; dataVersion: number }

/** Edits one record again and again through an address, and notes what was acknowledged and what was refused. */
export function keepEditing(url: string, editor: Editor, id: string) {
  let isOn = true
  const refused: Record<string, number> = {}
  const work = async (): Promise<Acknowledged[]> => {
    const acknowledged: Acknowledged[] = []
    for (let round = 1; isOn; round += 1) {
      const note = `${id}, edit ${round} of ${Math.round(performance.now())}`
      try {
        const found = await readSource(url, editor, id)
        const { status, text } = await putNote(url, editor, found, note)
        if (status === 200) {
          const { dataVersion } = JSON.parse(text) as Found
          acknowledged.push({ id, note, dataVersion })
        } else refused[status] = (refused[status] ?? 0) + 1
      } catch {
        refused["no answer"] = (refused["no answer"] ?? 0) + 1
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    return acknowledged
  }
  const done = work()
  return {
    refused,
    stop: () => {
      isOn = false
      return done
    },
  }
}
