import { startBalancer } from "../setup/balancer"
import { ask, asBrowser, keepAsking } from "./setup/ask"
import { makeEditor, type Editor } from "./setup/editor"
import { putNote, readSource } from "./setup/edits"
import { startTriedPostgres } from "./setup/postgres"
import { pause, startTried, tryOut, until } from "./setup/try-out"

const pages = ["/", "/companies/baidu", "/orders", "/charts/runway?firm=baidu", "/companies"]

// Two instances of one build behind a balancer, on one PostgreSQL.
await tryOut(async (trial) => {
  const { say, holds } = trial
  const postgres = await startTriedPostgres(trial)
  const databaseUrl = postgres.url
  const one = await startTried(trial, { databaseUrl, name: "one" })
  const two = await startTried(trial, { databaseUrl, name: "two", isPrepared: true })
  const editor = await makeEditor()
  const balancer = await startBalancer()
  trial.atEnd(() => balancer.stop())
  await balancer.use([one.port, two.port])
  const ids = await someSources(one.url, 6)

  say("an edit on one, seen on the other")
  const seen: number[] = []
  for (let round = 1; round <= 10; round += 1) {
    const [from, to] = round % 2 === 0 ? [one, two] : [two, one]
    const id = ids[round % ids.length]!
    await ask(`${to.url}/sources/${id}`, { headers: asBrowser })
    const found = await readSource(from.url, editor, id)
    const note = `seen on the other, round ${round}`
    const saved = await putNote(from.url, editor, found, note)
    const began = performance.now()
    const wait = await until(
      async () => (await ask(`${to.url}/sources/${id}`, { headers: asBrowser })).text.includes(note),
      20_000,
      20,
    )
    if (saved.status !== 200 || wait === null) holds(`round ${round} was seen (${saved.status})`, false)
    else seen.push(Math.round(performance.now() - began))
  }
  seen.sort((a, b) => a - b)
  say(`ms from the acknowledged save to the other's page: ${seen.join(", ")}`)
  holds("each was on the other within a second", seen.length === 10 && seen.at(-1)! < 1000)

  say("one is killed while editors and readers are at work")
  const readers = keepAsking(
    pages.map((path) => balancer.url + path),
    3,
  )
  const writers = ids.map((id) => write(balancer.url, editor, id))
  await pause(5000)
  readers.restart()
  one.process.kill("SIGKILL")
  await pause(8000)
  const after = readers.restart()
  for (const writer of writers) writer.stop()
  const acknowledged = (await Promise.all(writers.map((writer) => writer.done))).flat()
  say(`readers in the 8 s after: ${JSON.stringify(after)}`)
  let lost = 0
  for (const { id, note, dataVersion } of acknowledged) {
    const { text } = await ask(`${two.url}/changes/${dataVersion}`, { headers: asBrowser })
    if (!text.includes(note)) lost += 1
    void id
  }
  say(`${acknowledged.length} edits were acknowledged, ${lost} of them are not in the history`)
  holds("no acknowledged edit is lost", lost === 0 && acknowledged.length > 0)
  holds("the other serves on", (after.answers["200"] ?? 0) > 0)
  await readers.stop()
})

type Acknowledged = { id: string; note: string; dataVersion: number }

/** Edits one record again and again, and notes what was acknowledged. */
function write(url: string, editor: Editor, id: string): { stop: () => void; done: Promise<Acknowledged[]> } {
  let isOn = true
  const work = async () => {
    const acknowledged: Acknowledged[] = []
    for (let round = 1; isOn; round += 1) {
      const note = `${id} ${round} of ${Math.round(performance.now())}`
      try {
        const found = await readSource(url, editor, id)
        const { status, text } = await putNote(url, editor, found, note)
        if (status === 200)
          acknowledged.push({
            id,
            note,
            dataVersion: (JSON.parse(text) as { dataVersion: number }).dataVersion,
          })
      } catch {
        await pause(100)
      }
    }
    return acknowledged
  }
  return { stop: () => (isOn = false), done: work() }
}

async function someSources(url: string, count: number): Promise<string[]> {
  const { text } = await ask(`${url}/sources`)
  const ids = [...text.matchAll(/href="\/sources\/([a-z0-9-]+)"/g)].map(([, id]) => id!)
  return [...new Set(ids)].slice(0, count)
}
