import "server-only"
import { AppError } from "@/lib/server/errors"
import { sha256Of } from "@/lib/server/snapshots/content"

/** Of refusals, a few hundred characters each. */
const most = 2000

/**
 * Refusals of what will be refused again: whoever asks for the same is told without the work that showed it. What was
 * not asked for the longest goes first.
 */
export class KeptRefusals {
  /** Messages by the hash of what was asked: an address may be long. */
  readonly #kept = new Map<string, string>()

  /**
   * What `make` gives, or its refusal, kept when it is of the input itself.
   *
   * @throws AppError invalid-input that is kept, and whatever `make` throws
   */
  async through<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
    const hash = sha256Of(key)
    const known = this.#kept.get(hash)
    if (known !== undefined) {
      this.#keep(hash, known)
      throw new AppError("invalid-input", known)
    }
    try {
      return await make()
    } catch (error) {
      if (error instanceof AppError && error.code === "invalid-input") this.#keep(hash, error.message)
      throw error
    }
  }

  #keep(hash: string, message: string): void {
    this.#kept.delete(hash)
    this.#kept.set(hash, message)
    if (this.#kept.size > most) this.#kept.delete([...this.#kept.keys()][0]!)
  }
}
