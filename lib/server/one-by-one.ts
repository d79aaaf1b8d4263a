import "server-only"
import { AppError } from "./errors"
import { currentRequestAddress } from "./watch/request-context"

type Turn = { begin: () => void; refuse: (why: AppError) => void }

/**
 * Runs one job after the other. More than `mostWaiting` do not queue up: whoever comes then is told at once.
 *
 * Addresses take turns, so that who asks for much waits for it alone. When the queue is full, whoever waits for less
 * than another address takes the place of what that one asked for last: no address keeps everybody's turns.
 */
export class OneByOne {
  /** What waits, by who asked for it; who had a turn goes to the end. */
  readonly #waiting = new Map<string, Turn[]>()
  #waits = 0
  #isRunning = false

  /** @param asking who asks, by whom turns are shared; the address of the request that is worked on */
  constructor(
    private readonly mostWaiting: number,
    private readonly asking: () => string = () => currentRequestAddress() ?? "",
  ) {}

  /**
   * The job's result, once it had its turn; null when the queue is full. A job that fails leaves the next its turn.
   *
   * @param mostBefore for a long job: how many may wait before it, so that few of its kind fill the queue
   * @returns rejects with an AppError, busy, where the job lost its place to another address
   */
  run<T>(job: () => Promise<T>, mostBefore = this.mostWaiting): Promise<T> | null {
    const asker = this.asking()
    const before = this.#waits + (this.#isRunning ? 1 : 0)
    if (before > mostBefore && !this.#makesRoom(asker)) return null
    const turns = this.#waiting.get(asker) ?? []
    this.#waiting.set(asker, turns)
    this.#waits += 1
    const turn = new Promise<void>((begin, refuse) => turns.push({ begin, refuse }))
    // Said here, so that the job belongs to the request that asks for it, and not to the one whose end it waited for.
    const result = turn.then(job)
    const next = () => {
      this.#isRunning = false
      this.#begin()
    }
    turn.then(
      () => result.then(next, next),
      () => {},
    )
    this.#begin()
    return result
  }

  #begin(): void {
    const [first] = this.#waiting
    if (this.#isRunning || first === undefined) return
    const [asker, turns] = first
    const turn = turns.shift()
    this.#waiting.delete(asker)
    if (turns.length > 0) this.#waiting.set(asker, turns)
    this.#waits -= 1
    this.#isRunning = true
    turn?.begin()
  }

  /** Takes the last place of who waits for most, where that is more than the asker would wait for. */
  #makesRoom(asker: string): boolean {
    const own = this.#waiting.get(asker)?.length ?? 0
    let most: Turn[] = []
    for (const turns of this.#waiting.values()) if (turns.length > most.length) most = turns
    if (most.length <= own + 1) return false
    most
      .pop()
      ?.refuse(
        new AppError("busy", "Many others are asking for the same just now. Try again in a few seconds."),
      )
    this.#waits -= 1
    return true
  }
}
