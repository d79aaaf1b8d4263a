import "server-only"
import { randomBytes } from "node:crypto"
import { buildId } from "../build-id"
import { now } from "../clock"

/** What this process is, for the log and for the table of instances. */
export type ThisInstance = {
  /** New with every start, so that a restarted server is another instance. */
  readonly id: string
  readonly build: string
  readonly startedAt: Date
  /** The data version whose pages it shows; null until it has looked. */
  dataVersion: number | null
}

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & { chipRunwayInstance?: ThisInstance }

/** This process as an instance; one and the same however often it is asked for. */
export function thisInstance(): ThisInstance {
  holder.chipRunwayInstance ??= {
    id: randomBytes(6).toString("hex"),
    build: readableBuild(),
    startedAt: now(),
    dataVersion: null,
  }
  return holder.chipRunwayInstance
}

/** Said by the watcher of the data version whenever it has dropped what that version touched. */
export function noteDataVersion(number: number | null): void {
  thisInstance().dataVersion = number
}

/** A command may run where nothing was built. */
function readableBuild(): string {
  try {
    return buildId()
  } catch {
    return "none"
  }
}
