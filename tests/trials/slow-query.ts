import pg from "pg"
import { ask, asBrowser, keepAsking, told } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { putNote, readSource, sendForm } from "./setup/edits"
import { startTriedPostgres } from "./setup/postgres"
import { pause, startTried, tryOut } from "./setup/try-out"

// Another session holds a lock that every read of the sources waits for, while a page is made and an edit saved.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const postgres = await startTriedPostgres(trial)
  const env = { DATABASE_STATEMENT_TIMEOUT_MS: "3000" }
  const { url } = await startTried(trial, { databaseUrl: postgres.url, env })
  const editor = await makeEditor()
  const { text } = await ask(`${url}/sources`, { headers: asBrowser })
  const id = /href="\/sources\/([a-z0-9-]+)"/.exec(text)?.[1] ?? ""
  const path = `/admin/sources/${id}`
  const page = await ask(url + path, { headers: { ...asBrowser, cookie: editor.cookie } })
  const found = await readSource(url, editor, id)
  await ask(`${url}/companies/baidu`, { headers: asBrowser })

  const other = new pg.Client({ connectionString: postgres.url })
  await other.connect()
  await other.query('BEGIN; LOCK TABLE "Source" IN ACCESS EXCLUSIVE MODE')
  say("another session locks the sources; a statement may take 3 s")
  const readers = keepAsking([`${url}/companies/baidu`], 2)
  const many = Array.from({ length: 30 }, (_, index) =>
    ask(`${url}/api/v1/records/source/${id}?${index}`, {
      headers: { authorization: `Bearer ${editor.token}` },
    }),
  )
  const [write, form] = await Promise.all([
    putNote(url, editor, found, "while it is locked"),
    sendForm(url, editor, { html: page.text, path }, "typed while it is locked"),
  ])
  say(`a program's write ${told(write)}; a form ${told(form)}`)
  holds(
    "a write is refused with 503 and when to come again",
    write.status === 503 && write.headers.has("retry-after"),
  )
  holds(
    "a form too, and it holds what was typed",
    form.status === 503 && form.text.includes("typed while it is locked"),
  )
  const read = await Promise.all(many)
  const slowest = Math.max(...read.map(({ ms }) => ms))
  say(
    `30 reads at once: ${[...new Set(read.map(({ status }) => status))].join(", ")}, the slowest after ${slowest} ms`,
  )
  holds(
    "none of them waits for ever, none is a fault",
    slowest < 20_000 && read.every(({ status }) => status === 503),
  )
  const during = await readers.stop()
  say(`kept pages meanwhile: ${JSON.stringify(during)}`)
  holds("kept pages went on", Object.keys(during.answers).join() === "200" && during.longestMs < 10_000)
  await other.query("ROLLBACK")
  await other.end()
  await pause(1000)
  const newest = await readSource(url, editor, id)
  const again = await putNote(url, editor, newest, "after the lock")
  say(`the lock is gone; a write ${told(again)}`)
  holds("writes go on", again.status === 200)
})
