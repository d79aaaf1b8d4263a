import type { Range } from "@/lib/domain/range"
import { quantityWords } from "@/lib/format"
import type { TextCodec } from "../form"
import { readPlain, type Read } from "./plain-text"
import { emptyRange, readRange, writeRange } from "./range"

const wanted = 'This is not a number of chips: write "100,000", "30k to 60k" or "up to 60,000".'

/** Chips under another name; servers and dies are counted otherwise. */
const chipWords = /\s?(?:ai )?(?:chips?|gpus?|cards?|accelerators?|units?|pieces?|张|块|片|枚|颗|个)$/

/** "100 servers" is not a number of chips. */
function whenCountsOthers(text: string): Read<Range> | null {
  const [, counted] = / ([a-z-]{4,})$/.exec(text) ?? []
  if (counted === undefined || !readRange(text.slice(0, -counted.length).trim())) return null
  return {
    problem: `Write the number alone, without "${counted}": what is counted stands in a field of its own.`,
  }
}

/**
 * A number of chips: "about 100,000", "30–60k", "3万到6万", "more than 10,000", "tens of thousands".
 * An empty text is the empty range, the source gave no figure.
 */
export const quantityCodec: TextCodec<Range> = {
  read(text) {
    return readPlain(text, wanted, (plain) => {
      if (plain === "") return { value: emptyRange }
      const text = plain.toLowerCase()
      return readRange(text.replace(chipWords, "").trim()) ?? whenCountsOthers(text)
    })
  },
  write: (range) => writeRange(range),
  words: quantityWords,
}
