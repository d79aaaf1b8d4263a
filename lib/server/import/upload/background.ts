import "server-only"
import { logError } from "../../log"
import { observe } from "../../watch/observe"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayImports?: Map<string, Promise<void>> }

function running(): Map<string, Promise<void>> {
  return (holder.chipRunwayImports ??= new Map())
}

/** Works on a job while its page says how far it is. One that fails calls `onDefect` with the log's id. */
export function inBackground(
  jobId: string,
  work: () => Promise<void>,
  onDefect: (logId: string) => Promise<void>,
): void {
  const ended = observe("import", { job: jobId }, work)
    .catch(async (error: unknown) => onDefect(logError(error, "importing an uploaded file")))
    .catch((error: unknown) => {
      logError(error, "saying that an import failed")
    })
    .finally(() => running().delete(jobId))
  running().set(jobId, ended)
}

/** Whether this process works on a job. A job that only says so was cut off when the server stopped. */
export function isRunning(jobId: string): boolean {
  return running().has(jobId)
}

/** Resolves when nothing more is done for a job. */
export async function whenIdle(jobId: string): Promise<void> {
  await running().get(jobId)
}
