import { datePrecisions, type Dated } from "@/lib/domain/dated"
import { dayWords } from "@/lib/day-words"
import { datedWords } from "@/lib/format"
import type { TextCodec } from "../form"
import { readPeriod } from "./period"
import { readPlain, type Read } from "./plain-text"

const wanted = 'This is not a date: write "9 Aug 2023", "Aug 2023", "Q3 2025" or "2023".'

/** "15 Aug 2023 (month)": the day on record is not the first of the period that the source named. */
const marked = /^(.{4,40}?) ?\((day|month|quarter|year)\)$/

function readOne(text: string): Read<Dated> | null {
  const period = readPeriod(text)
  if (!period || "problem" in period) return period
  const { precision, start } = period.value
  if (precision === "half")
    return { problem: 'A date is a day, a month, a quarter or a year: write "Q1 2024" or "2024".' }
  return { value: { date: start, precision } }
}

function readMarked(text: string): Read<Dated> | null {
  const [, day = text, word] = marked.exec(text) ?? []
  const read = readOne(day)
  const precision = datePrecisions.find((each) => each === word)
  return read && "value" in read && precision ? { value: { ...read.value, precision } } : read
}

/** A date as precisely as the source gave it: "9 Aug 2023", "2023-08", "Q3 2025", "2023年8月9日". */
export const datedCodec: TextCodec<Dated> = {
  read: (text) => readPlain(text, wanted, (plain) => readMarked(plain.toLowerCase())),
  write(dated) {
    const short = datedWords(dated)
    const read = readOne(short.toLowerCase())
    return read && "value" in read && read.value.date === dated.date
      ? short
      : `${dayWords(dated.date)} (${dated.precision})`
  },
  words: datedWords,
}
