import { setTimeout as wait } from "node:timers/promises"

/** How an edit came to its readers, in milliseconds. */
export type Shown = {
  /** From the form's sending to its acknowledgement. */
  save: number
  /** The first request that showed the edit, from its sending to its last byte. */
  first: number
  /** From the acknowledgement to the sending of the last request that was answered with the page before. */
  stale: number
  /** The same request once more: from what is kept. */
  again: number
}

type Api = { url: string; token: string }

type OrderRecord = {
  title: string
  reports: { id: string; text: string; quantity: { central: number | null } }[]
}

/**
 * Where an edit stands: in what a report says; in the order's title, which the estimates of its firms name; or in how
 * many chips its reports count, of which those estimates are made anew (its title says that the page shows them).
 */
export type Edited = "words" | "title" | "count"

const marked = (text: string, mark: string) => `${text.replace(/ \[.*\]$/, "")} [${mark}]`

function edited(record: OrderRecord, what: Edited, mark: string): OrderRecord {
  const title = marked(record.title, mark)
  if (what === "title") return { ...record, title }
  if (what === "count") return { ...record, title, reports: record.reports.map(oneChipMore) }
  const [first, ...others] = record.reports
  if (!first) throw new Error("the order has no report")
  return { ...record, reports: [{ ...first, text: marked(first.text, mark) }, ...others] }
}

function oneChipMore<Report extends OrderRecord["reports"][number]>(report: Report): Report {
  const { central } = report.quantity
  return central === null ? report : { ...report, quantity: { ...report.quantity, central: central + 1 } }
}

/** Edits an order by the API, and asks for a page that shows it until it does. */
export async function editAndWatch(
  { url, token }: Api,
  order: string,
  page: string,
  mark: string,
  what: Edited,
): Promise<Shown> {
  const address = `${url}/api/v1/records/order/${order}`
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  const now = await askAgain(address, { headers })
  const { record } = (await now.json()) as { record: OrderRecord }
  // Another count wants a look at its source.
  const confirmed = what === "count" ? record.reports.map(({ id }) => `reports/${id}/quantity`) : []
  const body = JSON.stringify({ record: edited(record, what, mark), reason: "bench", confirmed })
  const begun = performance.now()
  const etag = now.headers.get("etag") ?? ""
  const saved = await fetch(address, { method: "PUT", headers: { ...headers, "if-match": etag }, body })
  if (!saved.ok) throw new Error(`the edit was refused: ${saved.status} ${await saved.text()}`)
  await saved.arrayBuffer()
  const acknowledged = performance.now()
  let stale = 0
  while (performance.now() - acknowledged < 120_000) {
    const asked = performance.now()
    const text = await (await askAgain(`${url}${page}`)).text()
    const first = performance.now() - asked
    if (text.includes(mark)) {
      const once = performance.now()
      await (await askAgain(`${url}${page}`)).arrayBuffer()
      return { save: acknowledged - begun, first, stale, again: performance.now() - once }
    }
    stale = asked - acknowledged
    await wait(10)
  }
  throw new Error(`${page} did not show an edit of ${order} within two minutes`)
}

/** Once more where a kept connection was closed as it was taken: nobody has seen the request. */
async function askAgain(address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch {
    return fetch(address, init)
  }
}
