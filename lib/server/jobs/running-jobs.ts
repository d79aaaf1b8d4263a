import "server-only"
import type { WorkerEvents } from "graphile-worker"
import { isUrgent, type TaskName } from "./tasks"

/** A lock of the queue in this process's name, and since when. */
export type Lock = { id: string; locked_at: string }

/**
 * The jobs that this process really works on. The queue's library tries once to write down what became of a job, and to
 * hear which one it was given: where the database is away at that moment, the job stays locked in our name although
 * nobody works on it.
 */
export class RunningJobs {
  private readonly tasks = new Map<string, TaskName>()
  private seen: ReadonlySet<string> = new Set()

  constructor(events: WorkerEvents) {
    // By then the library has begun to write down what became of it.
    events.on("job:complete", ({ job }) => this.tasks.delete(job.id))
  }

  /** One more. That it has ended is heard from the library. */
  begin(id: string, task: TaskName): void {
    this.tasks.set(id, task)
  }

  /** Whether one of them is a job that readers wait for. */
  hasUrgent(): boolean {
    return [...this.tasks.values()].some(isUrgent)
  }

  /**
   * @param held every lock in this process's name
   * @returns those without a job at this look and the one before: what was being written down in between is so by now
   */
  leftOver(held: readonly Lock[]): Lock[] {
    const idle = held.filter(({ id }) => !this.tasks.has(id))
    const twice = idle.filter((lock) => this.seen.has(keyOf(lock)))
    this.seen = new Set(idle.map(keyOf))
    return twice
  }
}

/** A job that is taken again is under another lock. */
function keyOf({ id, locked_at }: Lock): string {
  return `${id} ${locked_at}`
}
