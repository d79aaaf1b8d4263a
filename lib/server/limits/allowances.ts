import "server-only"

/** How much an address may ask for at once, and how much of that comes back each second. */
export type Allowance = { burst: number; perSecond: number }

/**
 * What each address has spent of its allowances, in memory. One number for each: the moment at which all would have
 * come back (the "theoretical arrival time" of GCRA, ITU-T I.371), so nothing has to be counted down.
 */
export class Allowances {
  readonly #restedAt = new Map<string, number>()

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
    const restedAt = Math.max(this.#restedAt.get(key) ?? 0, at) + cost * each
    const late = restedAt - at - burst * each
    if (late > 0) return Math.ceil(late / 1000)
    this.#write(key, restedAt)
    return 0
  }

  /** Gives back what was taken for something that then cost nothing. */
  giveBack(key: string, { perSecond }: Allowance, cost: number): void {
    const restedAt = this.#restedAt.get(key)
    if (restedAt !== undefined) this.#write(key, restedAt - (cost * 1000) / perSecond)
  }

  get size(): number {
    return this.#restedAt.size
  }

  #write(key: string, restedAt: number): void {
    // Maps keep the order in which they were written.
    this.#restedAt.delete(key)
    this.#restedAt.set(key, restedAt)
    const [oldest] = this.#restedAt.keys()
    if (this.#restedAt.size > this.most && oldest !== undefined) this.#restedAt.delete(oldest)
  }
}
