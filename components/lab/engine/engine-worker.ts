import type { LabMessage, LabRequest } from "../lab-messages"
import { breath } from "./breath"
import { fetchKit } from "./fetch-kit"
import { LabEngine } from "./lab-engine"

/** A worker's side of its channel, of which the page's types know nothing. */
type WorkerScope = {
  postMessage(message: LabMessage): void
  addEventListener(type: "message", listener: (event: MessageEvent<LabRequest>) => void): void
}

const scope = globalThis as unknown as WorkerScope
const engine = new LabEngine({ say: (message) => scope.postMessage(message), fetchKit, breath })

scope.addEventListener("message", ({ data }) => engine.hear(data))
