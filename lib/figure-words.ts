/** Where figures stand in a text, in characters; `to` is the first one after. */
export type FigureSpan = { from: number; to: number }

const amount = String.raw`(?:US|HK)?[$¥€£]?\d+(?:,\d{3})*(?:\.\d+)?(?:(?:[ \u00a0]?(?:million|billion|trillion|bn|tn)|[mk])\b)?%?(?:[ \u00a0]?×[ \u00a0]?10[⁻⁰¹²³⁴-⁹]+)?`
const about = "(?:(?:about|around|up to|over|more than|less than|at least|under|between|only) )*"
const unit = [
  "months?|years?|draws|chips?|cards?|H100s|H100-equivalents|GPUs?|units|reports?|orders?|firms?|sources?|points",
  "FLOPS?|TFLOPS|TOPS|tokens|GB/s|TB/s|GB|TPP|TPP/mm²|mm²|W",
].join("|")

const figure = new RegExp(
  String.raw`(?<![\w.,’'-])${about}${amount}(?:,? (?:to|and|or) ${about}${amount})?(?:[ \u00a0](?:${unit})(?![\w-]))?(?![\w]|-[A-Za-z])`,
  "gi",
)

const monthName = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
const afterMonth = new RegExp(String.raw`(?:\b${monthName}|\bQ[1-4]|\bH[12]) $`)
const beforeMonth = new RegExp(`^ ${monthName}\\b`)
const year = /^(?:(?:over|between|about|around) )*(?:19|20)\d\d(?: (?:to|and|or) (?:19|20)\d\d)?$/i

/**
 * The figures in a text: "about 19 months", "between 12 and 29", "$4bn", "33 to 87%". Dates, years and the names of chips
 * are none.
 */
export function figuresIn(text: string): FigureSpan[] {
  return [...text.matchAll(figure)].flatMap(({ 0: found, index }) => {
    const to = index + found.length
    const isDate =
      year.test(found) || afterMonth.test(text.slice(0, index)) || beforeMonth.test(text.slice(to))
    return isDate ? [] : [{ from: index, to }]
  })
}
