import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { setTimeout } from "node:timers/promises"
import { afterEach, expect, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { missingEstimates } from "@/lib/server/estimates/missing-estimates"
import { sayThatHere } from "@/lib/server/instances/heartbeat"
import { listRuns } from "@/lib/server/jobs/job-runs"
import { jobsSchema } from "@/lib/server/jobs/jobs-schema"
import { PostgresqlQueue } from "@/lib/server/jobs/postgresql-queue"
import { setRunningQueue } from "@/lib/server/jobs/queue"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { catalogueOf, loadCatalogue, loadWholeCatalogue } from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "@/tests/factories/edits"
import { useFreshDatabase } from "@/tests/setup/database"
import { onlyOnPostgresql } from "@/tests/setup/only-on"

useFreshDatabase({ withEstimates: true })

const workers: { process: ChildProcess; log: string }[] = []
let queue: PostgresqlQueue | null = null

/** `npm run worker`, as a process of its own. */
function startWorker() {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/worker.ts"]
  const env = {
    ...process.env,
    NODE_OPTIONS: "",
    LOG_LEVEL: "debug",
    AUTH_SECRET: "a secret of the tests, all share it",
  }
  const child = spawn(process.execPath, program, { env, stdio: ["ignore", "ignore", "pipe"] })
  const worker = { process: child, log: "" }
  child.stderr.on("data", (chunk: Buffer) => (worker.log += chunk.toString()))
  workers.push(worker)
  return worker
}

afterEach(async () => {
  setRunningQueue(null)
  await queue?.stop()
  for (const { process: child } of workers) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill("SIGKILL")
    await once(child, "exit")
  }
})

/** Firms whose estimate a worker says it has made. */
function madeBy({ log }: { log: string }): string[] {
  return log.split("\n").flatMap((line) => {
    if (!line.includes(`"a job is done"`) || !line.includes(`"task":"estimate"`)) return []
    return (JSON.parse(line) as { payload: { companyId: string } }).payload.companyId
  })
}

/** @returns the firm whose estimate it was at, and had not made */
async function killWhileItHoldsAJob(worker: ChildProcess, id: string): Promise<string> {
  const moved = (await catalogueOf(2))!
  for (const begun = performance.now(); performance.now() - begun < 100_000;) {
    // Held still first, so that what it holds now it holds when it is killed.
    worker.kill("SIGSTOP")
    await setTimeout(50)
    const rows = await db().$queryRawUnsafe<{ key: string | null }[]>(
      `SELECT key FROM ${jobsSchema}.jobs WHERE locked_by = '${id}' AND task_identifier = 'estimate'`,
    )
    const firm = /^estimate of (.+), version 2$/.exec(rows[0]?.key ?? "")?.[1]
    // One whose estimate is there already holds nobody up: the version is shown before anybody misses its holder.
    if (firm !== undefined && (await missingEstimates(moved)).some((company) => company.id === firm)) {
      worker.kill("SIGKILL")
      return firm
    }
    worker.kill("SIGCONT")
    await setTimeout(20)
  }
  throw new Error("the worker was never seen to hold an estimate")
}

onlyOnPostgresql(
  "two workers share the jobs, each done once, and one finishes what the other was killed in",
  async () => {
    // Long enough to be caught at: each firm's takes seconds, and none of the first version's is redone.
    await db().dataset.updateMany({ data: { draws: 60_000 } })
    const [first, second] = [startWorker(), startWorker()]
    await vi.waitFor(
      () => expect([first.log, second.log].join().split("working on jobs")).toHaveLength(3),
      100_000,
    )
    await sayThatHere("server")
    queue = await PostgresqlQueue.open(process.env.DATABASE_URL!)
    setRunningQueue(queue)

    const { records } = await loadWholeCatalogue()
    const { id } = records.assumption.find(({ id }) => id === "horizonMonths") ?? records.assumption[0]!
    const edit = await changeOf("assumption", id, ({ distribution }) => {
      if (distribution.dist === "fixed" && typeof distribution.value === "number") distribution.value += 1
    })
    await saveEdits(requestOf([edit], { origin: "restore" }))
    expect(await shownDataVersion()).toBe(1)

    await vi.waitFor(async () => expect((await listRuns(1, "estimates"))[0]!.done).toBeGreaterThan(0), 60_000)
    const { id: holder } = await db().instance.findFirstOrThrow({ where: { pid: first.process.pid! } })
    const held = await killWhileItHoldsAJob(first.process, holder)
    expect(await shownDataVersion()).toBe(1)
    expect((await loadCatalogue()).dataVersion).toBe(1)

    await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), {
      timeout: 150_000,
      interval: 250,
    })
    expect(await missingEstimates(await loadCatalogue())).toEqual([])
    // Its jobs were free again because it gave no sign any more, and the other one made what it was killed in.
    expect(second.log).toContain(`"dead":["${holder}"]`)
    await vi.waitFor(() => expect(madeBy(second)).toContain(held), 10_000)
    const made = [...madeBy(first), ...madeBy(second)].filter((firm) => firm !== held)
    expect(made.length).toBeGreaterThan(2)
    expect(new Set(made).size).toBe(made.length)
    const [run] = await listRuns(1, "estimates")
    expect(run).toMatchObject({ dataVersion: 2, done: run!.total, failed: 0 })
  },
  320_000,
)
