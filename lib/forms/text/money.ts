import type { Money } from "@/lib/domain/money"
import { isEmptyRange, type Range } from "@/lib/domain/range"
import { moneyWords, toSignificant } from "@/lib/format"
import type { TextCodec } from "../form"
import { takeCurrency, withCurrency } from "./currency"
import { readNumber, writeNumberInFull } from "./number"
import { readPlain, type Read } from "./plain-text"
import { emptyRange, readRange, writeRange } from "./range"

/*
 * A sum is "$4bn", or a sum in another currency with its dollars: "¥40bn ($5.6bn)". After the dollars stands how they
 * came about: ", converted at 7.15", ", converted", or ", rate 7.15" for dollars that the source gave beside a rate.
 * "¥40bn at 7.15" has its dollars worked out here. "USD 5bn = $5bn" keeps a sum that the source gave in dollars by name.
 */

const wanted =
  'This is not a sum: write "$1bn", "up to $4bn", "¥40bn ($5.6bn)" for dollars that the source gives, or "¥40bn at 7.15" to convert.'
const rateWanted = 'A rate is yuan for a dollar, such as "¥40bn at 7.15".'
const dollarsWanted =
  'Add the dollars the source gives, "¥40bn ($5.6bn)", or the rate of that time, "¥40bn at 7.15"; "¥40bn (dollars not given)" leaves them out.'

const notGiven = "not given"

type Way = { basis: Money["usdBasis"]; rate: number | null; computes: boolean }

/** What stands after a sum: how the dollars came about. */
const wayShape =
  /[,;]? ?(?:(converted|rate)(?: (?:at|of))?|at|@|汇率)(?: (?:a )?rate of)?(?: ¥?([\d.e+-]{1,40})(?: ?(?:yuan|rmb)?(?: ?(?:\/|per|to the|a) ?(?:usd|us\$|\$|dollar))?)?)?$/i

function takeWay(text: string): { rest: string; way: Way | null } | { problem: string } {
  const match = wayShape.exec(text)
  if (!match || (match[2] === undefined && match[1]?.toLowerCase() !== "converted"))
    return { rest: text, way: null }
  const rest = text.slice(0, match.index).trim()
  const word = match[1]?.toLowerCase()
  const rate = match[2] === undefined ? null : readNumber(match[2])
  if (rate && ("problem" in rate || rate.value <= 0)) return { problem: rateWanted }
  return {
    rest,
    way: {
      basis: word === "rate" ? "reported" : "converted",
      rate: rate && rate.value,
      computes: word !== "rate" && word !== "converted",
    },
  }
}

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

/** The sum and the dollars that stand beside it, if any do. */
function parted(plain: string): { sum: string; dollars: string | null } {
  const equals = plain.indexOf(" = ")
  if (equals > 0) return { sum: plain.slice(0, equals).trim(), dollars: plain.slice(equals + 3).trim() }
  const open = lastBracket(plain)
  const sum = plain.slice(0, Math.max(open, 0)).trim()
  const inner = plain.slice(open + 1, -1).trim()
  const isDollars = takeCurrency(inner).currency === "USD" || /^not given\b/i.test(inner)
  // "$5bn ($4bn to $6bn)" is one sum with its bounds.
  return open > 0 && isDollars && takeCurrency(sum).currency !== "USD"
    ? { sum, dollars: inner }
    : { sum: plain, dollars: null }
}

function readAmount(text: string): Read<{ range: Range; currency: string | null; isByCode: boolean }> | null {
  const { text: figure, currency, isByCode } = takeCurrency(text)
  if (figure === notGiven) return { value: { range: emptyRange, currency, isByCode } }
  const range = figure === "" ? null : readRange(figure)
  if (!range || "problem" in range) return range
  return { value: { range: range.value, currency, isByCode } }
}

function mapRange(range: Range, change: (value: number) => number): Range {
  const each = (value: number | null) => (value === null ? null : change(value))
  return { low: each(range.low), central: each(range.central), high: each(range.high) }
}

/** Dollars for a sum in yuan, to three significant digits: a rate is not known better. */
function converted(amount: Range, rate: number): Range {
  return mapRange(amount, (value) => toSignificant(value / rate, 3))
}

function readMoney(plain: string): Read<Money> | null {
  const { sum, dollars } = parted(plain)
  const tail = takeWay(dollars ?? sum)
  if ("problem" in tail) return tail
  const { rest, way } = tail
  const [usdBasis, cnyPerUsd] = [way?.basis ?? "reported", way?.rate ?? null]

  const amount = readAmount(dollars === null ? rest : sum)
  if (!amount || "problem" in amount) return amount
  const { range, currency, isByCode } = amount.value
  const original = { currency: currency ?? "", amount: range }

  if (dollars !== null) {
    if (currency === null) return null
    if (way?.computes)
      return {
        problem:
          'Say "converted at 7.15" where the dollars are given too: "¥40bn ($5.6bn, converted at 7.15)".',
      }
    const usd = readAmount(rest)
    if (!usd || "problem" in usd) return usd
    return { value: { usd: usd.value.range, usdBasis, original, cnyPerUsd } }
  }
  if (currency === null) {
    if (!isEmptyRange(range))
      return { problem: 'In which currency? Write "$1bn", "¥40bn at 7.15" or "HK$3bn ($385m)".' }
    return { value: { usd: range, usdBasis, original: null, cnyPerUsd } }
  }
  if (currency === "USD" && !(isByCode && isEmptyRange(range))) {
    if (way?.computes)
      return {
        problem: `These are dollars already: leave the rate out, or write the sum in yuan. ${rateWanted}`,
      }
    return { value: { usd: range, usdBasis, original: null, cnyPerUsd } }
  }
  if (!way?.computes)
    return {
      problem:
        currency === "CNY" ? dollarsWanted : dollarsWanted.replaceAll("¥40bn at 7.15", "¥40bn at 7.15"),
    }
  if (currency !== "CNY")
    return { problem: `A rate converts yuan only; write the dollars yourself: "HK$3bn ($385m, converted)".` }
  const rate = way.rate
  if (rate === null || rate < 1 || rate > 20) return { problem: rateWanted }
  return { value: { usd: converted(range, rate), usdBasis: "converted", original, cnyPerUsd: rate } }
}

/** As JSON, which compares all four fields. */
function isSame(a: Money, b: Money): boolean {
  const key = (money: Money) =>
    JSON.stringify([
      ...[money.usd, money.original?.amount ?? null].map(
        (range) => range && [range.low, range.central, range.high],
      ),
      money.usdBasis,
      money.original?.currency ?? null,
      money.cnyPerUsd,
    ])
  return key(a) === key(b)
}

function write(money: Money): string {
  const { usd, usdBasis, original, cnyPerUsd } = money
  const sum = (range: Range, currency: string) =>
    isEmptyRange(range)
      ? `${currency} ${notGiven}`
      : writeRange(range, (figure) =>
          currency === "USD!" ? `USD ${figure}` : withCurrency(figure, currency),
        )
  const rate = cnyPerUsd === null ? "" : ` at ${writeNumberInFull(cnyPerUsd)}`
  const way = usdBasis === "converted" ? `, converted${rate}` : rate.replace(" at ", ", rate ")
  const dollars = isEmptyRange(usd) ? `dollars ${notGiven}${way}` : `${sum(usd, "USD")}${way}`
  if (!original) return isEmptyRange(usd) ? `${notGiven}${way}` : dollars
  const { amount, currency } = original
  const said = sum(amount, currency)
  const inFull = `${currency === "USD" ? said.replaceAll("$", "USD ") : said} = ${dollars}`
  return (
    [`${said}${rate}`, `${said} (${dollars})`].find((text) => {
      const back = readPlain<Money>(text, wanted, readMoney)
      return "value" in back && isSame(back.value, money)
    }) ?? inFull
  )
}

/** A sum with its dollars; all four fields come back from what is written. */
export const moneyCodec: TextCodec<Money> = {
  read: (text) => readPlain<Money>(text, wanted, readMoney),
  write,
  words: moneyWords,
}
