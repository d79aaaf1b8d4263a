import type { RunMessage, RunRequest } from "../messages"
import { runChart } from "./run-chart"

/** A worker's side of its channel, of which the page's types know nothing. */
type WorkerScope = {
  postMessage(message: RunMessage): void
  addEventListener(type: "message", listener: (event: MessageEvent<RunRequest>) => void): void
}

const scope = globalThis as unknown as WorkerScope

scope.addEventListener("message", ({ data }) => {
  runChart(data, (message) => scope.postMessage(message)).catch(() =>
    scope.postMessage({
      type: "failed",
      why: "The engine stopped with a fault of its own. The command line says more.",
    }),
  )
})
