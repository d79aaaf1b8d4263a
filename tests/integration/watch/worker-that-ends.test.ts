import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { afterEach, expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { jobsSchema } from "@/lib/server/jobs/jobs-schema"
import { useFreshDatabase } from "../../setup/database"
import { testedDatabase } from "../../setup/tested-database"

useFreshDatabase({ withEstimates: true, forEachTest: true })

let child: ChildProcess | null = null
afterEach(() => void child?.kill("SIGKILL"))

/** `npm run worker`, as a process of its own. */
function startWorker() {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/worker.ts"]
  const started = spawn(process.execPath, program, {
    env: { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "info" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  child = started
  const worker = { log: "", ended: once(started, "exit"), end: () => started.kill("SIGTERM") }
  started.stderr.on("data", (chunk: Buffer) => (worker.log += chunk.toString()))
  return worker
}

test("a worker that is told to end takes its row away and ends with 0", async () => {
  const worker = startWorker()
  const instances = () => db().instance.findMany({ select: { role: true } })
  await vi.waitFor(async () => expect(await instances()).toEqual([{ role: "worker" }]), 50_000)
  await vi.waitFor(() => expect(worker.log).toContain("working on jobs"), 50_000)
  worker.end()
  expect(await worker.ended).toEqual([0, null])
  expect(await instances()).toEqual([])
}, 120_000)

test("a worker that is told to end in the middle of a long job ends with 0 and leaves the job undone, for others", async () => {
  // So that it is caught at the first firm.
  await db().dataset.updateMany({ data: { draws: 20_000 } })
  const worker = startWorker()
  const run = () => db().jobRun.findFirst({ where: { kind: "drivers" } })
  await vi.waitFor(async () => expect(await run()).toMatchObject({ endedAt: null }), 100_000)
  worker.end()
  expect(await worker.ended).toEqual([0, null])
  expect(await run()).toMatchObject({ endedAt: null })
  if (testedDatabase === "sqlite") return
  const jobs = await db().$queryRawUnsafe(
    `SELECT attempts::int AS attempts, locked_by FROM ${jobsSchema}.jobs WHERE task_identifier = 'drivers'`,
  )
  expect(jobs).toEqual([{ attempts: 0, locked_by: null }])
}, 150_000)
