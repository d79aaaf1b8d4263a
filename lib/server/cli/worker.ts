import "server-only"
import { parseArgs } from "node:util"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { beginHeartbeat } from "../instances/heartbeat"
import { startJobs } from "../jobs/start-jobs"
import { log } from "../log"
import { endOnSignal } from "../watch/end-gracefully"
import { beforeEnd } from "../watch/shutdown"
import { sendTelemetry } from "../watch/telemetry"
import { readCommandLine } from "./command-line"
import { runCommand } from "./run-command"

// `npm run worker`: works on what is done in the background, and nothing else, until it is told to end.
await runCommand(async () => {
  readCommandLine("npm run worker", () => parseArgs({ options: {} }))
  endOnSignal()
  await sendTelemetry()
  await migrate()
  beforeEnd("closing the database", closeDatabase)
  beginHeartbeat("worker")
  await startJobs("worker")
  log().info("working on jobs")
  // Its timers do not keep a process: this one does.
  setInterval(() => {}, 60_000)
})
