import "server-only"

/** How much an address may ask for at once, and how much of that comes back each second. */
export type Allowance = { burst: number; perSecond: number }

type Spent = {
  /** The moment at which all will have come back (the "theoretical arrival time" of GCRA, ITU-T I.371). */
  restedAt: number
  /** What of it is only held, and has not come back by time. */
  held: number
  /** By how many. */
  holders: number
}

/**
 * What each address has spent of its allowances, in memory. What is known to be spent comes back by time first, and then
 * what is held: so nobody has more than the burst and what came back, however long they wait with what they hold.
 */
export class Allowances {
  readonly #spent = new Map<string, Spent>()

  /** @param most how many are remembered; who spent longest ago is forgotten first */
  constructor(private readonly most: number) {}

  /**
   * Takes `cost` of what a key has left.
   *
   * @param at milliseconds of a clock that never goes back
   * @returns 0 when it was there; else the seconds after which it will be, and nothing was taken
   */
  take(key: string, { burst, perSecond }: Allowance, cost: number, at: number): number {
    const each = 1000 / perSecond
    const before = this.#at(key, each, at)
    const restedAt = Math.max(before.restedAt, at) + cost * each
    const late = restedAt - at - burst * each
    if (late > 0) return Math.ceil(late / 1000)
    this.#write(key, { ...before, restedAt })
    return 0
  }

  /** The same for what may turn out to cost less: what it did cost is to be said by `settle`, once. */
  hold(key: string, allowance: Allowance, cost: number, at: number): number {
    const seconds = this.take(key, allowance, cost, at)
    const spent = this.#spent.get(key)
    if (seconds === 0 && spent) {
      spent.held += cost
      spent.holders += 1
    }
    return seconds
  }

  /**
   * Gives back a part of what was held, as far as it has not come back by time.
   *
   * @param part of its cost, 0 to 1: 0 where it did cost all of it
   */
  settle(key: string, { perSecond }: Allowance, part: number, at: number): void {
    const each = 1000 / perSecond
    const spent = this.#at(key, each, at)
    // Forgotten meanwhile.
    if (spent.holders === 0) return
    const own = spent.held / spent.holders
    this.#write(key, {
      restedAt: spent.restedAt - own * part * each,
      held: spent.holders === 1 ? 0 : spent.held - own,
      holders: spent.holders - 1,
    })
  }

  get size(): number {
    return this.#spent.size
  }

  /** What a key has spent at a moment. */
  #at(key: string, each: number, at: number): Spent {
    const spent = this.#spent.get(key)
    if (!spent) return { restedAt: 0, held: 0, holders: 0 }
    return { ...spent, held: Math.min(spent.held, Math.max(0, spent.restedAt - at) / each) }
  }

  #write(key: string, spent: Spent): void {
    // Maps keep the order in which they were written.
    this.#spent.delete(key)
    this.#spent.set(key, spent)
    const [oldest] = this.#spent.keys()
    if (this.#spent.size > this.most && oldest !== undefined) this.#spent.delete(oldest)
  }
}
