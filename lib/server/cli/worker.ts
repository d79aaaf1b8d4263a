import "server-only"
import { closeDatabase } from "../db/client"
import { migrate } from "../db/migrate"
import { beginHeartbeat } from "../instances/heartbeat"
import { startJobs } from "../jobs/start-jobs"
import { log } from "../log"
import { ending } from "../watch/shutdown"
import { runCommand } from "./run-command"

// `npm run worker`: works on what is done in the background, and nothing else, until it is told to end.
await runCommand(async () => {
  await migrate()
  beginHeartbeat("worker")
  await startJobs("worker")
  log().info("working on jobs")
  await new Promise<void>((resolve) => {
    // Its timers do not keep a process: this one does.
    const stay = setInterval(() => {}, 60_000)
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        clearInterval(stay)
        resolve()
      })
    }
  })
  log().info("the worker ends")
  for (const { stop } of ending().stops) await stop()
  await closeDatabase()
})
