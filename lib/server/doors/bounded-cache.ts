import "server-only"

type Kept<Value> = { value: Promise<Value>; bytes: number }

/**
 * What was made, kept in memory up to a number of entries and of bytes; what was not asked for the longest goes
 * first. Whoever asks while something is being made waits for it, and what failed is made anew.
 */
export class BoundedCache<Value> {
  readonly #kept = new Map<string, Kept<Value>>()
  #bytes = 0

  constructor(private readonly most: { entries: number; bytes: number; bytesOf: (value: Value) => number }) {}

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key)
    if (known) {
      // Maps keep the order in which they were written.
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known.value
    }
    const entry: Kept<Value> = { value: make(), bytes: 0 }
    this.#kept.set(key, entry)
    entry.value.then(
      (value) => {
        if (this.#kept.get(key) !== entry) return
        entry.bytes = this.most.bytesOf(value)
        this.#bytes += entry.bytes
        this.#makeRoom()
      },
      () => {
        if (this.#kept.get(key) === entry) this.#kept.delete(key)
      },
    )
    this.#makeRoom()
    return entry.value
  }

  /** How much is kept now. */
  get size(): { entries: number; bytes: number } {
    return { entries: this.#kept.size, bytes: this.#bytes }
  }

  #makeRoom(): void {
    for (const [key, { bytes }] of this.#kept) {
      if (this.#kept.size <= this.most.entries && this.#bytes <= this.most.bytes) return
      this.#kept.delete(key)
      this.#bytes -= bytes
    }
  }
}
