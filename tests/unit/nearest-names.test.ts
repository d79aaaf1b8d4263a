import fc from "fast-check"
import { expect, test } from "vitest"
import { editDistance, nearestNames, type Candidate } from "@/lib/nearest-names"

const firms: Candidate[] = [
  { href: "/companies/baidu", name: "Baidu", keys: ["baidu", "Baidu", "百度"] },
  { href: "/companies/bytedance", name: "ByteDance", keys: ["bytedance", "ByteDance", "字节跳动"] },
  { href: "/companies/01-ai", name: "01.AI", keys: ["01-ai", "01.AI", "零一万物"] },
]
const names = (typed: string) => nearestNames(typed, firms, 5).map(({ name }) => name)

test("a slip of the finger still finds the firm", () => {
  expect(names("biadu")).toEqual(["Baidu"])
  expect(names("byte-dance")).toContain("ByteDance")
})

test("the beginning of a name, its Chinese name and its spelling with a dot are enough", () => {
  expect(names("byte")).toEqual(["ByteDance"])
  expect(names("百度")).toEqual(["Baidu"])
  expect(names("01.ai")).toEqual(["01.AI"])
})

test("nonsense gets no suggestion", () => {
  expect(names("quarterly-report-of-the-moon")).toEqual([])
  expect(names("")).toEqual([])
})

test("a shared word finds an order by part of its id", () => {
  const orders: Candidate[] = [
    { href: "/orders/a800-2023-four-firms", name: "A800", keys: ["a800-2023-four-firms"] },
    { href: "/orders/h20-2025-rush", name: "H20", keys: ["h20-2025-rush"] },
  ]
  expect(nearestNames("a800-four", orders, 5).map(({ name }) => name)).toEqual(["A800"])
})

test("edit distance is a distance: zero for equals, symmetric, and one for a swap of neighbours", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, a)).toBe(0)
      expect(editDistance(a, b)).toBe(editDistance(b, a))
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
  )
  expect(editDistance("biadu", "baidu")).toBe(1)
})
