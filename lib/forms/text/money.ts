import type { Money } from "@/lib/domain/money"
import { isEmptyRange, type Range } from "@/lib/domain/range"
import { moneyWords, toSignificant } from "@/lib/format"
import type { TextCodec } from "../form"
import { takeCurrency, withCurrency } from "./currency"
import { rateWanted, takeExchange, writeExchange, type Exchange } from "./exchange"
import { writeNumberInList } from "./number"
import { readPlain, type Read } from "./plain-text"
import { emptyRange, readRange, writeRange } from "./range"

/*
 * A sum is "$4bn", or a sum in another currency with its dollars: "¥40bn ($5.6bn)". After the dollars stands how they
 * came about: ", converted at 7.15", ", converted", or ", rate 7.15" for dollars that the source gave beside a rate.
 * "¥40bn at 7.15" has its dollars worked out here. Where brackets would be misread, " = " stands before the dollars.
 */

const wanted =
  'This is not a sum: write "$1bn", "up to $4bn", "¥40bn ($5.6bn)" for dollars that the source gives, or "¥40bn at 7.15" to convert.'
const dollarsWanted =
  'Add the dollars that the source gives, "¥40bn ($5.6bn)", or the rate of that time, "¥40bn at 7.15"; "¥40bn (dollars not given)" leaves them out.'
const currencyWanted = 'In which one currency? Write "$1bn", "¥40bn at 7.15" or "HK$3bn ($385m)".'

const notGiven = "not given"

/** The rates at which "at" converts; beyond them somebody has dollars for a yuan in mind, or a slip of the hand. */
const [lowestRate, highestRate] = [1, 20]

/** Where the bracket that ends `text` opens, -1 where none does. */
function lastBracket(text: string): number {
  if (!text.endsWith(")")) return -1
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ")") depth++
    else if (text[at] === "(" && --depth === 0) return at
  }
  return -1
}

/** The sum and the dollars beside it, null where none stand there. */
function part(plain: string): { sum: string; dollars: string | null } {
  const equals = plain.indexOf(" = ")
  if (equals > 0) return { sum: plain.slice(0, equals).trim(), dollars: plain.slice(equals + 3).trim() }
  const open = lastBracket(plain)
  const [sum, inner] = [plain.slice(0, Math.max(open, 0)).trim(), plain.slice(open + 1, -1).trim()]
  const isOfDollars = takeCurrency(inner).currency === "USD" || inner.toLowerCase() === notGiven
  // "$5bn ($4bn to $6bn)" is one sum with its bounds.
  const standsBeside = open > 0 && isOfDollars && takeCurrency(sum).currency !== "USD"
  return standsBeside ? { sum, dollars: inner } : { sum: plain, dollars: null }
}

function readAmount(text: string): Read<{ amount: Range; currency: string | null }> | null {
  const { text: figure, currency, isMixed } = takeCurrency(text)
  if (isMixed) return { problem: currencyWanted }
  if (figure === notGiven) return { value: { amount: emptyRange, currency } }
  const range = figure === "" ? null : readRange(figure)
  return range && ("problem" in range ? range : { value: { amount: range.value, currency } })
}

/** Dollars for a sum in yuan, to three significant digits, because a rate is not known better. */
function convert(amount: Range, rate: number): Range {
  const each = (value: number | null) => (value === null ? null : toSignificant(value / rate, 3))
  return { low: each(amount.low), central: each(amount.central), high: each(amount.high) }
}

/** A sum without dollars beside it: dollars themselves, or yuan with a rate. */
function readAlone(text: string, exchange: Exchange | null): Read<Money> | null {
  const read = readAmount(text)
  if (!read || "problem" in read) return read
  const { amount, currency } = read.value
  if (currency === "USD" || (currency === null && isEmptyRange(amount))) {
    if (exchange?.isBare) return { problem: `These are dollars already: leave the rate out. ${rateWanted}` }
    const [usdBasis, cnyPerUsd] = [exchange?.basis ?? "reported", exchange?.rate ?? null]
    return { value: { usd: amount, usdBasis, original: null, cnyPerUsd } }
  }
  if (currency === null) return { problem: currencyWanted }
  const rate = exchange?.rate ?? null
  if (rate === null) return { problem: dollarsWanted.replaceAll("¥40bn", withCurrency("40bn", currency)) }
  if (currency !== "CNY")
    return { problem: 'A rate converts yuan only; write the dollars yourself: "HK$3bn ($385m, converted)".' }
  if (rate < lowestRate || rate > highestRate) return { problem: rateWanted }
  const usd = convert(amount, rate)
  // Rounding up takes the largest of doubles beyond all of them.
  if (Object.values(usd).includes(Infinity)) return null
  return { value: { usd, usdBasis: "converted", original: { currency, amount }, cnyPerUsd: rate } }
}

function readBeside(sum: string, dollars: string, exchange: Exchange | null): Read<Money> | null {
  if (exchange?.isBare) return { problem: 'Say what the rate was for: "¥40bn ($5.6bn, converted at 7.15)".' }
  const [original, usd] = [readAmount(sum), readAmount(dollars)]
  if (!original || "problem" in original) return original
  if (!usd || "problem" in usd) return usd
  const { amount, currency } = original.value
  if (currency === null) return { problem: currencyWanted }
  const [usdBasis, cnyPerUsd] = [exchange?.basis ?? "reported", exchange?.rate ?? null]
  return { value: { usd: usd.value.amount, usdBasis, original: { currency, amount }, cnyPerUsd } }
}

function read(text: string): Read<Money> {
  return readPlain<Money>(text, wanted, (plain) => {
    const { sum, dollars } = part(plain)
    const taken = takeExchange(dollars ?? sum)
    if ("problem" in taken) return taken
    const { rest, exchange } = taken.value
    return dollars === null ? readAlone(rest, exchange) : readBeside(sum, rest, exchange)
  })
}

function fields({ usd, usdBasis, original, cnyPerUsd }: Money) {
  const bounds = (range: Range | undefined) => [range?.low, range?.central, range?.high]
  return [...bounds(usd), usdBasis, original?.currency, ...bounds(original?.amount), cnyPerUsd]
}

function isSameMoney(a: Money, b: Money): boolean {
  const others = fields(b)
  return fields(a).every((field, at) => field === others[at])
}

function write(money: Money): string {
  const { usd, usdBasis, original, cnyPerUsd } = money
  const sum = (range: Range, currency: string, name = currency) =>
    isEmptyRange(range)
      ? `${name} ${notGiven}`
      : writeRange(range, (figure) => withCurrency(figure, currency))
  const dollars = `${sum(usd, "USD", "dollars")}${writeExchange({ basis: usdBasis, rate: cnyPerUsd })}`
  if (!original) return dollars
  const said = sum(original.amount, original.currency)
  const short = cnyPerUsd === null ? [] : [`${said} at ${writeNumberInList(cnyPerUsd)}`]
  const isUnderstood = (text: string) => {
    const back = read(text)
    return "value" in back && isSameMoney(back.value, money)
  }
  return [...short, `${said} (${dollars})`].find(isUnderstood) ?? `${said} = ${dollars}`
}

function words(money: Money): string {
  const { usdBasis, cnyPerUsd } = money
  if (usdBasis === "reported" || cnyPerUsd === null) return moneyWords(money)
  return `${moneyWords(money)}, converted at ${writeNumberInList(cnyPerUsd)} yuan a dollar`
}

/** A sum with its dollars; all four fields come back from what is written. */
export const moneyCodec: TextCodec<Money> = { read, write, words }
