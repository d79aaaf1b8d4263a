import "server-only"

/** Runs one job after the other. More than `mostWaiting` do not queue up: whoever comes then is told at once. */
export class OneByOne {
  private waiting = 0
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly mostWaiting: number) {}

  /**
   * The job's result, once it had its turn; null when the queue is full. A job that fails leaves the next its turn.
   *
   * @param mostBefore for a long job: how many may wait before it, so that few of its kind fill the queue
   */
  run<T>(job: () => Promise<T>, mostBefore = this.mostWaiting): Promise<T> | null {
    if (this.waiting > mostBefore) return null
    this.waiting++
    const result = this.last.then(job)
    this.last = result.then(
      () => this.waiting--,
      () => this.waiting--,
    )
    return result
  }
}
