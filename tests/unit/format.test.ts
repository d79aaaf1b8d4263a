import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  countWords,
  datedWords,
  estimatedCountWords,
  flopWords,
  longMonthWords,
  moneyWords,
  monthSpanWords,
  monthWords,
  powerOfTen,
  quantityOfWords,
  quantityWords,
  shareWords,
  sumWords,
  toSignificant,
  tokenWords,
  twoDigits,
  unitPriceWords,
  windowWords,
} from "@/lib/format"
import type { Money } from "@/lib/domain/money"
import type { Range } from "@/lib/domain/range"

const range = (low: number | null, central: number | null, high: number | null): Range => ({
  low,
  central,
  high,
})
const usd = (low: number | null, central: number | null, high: number | null): Money => ({
  usd: range(low, central, high),
  usdBasis: "reported",
  original: null,
  cnyPerUsd: null,
})

describe("counts", () => {
  test.each([
    [0, "0"],
    [960, "960"],
    [100_000, "100,000"],
    [999_999, "999,999"],
    [1_200_000, "1.2 million"],
    [1_250_000, "1.25 million"],
    [2_000_000, "2 million"],
    [999_999_999, "1 billion"],
    [3_000_000_000, "3 billion"],
  ])("%d chips are %s", (count, words) => {
    expect(countWords(count)).toBe(words)
  })

  test.each([
    [0, "fewer than 1"],
    [0.4, "fewer than 1"],
    [7, "about 7"],
    [412_345, "about 410,000"],
    [996_000, "about 1 million"],
    [1_249_000, "about 1.2 million"],
  ])("an estimate of %d is %s", (count, words) => {
    expect(estimatedCountWords(count)).toBe(words)
  })

  test("every number there is can be told, to two digits and as a count", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e307, max: 1e307, noNaN: true }), (value) => {
        expect(twoDigits(value)).toMatch(/\d/)
        expect(countWords(Math.abs(value))).toMatch(/\d/)
        expect(estimatedCountWords(Math.abs(value))).toMatch(/\d/)
      }),
    )
    expect(twoDigits(5e-324)).toBe("5 × 10⁻³²⁴")
    expect(twoDigits(-3.46e-7)).toBe("-3.5 × 10⁻⁷")
    expect(twoDigits(0.0000123)).toBe("0.000012")
  })

  test("an estimated count never claims a third digit and is within one in twenty of the figure", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000_000 }), (count) => {
        const rounded = toSignificant(count, 2)
        expect(Math.abs(rounded - count)).toBeLessThanOrEqual(0.05 * count)
        expect(estimatedCountWords(count)).toBe(`about ${countWords(rounded)}`)
      }),
    )
  })
})

describe("reported quantities", () => {
  test.each<[Range, string]>([
    [range(null, 100_000, null), "about 100,000"],
    [range(null, 22_832, null), "22,832"],
    [range(30_000, null, 60_000), "30,000 to 60,000"],
    [range(40_000, 60_000, 80_000), "about 60,000 (40,000 to 80,000)"],
    [range(10_000, 15_000, 15_000), "10,000 to 15,000"],
    [range(10_000, 10_000, 100_000), "10,000 to 100,000"],
    [range(10_000, 10_000, null), "more than 10,000"],
    [range(10_000, null, null), "more than 10,000"],
    [range(null, 70_000, 70_000), "up to 70,000"],
    [range(null, null, 1_000_000), "up to 1 million"],
    [range(960, 1_000, null), "about 1,000, at least 960"],
    [range(null, 50_000, 60_000), "about 50,000, at most 60,000"],
    [range(400_000, null, 1_200_000), "400,000 to 1.2 million"],
    [range(1_000_000, null, 1_500_000), "1 to 1.5 million"],
    [range(5_000, null, 5_000), "about 5,000"],
    [range(null, null, null), "number not given"],
  ])("%o reads as %s", (quantity, words) => {
    expect(quantityWords(quantity)).toBe(words)
  })

  test("what is counted is said, also when the number is not", () => {
    expect(quantityOfWords(range(1_000, 1_000, null), "servers")).toBe("more than 1,000 servers")
    expect(quantityOfWords(range(null, null, null), "chips")).toBe("number of chips not given")
  })

  test("every reported quantity is told with each of its distinct bounds", () => {
    const bound = fc.integer({ min: 1, max: 999_999 })
    fc.assert(
      fc.property(bound, bound, bound, fc.integer({ min: 1, max: 7 }), (a, b, c, given) => {
        const [low, central, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number]
        const quantity = range(given & 1 ? low : null, given & 2 ? central : null, given & 4 ? high : null)
        const words = quantityWords(quantity)
        for (const value of Object.values(quantity)) {
          if (value !== null) expect(words).toContain(countWords(value))
        }
      }),
    )
  })
})

describe("money", () => {
  test.each<[number, string, string]>([
    [4e9, "USD", "$4bn"],
    [16.5e9, "USD", "$16.5bn"],
    [700e6, "USD", "$700m"],
    [999.9e6, "USD", "$1bn"],
    [40e9, "CNY", "¥40bn"],
    [1.2e12, "CNY", "¥1.2tn"],
    [12_000, "USD", "$12,000"],
    [5e9, "SGD", "SGD 5bn"],
  ])("%d %s is %s", (amount, currency, words) => {
    expect(sumWords(amount, currency)).toBe(words)
  })

  test("both readings of the A800 order keep their bounds", () => {
    expect(moneyWords(usd(null, 1e9, null))).toBe("$1bn")
    expect(moneyWords(usd(null, null, 4e9))).toBe("up to $4bn")
    expect(moneyWords(usd(null, 4e9, 4e9))).toBe("up to $4bn")
  })

  test("yuan come first and the dollars we converted are rounded", () => {
    const yuan: Money = {
      usd: range(null, 5.5555e9, null),
      usdBasis: "converted",
      original: { currency: "CNY", amount: range(null, 40e9, null) },
      cnyPerUsd: 7.2,
    }
    expect(moneyWords(yuan)).toBe("¥40bn ($5.6bn)")
    expect(moneyWords({ ...yuan, usd: range(null, null, null) })).toBe("¥40bn")
    expect(
      moneyWords({
        ...yuan,
        usd: range(null, null, 5.5555e9),
        original: { currency: "CNY", amount: range(null, null, 40e9) },
      }),
    ).toBe("up to ¥40bn ($5.6bn)")
  })

  test("an empty sum says so", () => {
    expect(moneyWords(usd(null, null, null))).toBe("sum not given")
    expect(unitPriceWords(null)).toBe("price not given")
  })

  test("a card's price is told to two digits", () => {
    expect(unitPriceWords(10_000)).toBe("$10,000 a card")
    expect(unitPriceWords(12_345)).toBe("$12,000 a card")
  })
})

describe("dates", () => {
  test("a date is told as precisely as the source gave it", () => {
    expect(datedWords({ date: "2023-08-09", precision: "day" })).toBe("9 Aug 2023")
    expect(datedWords({ date: "2023-08-01", precision: "month" })).toBe("Aug 2023")
    expect(datedWords({ date: "2026-07-01", precision: "quarter" })).toBe("Q3 2026")
    expect(datedWords({ date: "2023-01-01", precision: "year" })).toBe("2023")
    expect(datedWords(null)).toBe("date not given")
  })

  test.each<[string | null, string | null, string]>([
    ["2023-04", "2023-10", "Apr–Oct 2023"],
    ["2023-04-01", "2023-10-31", "Apr–Oct 2023"],
    ["2023-11", "2024-03", "Nov 2023–Mar 2024"],
    ["2024-01", "2024-12", "2024"],
    ["2024-01-01", "2025-12-31", "2024–2025"],
    ["2026-07", "2026-09", "Q3 2026"],
    ["2023-08", "2023-08", "Aug 2023"],
    ["2023-08-09", "2023-08-09", "9 Aug 2023"],
    [null, "2023-08-10", "by 10 Aug 2023"],
    [null, "2023-12-31", "by Dec 2023"],
    [null, "2024-02-29", "by Feb 2024"],
    [null, "2023-02-28", "by Feb 2023"],
    ["2023-04-01", null, "from Apr 2023"],
    ["2023-04-15", null, "from 15 Apr 2023"],
    [null, null, "date not given"],
  ])("%s to %s is %s", (start, end, words) => {
    expect(windowWords({ start, end })).toBe(words)
  })

  test("months have a short and a long name", () => {
    expect(monthWords("2027-03")).toBe("Mar 2027")
    expect(longMonthWords("2027-03")).toBe("March 2027")
  })

  test.each([
    [{ low: 12, high: 24 }, "12 to 24 months"],
    [{ low: 18, high: 18 }, "18 months"],
    [{ low: 12, high: null }, "at least 12 months"],
    [{ low: null, high: 1 }, "up to 1 month"],
    [null, "no span given"],
  ])("a span of %o is %s", (span, words) => {
    expect(monthSpanWords(span)).toBe(words)
  })
})

describe("compute", () => {
  test("training compute keeps two digits and a power of ten", () => {
    expect(flopWords(4.1e24)).toBe("4.1 × 10²⁴ FLOP a month")
    expect(flopWords(9.96e23)).toBe("1.0 × 10²⁴ FLOP a month")
    expect(flopWords(0)).toBe("no FLOP a month")
    expect(powerOfTen(-3)).toBe("10⁻³")
  })

  test.each([
    [12.4e12, "12 trillion tokens a day"],
    [1.44e12, "1.4 trillion tokens a day"],
    [999e9, "1 trillion tokens a day"],
    [1.37e15, "1,400 trillion tokens a day"],
    [23e15, "23 quadrillion tokens a day"],
    [450e6, "450 million tokens a day"],
    [0, "no tokens a day"],
  ])("%d a day is %s", (tokens, words) => {
    expect(tokenWords(tokens)).toBe(words)
  })

  test.each([
    [0.0519, "0.052"],
    [4.12, "4.1"],
    [4, "4.0"],
    [12.3, "12"],
    [1_234, "1,200"],
    [0.996, "1.0"],
    [0, "0"],
  ])("%d to two digits is %s", (value, words) => {
    expect(twoDigits(value)).toBe(words)
  })
})

describe("shares", () => {
  test.each([
    [0, "0%"],
    [0.001, "less than 1%"],
    [0.45, "45%"],
    [0.999, "more than 99%"],
    [1, "100%"],
  ])("%d of the draws is %s", (share, words) => {
    expect(shareWords(share)).toBe(words)
  })
})
