import type { Range } from "@/lib/domain/range"
import { quantityWords } from "@/lib/format"
import type { TextCodec } from "../form"
import { readPlain } from "./plain-text"
import { emptyRange, readRange, writeRange } from "./range"

const wanted = 'This is not a number of chips: write "100,000", "30k to 60k" or "up to 60,000".'

/** Chips under another name; servers are counted otherwise and belong into the field of their own. */
const chipWords = /\s?(?:ai )?(?:chips?|gpus?|cards?|accelerators?|units?|pieces?|张|块|片|枚|颗|个)$/

/**
 * A number of chips: "about 100,000", "30–60k", "3万到6万", "more than 10,000", "tens of thousands".
 * An empty text is the empty range, the source gave no figure.
 */
export const quantityCodec: TextCodec<Range> = {
  read(text) {
    return readPlain(text, wanted, (plain) => {
      if (plain === "") return { value: emptyRange }
      return readRange(plain.toLowerCase().replace(chipWords, "").trim())
    })
  },
  write: (range) => writeRange(range),
  words: quantityWords,
}
