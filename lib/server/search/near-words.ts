import "server-only"
import { editDistance } from "@/lib/nearest-names"

/**
 * Words of a list that are at most so many typing slips away: a letter too many, missing, wrong, or swapped with its
 * neighbour. Each slip changes at most two of the letters that occur, so most words are passed over by comparing
 * which letters they have.
 */
export class NearWords {
  private readonly letters: Uint32Array
  private readonly lengths: Uint8Array

  constructor(private readonly words: readonly string[]) {
    this.letters = Uint32Array.from(words, lettersOf)
    this.lengths = Uint8Array.from(words, ({ length }) => Math.min(length, 255))
  }

  /** Positions of the near words, the words themselves left out. None for what is too short or a number. */
  near(word: string, slips = slipsForgiven(word)): number[] {
    if (slips === 0) return []
    const wanted = lettersOf(word)
    const found: number[] = []
    for (let at = 0; at < this.letters.length; at += 1) {
      if (Math.abs(this.lengths[at]! - word.length) > slips) continue
      if (bitsOf(this.letters[at]! ^ wanted) > 2 * slips) continue
      const distance = editDistance(word, this.words[at]!)
      if (distance > 0 && distance <= slips) found.push(at)
    }
    return found
  }
}

/** How many slips a word may have: none in a short one, which would be anything, or in a number, which is another. */
export function slipsForgiven(word: string): number {
  if (/^\d/.test(word) || !/\p{Letter}/u.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** Which letters and digits occur, one bit each; any other sign shares the last. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    const isLetter = code >= 97 && code <= 122
    bits |= 1 << (isLetter ? code - 97 : code >= 48 && code <= 57 ? 26 + (code % 5) : 31)
  }
  return bits >>> 0
}

function bitsOf(number: number): number {
  let rest = number >>> 0
  let bits = 0
  while (rest !== 0) {
    rest &= rest - 1
    bits += 1
  }
  return bits
}
