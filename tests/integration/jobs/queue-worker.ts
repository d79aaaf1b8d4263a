// `npm run worker`, but that its jobs do what the test says. It says when one begins, and the test answers with how it
// ends: "done" or "failed" with the task's name.
import { createInterface } from "node:readline"
import { closeDatabase } from "@/lib/server/db/client"
import { beginHeartbeat } from "@/lib/server/instances/heartbeat"
import { startJobs } from "@/lib/server/jobs/start-jobs"
import { endOnSignal } from "@/lib/server/watch/end-gracefully"
import { beforeEnd } from "@/lib/server/watch/shutdown"

const ends = new Map<string, (error?: Error) => void>()

createInterface(process.stdin).on("line", (line) => {
  const [how, task = ""] = line.split(" ")
  ends.get(task)?.(how === "failed" ? new Error("the database went away") : undefined)
})

const run = (task: string) =>
  new Promise<void>((resolve, reject) => {
    ends.set(task, (error) => (error === undefined ? resolve() : reject(error)))
    console.log(`begun ${task}`)
  })

endOnSignal()
beforeEnd("closing the database", closeDatabase)
beginHeartbeat("worker")
await startJobs("worker", { run, giveUp: () => Promise.resolve() })
