import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

const program = ["--conditions=react-server", "--import", "tsx", "tests/integration/jobs/queue-worker.ts"]

/** `queue-worker.ts` as a process of its own. What it says is awaited line by line. */
export function startQueueWorker(databaseUrl: string) {
  const env = { ...process.env, NODE_OPTIONS: "", LOG_LEVEL: "info", DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, program, { env, stdio: ["pipe", "pipe", "pipe"] })
  const worker = { process: child, log: "", ended: once(child, "exit") }
  child.stderr.on("data", (chunk: Buffer) => (worker.log += chunk.toString()))
  const said: string[] = []
  const waiting = new Set<() => void>()
  createInterface(child.stdout).on("line", (line) => {
    said.push(line)
    for (const look of waiting) look()
  })
  /** Resolves once it has said a line, as often as it is to have said it by then; fails when it ends before. */
  const says = (line: string, times = 1) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (said.filter((each) => each === line).length >= times) resolve()
      }
      waiting.add(look)
      look()
      void worker.ended.then(() => reject(new Error(`it ended without saying "${line}":\n${worker.log}`)))
    })
  const tell = (line: string) => void child.stdin.write(`${line}\n`)
  return Object.assign(worker, { says, tell, end: () => child.kill("SIGTERM") })
}

export type QueueWorker = ReturnType<typeof startQueueWorker>
