/**
 * A stream of random numbers, the only source of chance in the engine: sfc32 (Chris Doty-Humphrey's Small
 * Fast Counting generator, 128 bits of state, passes PractRand), seeded from the run's seed and the name
 * of the var that owns the stream. A var more or less leaves every other stream as it was.
 */
export class Stream {
  // Begun as integers: a field that is first undefined stays a boxed value, and a draw takes three times as long.
  private a = 0
  private b = 0
  private c = 0
  private counter = 1

  constructor(seed: number, name: string) {
    const [a, b, c] = hash96(`${seed}\u0000${name}`)
    this.a = a
    this.b = b
    this.c = c
    for (let i = 0; i < 15; i++) this.next()
  }

  /** Uniform on the open interval (0, 1), in steps of 2⁻³². */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return ((sum >>> 0) + 0.5) / 4294967296
  }

  /** Fills a column with what as many calls of `next` give. The state stays in registers meanwhile. */
  fill(column: Float64Array): void {
    let { a, b, c, counter } = this
    for (let i = 0; i < column.length; i++) {
      const sum = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + sum) | 0
      column[i] = ((sum >>> 0) + 0.5) / 4294967296
    }
    this.a = a
    this.b = b
    this.c = c
    this.counter = counter
  }
}

/** 96 bits from a text: three rounds of MurmurHash3's 32-bit hash with different seeds. */
function hash96(text: string): [number, number, number] {
  return [murmur3(text, 0x9e3779b9), murmur3(text, 0x243f6a88), murmur3(text, 0xb7e15162)]
}

function murmur3(text: string, seed: number): number {
  let h = seed | 0
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51)
    k = (k << 15) | (k >>> 17)
    h ^= Math.imul(k, 0x1b873593)
    h = (h << 13) | (h >>> 19)
    h = (Math.imul(h, 5) + 0xe6546b64) | 0
  }
  h ^= text.length
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
