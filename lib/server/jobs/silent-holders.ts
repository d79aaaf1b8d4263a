import "server-only"

/** Who holds jobs, and the last sign that it gave of itself; null: it stands in no table. */
export type Holder = { id: string; sign: string | null }

/** A worker that has missed two of its signs, one every ten seconds, has ended. */
const silentMs = 25_000
/** Looks further apart than this saw nothing of what lies between: the database was away, or this process slept. */
const gapMs = 12_000

/**
 * Finds out which holders of jobs have ended, by whether their signs still move. What time the signs tell does not
 * matter: the clock of another machine may be wrong.
 */
export class SilentHolders {
  private seen = new Map<string, { sign: string | null; since: number }>()
  private lookedAt = -Infinity

  /**
   * @param at milliseconds of a clock that never goes back
   * @returns ids of those that have given no sign for too long
   */
  look(holders: readonly Holder[], at: number): string[] {
    if (at - this.lookedAt > gapMs) this.forget()
    this.lookedAt = at
    const before = this.seen
    this.seen = new Map(
      holders.map(({ id, sign }) => {
        const known = before.get(id)
        return [id, known !== undefined && known.sign === sign ? known : { sign, since: at }]
      }),
    )
    return [...this.seen].flatMap(([id, { since }]) => (at - since >= silentMs ? id : []))
  }

  /** After an outage everybody is given time to be heard of again. */
  forget(): void {
    this.seen.clear()
  }
}
