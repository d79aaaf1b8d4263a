import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { startBalancer } from "../setup/balancer"
import { ask, asBrowser, keepAsking } from "./setup/ask"
import { makeEditor } from "./setup/editor"
import { closeDatabase, db } from "@/lib/server/db/client"
import { migrate } from "@/lib/server/db/migrate"
import { keepEditing, putNote, readSource, type Acknowledged } from "./setup/edits"
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
  let writers = ids.map((id) => keepEditing(balancer.url, editor, id))
  await pause(5000)
  readers.restart()
  one.process.kill("SIGKILL")
  await pause(8000)
  const after = readers.restart()
  const saved = (await Promise.all(writers.map((writer) => writer.stop()))).flat()
  say(`readers in the 8 s after: ${JSON.stringify(after)}; balancer: ${JSON.stringify(balancer.served())}`)
  say(`editors refused: ${JSON.stringify(writers.map(({ refused }) => refused))}`)
  const lost = await missing(saved)
  say(`${saved.length} edits were acknowledged, ${lost} of them are not in the history`)
  holds("no acknowledged edit is lost", lost === 0 && saved.length > 0)
  holds("the other serves on", (after.answers["200"] ?? 0) > 0)

  say("a rolling restart: a column more, then each instance in turn, while editors and readers are at work")
  const again = await startTried(trial, { databaseUrl, name: "one-again", isPrepared: true })
  await balancer.use([two.port, again.port])
  await until(() => Promise.resolve(balancer.ready().length === 2), 20_000)
  readers.restart()
  writers = ids.slice(0, 2).map((id) => keepEditing(balancer.url, editor, id))
  const folder = join(trial.folder, "migrations")
  cpSync("prisma/migrations/postgresql", folder, { recursive: true })
  mkdirSync(join(folder, "29990101000000_one_column_more"))
  writeFileSync(
    join(folder, "29990101000000_one_column_more", "migration.sql"),
    'ALTER TABLE "Setting" ADD COLUMN "trial" TEXT;\n',
  )
  const { applied } = await migrate(databaseUrl, { folder })
  say(`applied beside running instances: ${applied.join(", ")}`)
  const fresh = []
  for (const [index, old] of [two, again].entries()) {
    const next = await startTried(trial, { databaseUrl, name: `new-${index}`, isPrepared: true })
    fresh.push(next)
    await balancer.use([two.port, again.port, ...fresh.map(({ port }) => port)])
    await until(() => Promise.resolve(balancer.ready().includes(next.port)), 20_000)
    const ended = new Promise<number | null>((resolve) => old.process.once("exit", resolve))
    old.process.kill("SIGTERM")
    say(`an old instance ended with ${await ended}`)
  }
  await pause(2000)
  const rolled = await readers.stop()
  const edits = (await Promise.all(writers.map((writer) => writer.stop()))).flat()
  say(`readers throughout: ${JSON.stringify(rolled)}; balancer: ${JSON.stringify(balancer.served())}`)
  say(`${edits.length} edits acknowledged; refused: ${JSON.stringify(writers.map(({ refused }) => refused))}`)
  holds("no reader's request was dropped", Object.keys(rolled.answers).join() === "200")
  holds(
    "no edit was refused",
    writers.every(({ refused }) => Object.keys(refused).length === 0),
  )
  holds("no acknowledged edit is lost", (await missing(edits)) === 0 && edits.length > 0)
  holds(
    "both new ones serve",
    fresh.every(({ port }) => (balancer.served()[port] ?? 0) > 0),
  )
})

/** How many acknowledged edits the history does not hold. */
async function missing(saved: readonly Acknowledged[]): Promise<number> {
  const rows = await db().revision.findMany({
    where: { dataVersion: { in: saved.map(({ dataVersion }) => dataVersion) } },
    select: { dataVersion: true, recordId: true, after: true },
  })
  const kept = new Map(rows.map((row) => [`${row.dataVersion} ${row.recordId}`, row.after]))
  await closeDatabase()
  return saved.filter(({ id, note, dataVersion }) => {
    const after = kept.get(`${dataVersion} ${id}`) as { note?: unknown } | undefined
    return after?.note !== note
  }).length
}

async function someSources(url: string, count: number): Promise<string[]> {
  const { status, text } = await ask(`${url}/sources`, { headers: asBrowser }, 300_000)
  const ids = [...text.matchAll(/href="\/sources\/([a-z0-9-]+)"/g)].map(([, id]) => id!)
  if (ids.length < count)
    throw new Error(`the site lists ${ids.length} sources: ${status} ${text.slice(0, 200)}`)
  return [...new Set(ids)].slice(0, count)
}
