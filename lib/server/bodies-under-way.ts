import "server-only"

const megabyte = 1024 * 1024

/** Who sends: a browser that was signed in here, or anybody. Each kind has room of its own, so that neither takes the other's. */
export type Sender = { isSignedIn: true } | { isSignedIn: false; address: string }

/** Bodies up to this are not counted, in bytes: a form to sign in by has room whatever others send. */
export const uncounted = 16 * 1024
/** Larger than any form: a file. */
const large = 2 * megabyte
/** How much of it all may be under way at once. The largest file has 25 MB, and is held some three times while it is read. */
const most = { signedIn: 96 * megabyte, files: 2, strangers: 32 * megabyte, address: 8 * megabyte }

/**
 * Bodies that requests have announced and that are not answered yet. Next holds what goes to the editors' rooms in memory
 * until all of it has come in, so what is counted is what was announced, from the head on.
 */
export class BodiesUnderWay {
  #signedIn = 0
  #files = 0
  #strangers = 0
  readonly #byAddress = new Map<string, number>()

  /**
   * Makes room for a body.
   *
   * @returns what gives the room back, to be called once; null where there is none now
   */
  take(bytes: number, sender: Sender): (() => void) | null {
    if (bytes <= uncounted) return () => {}
    return sender.isSignedIn ? this.#takeSignedIn(bytes) : this.#takeOf(sender.address, bytes)
  }

  #takeSignedIn(bytes: number): (() => void) | null {
    const files = bytes > large ? 1 : 0
    if (this.#signedIn + bytes > most.signedIn || this.#files + files > most.files) return null
    this.#signedIn += bytes
    this.#files += files
    return () => {
      this.#signedIn -= bytes
      this.#files -= files
    }
  }

  #takeOf(address: string, bytes: number): (() => void) | null {
    const ofAddress = this.#byAddress.get(address) ?? 0
    if (this.#strangers + bytes > most.strangers || ofAddress + bytes > most.address) return null
    this.#strangers += bytes
    this.#byAddress.set(address, ofAddress + bytes)
    return () => {
      this.#strangers -= bytes
      const left = (this.#byAddress.get(address) ?? 0) - bytes
      if (left > 0) this.#byAddress.set(address, left)
      else this.#byAddress.delete(address)
    }
  }
}
