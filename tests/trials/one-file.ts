import { join } from "node:path"
import { createClient } from "@libsql/client"
import { ask, asBrowser, keepAsking } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { keepEditing, putNote, readSource } from "./setup/edits"
import { pause, startTried, tryOut, until } from "./setup/try-out"

// Two servers on one SQLite file, on one machine: what holds.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const databaseUrl = `file:${join(trial.folder, "trial.db")}`
  const one = await startTried(trial, { databaseUrl, name: "one" })
  const two = await startTried(trial, { databaseUrl, name: "two", isPrepared: true })
  const editor = await makeEditor()
  const { text } = await ask(`${one.url}/sources`, { headers: asBrowser })
  const ids = [...new Set([...text.matchAll(/href="\/sources\/([a-z0-9-]+)"/g)].map(([, id]) => id!))]
  const [first = "", second = ""] = ids

  await ask(`${two.url}/sources/${first}`, { headers: asBrowser })
  const note = "seen on the other"
  const saved = await putNote(one.url, editor, await readSource(one.url, editor, first), note)
  const shown = await until(
    async () => (await ask(`${two.url}/sources/${first}`)).text.includes(note),
    20_000,
    20,
  )
  say(`an edit on one (${saved.status}) is on the other's page after ${shown} ms`)
  holds("an edit is on the other", saved.status === 200 && shown !== null)

  const readers = keepAsking([`${one.url}/companies`, `${two.url}/companies`], 2)
  const writers = [keepEditing(one.url, editor, first), keepEditing(two.url, editor, second)]
  await pause(15_000)
  const edits = (await Promise.all(writers.map((writer) => writer.stop()))).flat()
  const read = await readers.stop()
  say(
    `both write for 15 s: ${edits.length} acknowledged, refused ${JSON.stringify(writers.map(({ refused }) => refused))}`,
  )
  say(`readers meanwhile: ${JSON.stringify(read)}`)
  holds(
    "each data version is one edit's",
    new Set(edits.map(({ dataVersion }) => dataVersion)).size === edits.length,
  )
  holds("readers are not disturbed", Object.keys(read.answers).join() === "200")
  const client = createClient({ url: databaseUrl })
  const { rows } = await client.execute("PRAGMA integrity_check")
  client.close()
  holds("the file is whole", rows[0]?.["integrity_check"] === "ok")
})
