import "server-only"
import { NearWords } from "./near-words"

/** Where in a thing a word stands: in what it is called, in another name of it, or in what is said of it. */
export const places = ["name", "alias", "text"] as const
export type Place = (typeof places)[number]

/** One occurrence: the thing's number, and its place in the two lowest bits. */
const pack = (thing: number, place: number) => thing * 4 + place
export const thingOf = (occurrence: number) => occurrence >>> 2
export const placeOf = (occurrence: number) => occurrence & 3

/** Collects which word stands where; things come in by rising number. */
export class WordIndexBuilder {
  private readonly occurrences = new Map<string, number[]>()

  add(thing: number, place: Place, words: Iterable<string>): void {
    const packed = pack(thing, places.indexOf(place))
    for (const word of words) {
      const list = this.occurrences.get(word)
      if (!list) this.occurrences.set(word, [packed])
      // A thing names its places from the best to the least: a word that it has already stands better.
      else if (thingOf(list.at(-1)!) !== thing) list.push(packed)
    }
  }

  /**
   * The words in order, their occurrences end to end in one array: a hundred thousand small lists would cost more.
   *
   * @param othersFirst gives others their turn; called between steps
   */
  async build(othersFirst: () => Promise<void>): Promise<WordIndex> {
    await othersFirst()
    const words = [...this.occurrences.keys()].sort(byCode)
    await othersFirst()
    const starts = new Uint32Array(words.length + 1)
    words.forEach((word, at) => {
      starts[at + 1] = starts[at]! + this.occurrences.get(word)!.length
    })
    const all = new Uint32Array(starts[words.length]!)
    for (const [at, word] of words.entries()) {
      all.set(this.occurrences.get(word)!, starts[at])
      if (at % 5000 === 0) await othersFirst()
    }
    return new WordIndex(words, starts, all, new NearWords(words))
  }
}

/** Every word of all things, with where it stands. */
export class WordIndex {
  constructor(
    readonly words: readonly string[],
    private readonly starts: Uint32Array,
    private readonly all: Uint32Array,
    private readonly nearWords: NearWords,
  ) {}

  /** The occurrences of the word at a position. */
  at(position: number): Uint32Array {
    return this.all.subarray(this.starts[position], this.starts[position + 1])
  }

  /** Position of a word; null when nothing has it. */
  find(word: string): number | null {
    const position = this.firstFrom(word)
    return this.words[position] === word ? position : null
  }

  /** Positions of the words that go on after these letters, as [first, end). */
  startingWith(letters: string): [first: number, end: number] {
    return [this.firstFrom(letters), this.firstFrom(`${letters}\u{10ffff}`)]
  }

  /** Positions of words a typing slip away. */
  near(word: string): number[] {
    return this.nearWords.near(word)
  }

  get occurrences(): number {
    return this.all.length
  }

  private firstFrom(word: string): number {
    let low = 0
    let high = this.words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (byCode(this.words[middle]!, word) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
