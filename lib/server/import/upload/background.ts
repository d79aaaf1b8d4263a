import "server-only"
import { logError } from "../../log"
import { observe } from "../../watch/observe"

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayImports?: Map<string, Promise<void>> }

function running(): Map<string, Promise<void>> {
  return (holder.chipRunwayImports ??= new Map())
}

type Task = {
  /** Makes the job this instance's in the database; false: it is not to be had. */
  takeUp: () => Promise<boolean>
  work: () => Promise<void>
  /** Called with the log's id when the work fails by a defect. */
  onDefect: (logId: string) => Promise<void>
}

/**
 * Takes a job up and works on it while its page says how far it is.
 *
 * @returns false when it could not be taken up, or this process works on it already
 */
export async function inBackground(jobId: string, { takeUp, work, onDefect }: Task): Promise<boolean> {
  if (running().has(jobId)) return false
  const taken = takeUp()
  // Running from here on: who looks before `takeUp` has returned must not find a job at work that nobody works on.
  const ended = taken
    .then((isOurs) => (isOurs ? observed(jobId, work, onDefect) : undefined))
    // Told to whoever called.
    .catch(() => undefined)
    .finally(() => running().delete(jobId))
  running().set(jobId, ended)
  return taken
}

function observed(jobId: string, work: Task["work"], onDefect: Task["onDefect"]): Promise<void> {
  return observe("import", { job: jobId }, work)
    .catch(async (error: unknown) => onDefect(logError(error, "importing an uploaded file")))
    .catch((error: unknown) => {
      logError(error, "saying that an import failed")
    })
}

/** Whether this process works on a job. */
export function isRunning(jobId: string): boolean {
  return running().has(jobId)
}

/** Resolves when nothing more is done for a job. */
export async function whenIdle(jobId: string): Promise<void> {
  await running().get(jobId)
}
