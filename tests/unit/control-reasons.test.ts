import fc from "fast-check"
import { expect, test } from "vitest"
import { listWords, nearMissWords, reasonWords, shortfallWords, testWords } from "@/lib/control-reasons"
import { figureWords } from "@/lib/metric-words"

const nameOf = (slug: string) => ({ "h20-96gb": "H20 96GB", l20: "L20" })[slug] ?? slug

test("a threshold is said with its bound and unit", () => {
  expect(testWords([{ metric: "tpp", op: ">=", value: 4800 }], nameOf)).toBe("TPP of 4,800 or more")
  expect(testWords([{ metric: "dram_bandwidth_gbps", op: "<", value: 6500 }], nameOf)).toBe(
    "memory bandwidth under 6,500 GB/s",
  )
})

test("two bounds on one measure are one line", () => {
  expect(
    testWords(
      [
        { metric: "performance_density", op: ">=", value: 1.6 },
        { metric: "performance_density", op: "<", value: 5.92 },
      ],
      nameOf,
    ),
  ).toBe("performance density of 1.6 or more and under 5.92")
})

test("claims, makers and named parts are sentences, not codes", () => {
  expect(testWords([{ metric: "datacenter_designed", op: "==", value: false }], nameOf)).toBe(
    "neither designed nor marketed for data centres",
  )
  expect(testWords([{ metric: "slug", op: "in", value: ["h20-96gb", "l20"] }], nameOf)).toBe(
    "the part is H20 96GB or L20",
  )
  expect(testWords([{ metric: "vendor", op: "in", value: ["NVIDIA", "AMD", "Intel"] }], nameOf)).toBe(
    "made by NVIDIA, AMD or Intel",
  )
})

test("L20 missed the line by a fiftieth, and the words say so", () => {
  const miss = { metric: "performance_density", value: 1912 / 609, threshold: 3.2 } as const
  expect(nearMissWords(miss)).toBe("performance density 3.14 against 3.2")
  expect(shortfallWords(miss)).toBe("1.9% short")
})

test("what a part met is told with its own value; an unknown value is said, never left blank", () => {
  const met = { metric: "tpp", op: ">=", threshold: 4800, value: 2368, holds: false } as const
  expect(reasonWords(met, nameOf)).toBe("TPP 2,368, under 4,800")
  expect(reasonWords({ ...met, value: null, holds: null }, nameOf)).toBe(
    "TPP: not known; 4,800 or more is asked for",
  )
})

test("a value that differs from its threshold never reads like it", () => {
  const figures = fc.double({ min: 0.01, max: 40_000, noNaN: true })
  fc.assert(
    fc.property(figures, fc.double({ min: -0.004, max: 0.004, noNaN: true }), (threshold, nudge) => {
      const line = Math.round(threshold * 100) / 100
      const value = line + nudge
      fc.pre(Math.abs(value - line) > 1e-6)
      expect(figureWords(value, line)).not.toBe(figureWords(line))
    }),
  )
})

test("a list names its last member with or", () => {
  expect(listWords(["a"])).toBe("a")
  expect(listWords(["a", "b", "c"])).toBe("a, b or c")
})
