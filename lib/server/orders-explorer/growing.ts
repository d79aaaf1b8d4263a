import "server-only"

type Numbers = Int32Array | Float64Array | Uint8Array

/** Numbers in one block of memory that doubles where it is full. */
export class Growing<Of extends Numbers> {
  length = 0

  constructor(private block: Of) {}

  push(value: number): void {
    if (this.length === this.block.length) {
      const wider = new (this.block.constructor as new (size: number) => Of)(Math.max(64, this.length * 2))
      wider.set(this.block)
      this.block = wider
    }
    this.block[this.length] = value
    this.length += 1
  }

  set(place: number, value: number): void {
    if (place >= this.length) throw new RangeError(`there is no place ${place} among ${this.length}`)
    this.block[place] = value
  }

  /** The numbers themselves, valid until the next `push`. What stands after `length` means nothing. */
  get all(): Of {
    return this.block
  }
}
