import "server-only"
import { log, logError } from "../log"
import { requestsInFlight } from "./requests-in-flight"
import { ending } from "./shutdown"

/** Who asked within this time whether the server is ready asks on, and is waited for. */
const asksOnMs = 60_000
/** A balancer takes an instance out after a few refusals, most after three. */
const tellTimes = 3
/** Long enough for three questions at the intervals that balancers have, and no longer. */
const longestTellingMs = 10_000
const lookAgainMs = 100
/** What takes longer is broken off. Whoever stops the server must wait longer: deploy/ and scripts/run.mjs do. */
const longestMs = 25_000
/** What has to stop before is given this long, all together: with a database that does not answer it never would. */
const longestStopsMs = 8000

/**
 * Lets the server end without losing a request. On SIGTERM `/api/health/ready` answers 503 while everything is
 * served on, until whoever asks there has been told; then background work stops within a few seconds, no new
 * connection is taken, and the process ends with 0 once what is being answered has been. Called once when the server
 * starts: Next has its listeners by then, which close the server and wait for its answers, and are called when it is
 * their turn.
 */
export function endGracefully(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const closing = process.listeners(signal)
    process.removeAllListeners(signal)
    process.on(signal, () => void end(signal, closing))
  }
}

/**
 * The same for a process that serves nobody: background work stops, and the process ends with 0, or after as long as a
 * server may take with 1. Called first, so that it is heard while the process still begins.
 */
export function endOnSignal(): void {
  // What others listen with stays: who started this process may learn by it that the signal has come.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end(signal, []))
}

async function end(signal: "SIGTERM" | "SIGINT", closing: NodeJS.SignalsListener[]): Promise<void> {
  const state = ending()
  // A terminal's Ctrl-C comes twice: from the terminal and from `npm start`.
  if (state.isEnding) return
  state.isEnding = true
  log().info({ signal, inFlight: requestsInFlight() }, "the process ends")
  setTimeout(() => {
    log().warn({ inFlight: requestsInFlight() }, "the process ends without waiting for what goes on")
    process.exit(1)
  }, longestMs).unref()
  // Who presses Ctrl-C sees what happens; a balancer must be told.
  if (signal === "SIGTERM") await whoAskedIsTold()
  await withinPatience(stopAll())
  // Ended as asked: no failure, whatever code a signal stands for.
  process.once("exit", (code) => {
    if (code === 143) process.exitCode = 0
  })
  if (closing.length === 0) process.exit(0)
  for (const close of closing) close.call(process, signal)
}

/** Served on meanwhile: closing the server ends the process, so that it comes after all else. */
async function stopAll(): Promise<void> {
  for (const { name, stop } of ending().stops) {
    try {
      await stop()
    } catch (error) {
      logError(error, `ending: ${name}`)
    }
  }
}

async function withinPatience(stops: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log().warn("the process ends without waiting for what does not stop")
      resolve()
    }, longestStopsMs)
  })
  await Promise.race([stops, late])
  clearTimeout(timer)
}

async function whoAskedIsTold(): Promise<void> {
  const { askedAt } = ending()
  if (askedAt === null || performance.now() - askedAt > asksOnMs) return
  for (let waited = 0; waited < longestTellingMs && ending().toldSo < tellTimes; waited += lookAgainMs) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
  // What was on its way when the last answer went out.
  await new Promise((resolve) => setTimeout(resolve, 5 * lookAgainMs))
}
