import "server-only"
import type { Counter } from "prom-client"

/**
 * Counts by labels, and hands the counts to a counter when it is read: to count there costs several times as much, and
 * a server counts thousands of times between two readings.
 */
export class Tally<Label extends string> {
  readonly #counts = new Map<string, { labels: Record<Label, string>; count: number }>()

  constructor(private readonly names: readonly Label[]) {}

  /** @param values one for each name, in their order */
  add(...values: string[]): void {
    const key = values.join(" ")
    const entry = this.#counts.get(key)
    if (entry) {
      entry.count += 1
      return
    }
    const labels = Object.fromEntries(this.names.map((name, at) => [name, values[at]])) as Record<
      Label,
      string
    >
    this.#counts.set(key, { labels, count: 1 })
  }

  moveTo(counter: Counter<Label>): void {
    for (const entry of this.#counts.values()) {
      if (entry.count === 0) continue
      counter.inc(entry.labels, entry.count)
      entry.count = 0
    }
  }
}
