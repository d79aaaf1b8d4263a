import "server-only"

/** The answer of a kept page or of a file as it goes out. */
export type KeptAnswer = {
  headers: Record<string, string>
  etag: string
  body: Buffer
  /** The same compressed; null where that is not worth it. */
  gzipped: Buffer | null
}

type Entry = {
  answer: KeptAnswer
  takenAt: number
  askedAt: number
  /** Since a drop Next has to be asked whether it stands; null: there was none. */
  droppedAt: number | null
}

/**
 * Answers by their address, up to a number of bytes; what was not asked for the longest goes first. Remembers besides
 * which addresses were asked for at all, so that a crawler's single look at each costs nothing.
 */
export class AnswerMemory {
  readonly #entries = new Map<string, Entry>()
  readonly #seen = new Set<string>()
  #bytes = 0
  #drops = 0
  #whenDropped: () => void = () => undefined

  constructor(private readonly most: { bytes: number; seen: number }) {}

  /** What may be sent for an address now; null: ask Next. */
  get(address: string): { answer: KeptAnswer; takenAt: number } | null {
    const entry = this.#entries.get(address)
    if (!entry) return null
    entry.askedAt = performance.now()
    if (entry.droppedAt !== null) return null
    // Maps keep the order in which they were written.
    this.#entries.delete(address)
    this.#entries.set(address, entry)
    return entry
  }

  /** What stood for an address until a drop that is no longer ago than so many milliseconds; null: nothing did. */
  standIn(address: string, withinMs: number): KeptAnswer | null {
    const entry = this.#entries.get(address)
    if (!entry || entry.droppedAt === null || performance.now() - entry.droppedAt > withinMs) return null
    return entry.answer
  }

  /** Addresses that were dropped and had readers within so many milliseconds, the one asked for last first. */
  droppedWithReaders(withinMs: number): string[] {
    const since = performance.now() - withinMs
    return [...this.#entries]
      .filter(([, { droppedAt, askedAt }]) => droppedAt !== null && askedAt >= since)
      .sort(([, a], [, b]) => b.askedAt - a.askedAt)
      .map(([address]) => address)
  }

  /** Whether `get` has an answer, which does not count as asked for. */
  has(address: string): boolean {
    return this.#entries.get(address)?.droppedAt === null
  }

  /** Whether an address was seen before; from now on it was. */
  wasSeen(address: string): boolean {
    const was = this.#seen.delete(address)
    this.#seen.add(address)
    const [oldest] = this.#seen
    if (this.#seen.size > this.most.seen && oldest !== undefined) this.#seen.delete(oldest)
    return was
  }

  /** The last answer of an address whether it still stands or not: its bytes need not be compressed again. */
  last(address: string): KeptAnswer | null {
    return this.#entries.get(address)?.answer ?? null
  }

  /** Say this before an answer is asked for, and hand it to `set`. */
  get drops(): number {
    return this.#drops
  }

  /** Keeps an answer, unless pages were dropped since `drops` was read: then it may have been made before. */
  set(address: string, answer: KeptAnswer, { takenAt, drops }: { takenAt: number; drops: number }): void {
    if (drops !== this.#drops) return
    const askedAt = this.#entries.get(address)?.askedAt ?? takenAt
    this.forget(address)
    this.#entries.set(address, { answer, takenAt, askedAt, droppedAt: null })
    this.#bytes += bytesOf(answer)
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.most.bytes) return
      this.forget(oldest)
    }
  }

  forget(address: string): void {
    const entry = this.#entries.get(address)
    if (!entry) return
    this.#entries.delete(address)
    this.#bytes -= bytesOf(entry.answer)
  }

  /** Has something done whenever pages were dropped. */
  onDrop(act: () => void): void {
    this.#whenDropped = act
  }

  /** Pages were dropped; which ones Next knows. */
  drop(): void {
    this.#drops += 1
    // Who was dropped before stays so since then: nothing stands in for longer because more is dropped.
    for (const entry of this.#entries.values()) entry.droppedAt ??= performance.now()
    this.#whenDropped()
  }
}

function bytesOf({ body, gzipped }: KeptAnswer): number {
  return body.length + (gzipped?.length ?? 0)
}
