import type { LabMessage, LabRequest } from "./lab-messages"

type Listener = (message: LabMessage) => void

/** The page's side of a worker that answers questions about one firm as of one month. */
export class LabWorker {
  private readonly listeners = new Set<Listener>()
  private readonly worker: Worker
  private lastId = 0

  /** @param kitPath where the firm's kit is to be had (`routes.labKit`) */
  constructor(kitPath: string) {
    this.worker = startEngine()
    this.worker.addEventListener("message", ({ data }: MessageEvent<LabMessage>) => this.tell(data))
    this.worker.addEventListener("error", (event) => {
      event.preventDefault()
      this.tell({ type: "failed", id: null, why: "The engine could not be loaded. Load the page again." })
    })
    this.ask({ type: "open", address: window.location.origin + kitPath })
  }

  /** An id for the next question. */
  nextId(): number {
    this.lastId += 1
    return this.lastId
  }

  ask(request: LabRequest): void {
    this.worker.postMessage(request)
  }

  /** @returns what ends the listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  end(): void {
    this.listeners.clear()
    this.worker.terminate()
  }

  private tell(message: LabMessage): void {
    for (const listener of this.listeners) listener(message)
  }
}

function startEngine(): Worker {
  return new Worker(new URL("./engine/engine-worker.ts", import.meta.url), { type: "module" })
}
