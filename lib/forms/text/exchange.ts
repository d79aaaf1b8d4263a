import { readNumber, writeNumberInList } from "./number"
import type { Read } from "./plain-text"

/** How dollars came about: given by the source or converted, and at which rate. */
export type Exchange = {
  basis: "reported" | "converted"
  /** Yuan for a dollar. */
  rate: number | null
  /** Only "at 7.15" was written, which asks to work the dollars out. */
  isBare: boolean
}

export const rateWanted = 'A rate is yuan for a dollar, such as "¥40bn at 7.15".'

const ending =
  /[,;]? ?(?:(converted|rate)(?: (?:at|of))?|at|@|汇率)(?: (?:a )?rate of)?(?: ?¥?(\d[\d.e+-]{0,40})(?: ?(?:yuan|rmb)?(?: ?(?:\/|per|to the|to a|a) ?(?:usd|us\$|\$|dollar))?)?)?$/i

/** Takes ", converted at 7.15", ", converted", ", rate 7.15" or " at 7.15" off the end of a plain text. */
export function takeExchange(text: string): Read<{ rest: string; exchange: Exchange | null }> {
  const [whole, spoken = "", figure] = ending.exec(text) ?? []
  const word = spoken.toLowerCase()
  if (whole === undefined || (figure === undefined && word !== "converted"))
    return { value: { rest: text, exchange: null } }
  const rate = figure === undefined ? null : readNumber(figure)
  if (rate && ("problem" in rate || rate.value <= 0)) return { problem: rateWanted }
  const exchange: Exchange = {
    basis: word === "rate" ? "reported" : "converted",
    rate: rate && rate.value,
    isBare: word === "",
  }
  return { value: { rest: text.slice(0, -whole.length).trim(), exchange } }
}

export function writeExchange({ basis, rate }: Omit<Exchange, "isBare">): string {
  const figure = rate === null ? "" : writeNumberInList(rate)
  if (basis === "converted") return figure === "" ? ", converted" : `, converted at ${figure}`
  return figure === "" ? "" : `, rate ${figure}`
}
