import { spawn } from "node:child_process"
import { ask, asBrowser, keepAsking, told, type Answer } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { putNote, readSource, sendForm } from "./setup/edits"
import { startTriedPostgres } from "./setup/postgres"
import { pause, startTried, tryOut, until } from "./setup/try-out"

const kept = ["/", "/companies", "/companies/baidu", "/orders", "/methodology", "/charts/runway?firm=baidu"]

// PostgreSQL is held still, and killed, while readers come: what they get, what editors and programs get, and how it
// comes back.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const postgres = await startTriedPostgres(trial)
  const { url } = await startTried(trial, { databaseUrl: postgres.url })
  const editor = await makeEditor()
  const id = await someSource(url)
  for (const path of kept) say(`${path} read once: ${told(await ask(url + path, { headers: asBrowser }))}`)
  await pause(2000)
  for (const path of kept) await ask(url + path, { headers: asBrowser })
  const path = `/admin/sources/${id}`
  const page = await ask(url + path, { headers: { ...asBrowser, cookie: editor.cookie } })
  holds(`an editor sees the form of ${id}`, page.status === 200 && page.text.includes("edit.kind"))

  for (const how of ["frozen", "killed"] as const) {
    // An edit of the round before may have dropped some of them: what is dropped is not brought back.
    for (const one of kept) await ask(url + one, { headers: asBrowser })
    say(`PostgreSQL is ${how} while readers come`)
    const found = await readSource(url, editor, id)
    const load = wrk(`${url}/companies/baidu`, 25)
    const readers = keepAsking(
      kept.map((one) => url + one),
      2,
      nameOf,
    )
    await pause(3000)
    say(`before: ${JSON.stringify(readers.restart())}`)
    if (how === "frozen") postgres.freeze()
    else await postgres.kill()
    const [write, form, unkept, program] = await Promise.all([
      putNote(url, editor, found, `typed while it was ${how}`),
      sendForm(url, editor, { html: page.text, path }, `typed while it was ${how}`),
      ask(`${url}/search?q=baidu-${how}`, { headers: asBrowser }),
      ask(`${url}/api/v1/records/source/${id}`),
    ])
    say(`in the first moment: a program's write ${told(write)}, an editor's form ${told(form)}`)
    say(`in the first moment: a page that is not kept ${told(unkept)}, a program's reading ${told(program)}`)
    holds("a program's write is refused with 503 and when to come again", isRefused(write))
    holds(
      "a form is refused so, and holds what was typed",
      isRefused(form) && form.text.includes(`typed while it was ${how}`),
    )
    await pause(3000)
    readers.restart()
    const [later, laterForm, laterPage, laterProgram] = await Promise.all([
      putNote(url, editor, found, "never"),
      sendForm(url, editor, { html: page.text, path }, "typed later"),
      ask(`${url}/search?q=baidu-later`, { headers: asBrowser }),
      ask(`${url}/api/v1/records/source/${id}`),
    ])
    say(
      `later: a write ${told(later)}, a form ${told(laterForm)}, a page not kept ${told(laterPage)}, a program ${told(laterProgram)}`,
    )
    holds(
      "later they are refused at once",
      [later, laterForm, laterPage, laterProgram].every((one) => isRefused(one) && one.ms < 10_000),
    )
    holds("the form still holds what was typed", laterForm.text.includes("typed later"))
    await pause(4000)
    const during = readers.restart()
    say(`meanwhile: ${JSON.stringify(during)}`)
    holds(
      "every kept page went on, and said that it is stale",
      Object.keys(during.answers).join() === "200 stale",
    )
    if (how === "frozen") postgres.thaw()
    else await postgres.restart()
    const backAfter = await until(
      async () => (await ask(`${url}/companies`, {}, 2000)).headers.get("x-data-stale-since") === null,
      60_000,
    )
    say(`it is back; pages are no longer stale after ${backAfter} ms`)
    holds("it is back without a restart", backAfter !== null)
    const newest = await readSource(url, editor, id)
    const again = await putNote(url, editor, newest, `written after it was ${how}`)
    say(`a write: ${told(again)}`)
    holds("writes go on", again.status === 200)
    const counts = await readers.stop()
    say(`afterwards: ${JSON.stringify(counts)}`)
    say(`wrk on a profile throughout: ${await load}`)
    await pause(2000)
  }
})

function nameOf({ status, headers }: Answer): string {
  return headers.get("x-data-stale-since") === null ? String(status) : `${status} stale`
}

function isRefused({ status, headers }: Answer): boolean {
  return status === 503 && headers.get("retry-after") !== null
}

/** A source that has a page. */
async function someSource(url: string): Promise<string> {
  const { text } = await ask(`${url}/sources`)
  const id = /href="\/sources\/([a-z0-9-]+)"/.exec(text)?.[1]
  if (id === undefined) throw new Error("the site lists no source")
  return id
}

/** What wrk says of an address, in one line. */
function wrk(url: string, seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const run = spawn("wrk", ["-t1", "-c8", `-d${seconds}s`, "--latency", url])
    let text = ""
    run.stdout.on("data", (part: Buffer) => (text += part.toString()))
    run.once("error", () => resolve("wrk is not installed"))
    run.once("close", () => {
      const wanted = /Requests\/sec|99%|requests in|Non-2xx|Socket errors/
      resolve(
        text
          .split("\n")
          .filter((line) => wanted.test(line))
          .map((line) => line.trim().replace(/\s+/g, " "))
          .join("; "),
      )
    })
  })
}
