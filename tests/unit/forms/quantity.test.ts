import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { quantityCodec } from "@/lib/forms/text/quantity"
import { readData } from "../data/read-data"
import { aRange } from "./ranges"

const range = (low: number | null, central: number | null, high: number | null) => ({ low, central, high })

describe("a quantity", () => {
  test.each([
    ["100,000", range(null, 100_000, null)],
    ["about 100,000", range(null, 100_000, null)],
    ["About 100,000 chips", range(null, 100_000, null)],
    ["~100k", range(null, 100_000, null)],
    ["约10万张", range(null, 100_000, null)],
    ["10万左右", range(null, 100_000, null)],
    ["0", range(null, 0, null)],
    ["30,000 to 60,000", range(30_000, null, 60_000)],
    ["30-60k", range(30_000, null, 60_000)],
    ["30k–60k", range(30_000, null, 60_000)],
    ["30k — 60k", range(30_000, null, 60_000)],
    ["30 to 60k", range(30_000, null, 60_000)],
    ["900 to 1.2k", range(900, null, 1200)],
    ["900,000 to 1.2m", range(900_000, null, 1_200_000)],
    ["1 to 1.4 million", range(1_000_000, null, 1_400_000)],
    ["3万到6万", range(30_000, null, 60_000)],
    ["3-6万颗", range(30_000, null, 60_000)],
    ["3～6万", range(30_000, null, 60_000)],
    ["三万至六万", range(30_000, null, 60_000)],
    ["between 30,000 and 60,000", range(30_000, null, 60_000)],
    ["from 30,000 to 60,000 GPUs", range(30_000, null, 60_000)],
    ["about 30,000 to 60,000", range(30_000, null, 60_000)],
    ["100,000 (80,000 to 120,000)", range(80_000, 100_000, 120_000)],
    ["100k (80k–120k)", range(80_000, 100_000, 120_000)],
    ["about 100,000 (between 80,000 and 120,000)", range(80_000, 100_000, 120_000)],
    ["1.2m (1 to 1.4m)", range(1_000_000, 1_200_000, 1_400_000)],
    ["more than 10,000", range(10_000, null, null)],
    ["at least 10,000", range(10_000, null, null)],
    ["at least about 10,000", range(10_000, null, null)],
    ["over 10k", range(10_000, null, null)],
    ["10,000+", range(10_000, null, null)],
    ["10,000 or more", range(10_000, null, null)],
    ["> 10,000", range(10_000, null, null)],
    ["1万以上", range(10_000, null, null)],
    ["超过1万张", range(10_000, null, null)],
    ["up to 60,000", range(null, null, 60_000)],
    ["at most 60,000", range(null, null, 60_000)],
    ["under 60,000", range(null, null, 60_000)],
    ["fewer than 60,000", range(null, null, 60_000)],
    ["≤60,000", range(null, null, 60_000)],
    ["不超过6万", range(null, null, 60_000)],
    ["100,000, at least 80,000", range(80_000, 100_000, null)],
    ["100,000, at most 120,000", range(null, 100_000, 120_000)],
    ["100,000, at least 80,000, at most 120,000", range(80_000, 100_000, 120_000)],
    ["100,000 (at most 120,000)", range(null, 100_000, 120_000)],
    ["tens of thousands", range(10_000, null, 100_000)],
    ["hundreds of thousands", range(100_000, null, 1_000_000)],
    ["thousands", range(1000, null, 10_000)],
    ["several hundred", range(100, null, 1000)],
    ["dozens", range(10, null, 100)],
    ["几万", range(10_000, null, 100_000)],
    ["数十万张", range(100_000, null, 1_000_000)],
    ["３０，０００ ～ ６０，０００", range(30_000, null, 60_000)],
    ["", range(null, null, null)],
  ])("is read from %j", (typed, value) => {
    expect(quantityCodec.read(typed)).toEqual({ value })
  })
  test.each([
    "many",
    "60,000 to",
    "to 60,000",
    "10 to 20 to 30",
    "(100,000)",
    "100,000 ()",
    "100,000, 80,000",
    "at least",
    "more than",
    "100,000 at least",
    "1,5",
    "at least 5, at least 6",
    "dozens of dozens",
    "几",
  ])("%j is refused with examples", (typed) => {
    expect(quantityCodec.read(typed)).toEqual({
      problem: 'This is not a number of chips: write "100,000", "30k to 60k" or "up to 60,000".',
    })
  })
  test.each(["60,000 to 30,000", "100k (110k to 120k)", "100k (80 to 120)", "100, at most 80"])(
    "%j does not ascend and is refused",
    (typed) => {
      expect(quantityCodec.read(typed)).toEqual({
        problem: expect.stringContaining("smaller figure comes first"),
      })
    },
  )
  test("is of chips, and of nothing else", () => {
    expect(quantityCodec.read("about 100 servers")).toEqual({
      problem: expect.stringContaining('without "servers"'),
    })
  })
  test("is never negative", () => {
    expect(quantityCodec.read("-5")).toEqual({ problem: expect.stringContaining("negative") })
    expect(quantityCodec.read("-5 to 10")).toEqual({ problem: expect.stringContaining("negative") })
  })
  test("comes back exactly, whichever of its bounds are known", () => {
    fc.assert(
      fc.property(aRange, (value) => {
        expect(quantityCodec.read(quantityCodec.write(value))).toEqual({ value })
      }),
      { numRuns: 3000 },
    )
  })
  test.each([
    [range(1, null, 60_000_000), "1 to 60,000,000"],
    [range(1_000_000, null, 60_000_000), "1m to 60m"],
    [range(100_000, 100_000, null), "100,000, at least 100,000"],
    [range(80_000, 100_000, 120_000), "100,000 (80,000 to 120,000)"],
    [range(10_000, null, null), "more than 10,000"],
  ])("%j is written %j", (value, written) => {
    expect(quantityCodec.write(value)).toBe(written)
  })
  test("of every report on record comes back", () => {
    for (const { quantity } of readData().order.flatMap(({ reports }) => reports)) {
      expect(quantityCodec.read(quantityCodec.write(quantity))).toEqual({ value: quantity })
    }
  })
})
