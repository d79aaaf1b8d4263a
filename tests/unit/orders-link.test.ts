import fc from "fast-check"
import { expect, test } from "vitest"
import { ordersViewSchema } from "@/lib/contracts/orders-explorer"
import { sourceKinds } from "@/lib/domain/evidence"
import {
  orderParamValue,
  ordersParams,
  ordersQuery,
  readOrdersPage,
  readOrdersQuery,
  usualOrdersView,
} from "@/lib/orders-link"
import { ordersViews } from "../arbitraries/orders-view"

const read = (query: string) => readOrdersQuery(new URLSearchParams(query))

test("an address gives back the view that it was made from, whatever stands in its names", () => {
  fc.assert(
    fc.property(ordersViews, (view) => {
      expect(read(ordersQuery(view))).toEqual({ view, dropped: [] })
    }),
  )
})

test("a view has one address, however its filters were ticked", () => {
  fc.assert(
    fc.property(ordersViews, (view) => {
      const other = { ...view, firm: [...view.firm].reverse(), columns: [...view.columns].reverse() }
      expect(ordersQuery(other)).toBe(ordersQuery(view))
    }),
  )
})

test("anything can be read: the view is one, and what was not understood is named", () => {
  const anyQuery = fc.array(fc.tuple(fc.constantFrom(...ordersParams), fc.string({ unit: "grapheme" })))
  fc.assert(
    fc.property(anyQuery, (pairs) => {
      const { view } = readOrdersQuery(new URLSearchParams(pairs))
      expect(ordersViewSchema.parse(view)).toEqual(view)
      expect(read(ordersQuery(view))).toEqual({ view, dropped: [] })
    }),
  )
})

test("the usual view has no query", () => {
  expect(ordersQuery(usualOrdersView)).toBe("")
  expect(read("")).toEqual({ view: usualOrdersView, dropped: [] })
})

test("an address is short, readable, and always in the same order", () => {
  const view = {
    ...usualOrdersView,
    q: "A800",
    firm: ["tencent", "baidu"],
    source: ["major press, one anonymous source" as const],
    sort: "cost" as const,
    group: "year" as const,
  }
  expect(ordersQuery(view)).toBe("?q=A800&firm=baidu,tencent&source=anonymous&group=year&sort=-cost")
  expect(ordersQuery({ ...view, descending: false }, 3)).toMatch(/&sort=cost&page=3$/)
})

test("several values may be repeated, as a form sends them, or separated by commas", () => {
  expect(read("firm=baidu&firm=tencent,alibaba&firm=").view.firm).toEqual(["alibaba", "baidu", "tencent"])
})

test("a name with a comma is one name", () => {
  const value = orderParamValue("maker", "Cambricon, Inc. 100%")
  expect(read(new URLSearchParams({ maker: value }).toString()).view.maker).toEqual(["Cambricon, Inc. 100%"])
})

test("every kind of source has a short name of its own", () => {
  const words = sourceKinds.map((kind) => orderParamValue("source", kind))
  expect(new Set(words).size).toBe(sourceKinds.length)
  expect(read(`source=${words.join(",")}`).view.source).toEqual([...sourceKinds].sort())
})

test.each([
  ["kind=stock,secret", "kind", "secret"],
  ["status=lost", "status", "lost"],
  ["year=23", "year", "23"],
  ["source=hearsay", "source", "hearsay"],
  ["confidence=total", "confidence", "total"],
  ["contradictions=maybe", "contradictions", "maybe"],
  ["known=2026-02-30", "known", "2026-02-30"],
  ["group=colour", "group", "colour"],
  ["sort=--cost", "sort", "--cost"],
  ["columns=order,colour", "columns", "colour"],
  ["group=firm&group=chip", "group", "chip"],
])("what cannot be read is dropped with a reason: %s", (query, param, text) => {
  const { dropped } = read(query)
  expect(dropped).toEqual([{ param, text, why: expect.stringMatching(/\w{3}/) as string }])
})

test("a long list and a long text keep their beginning and say so", () => {
  const firms = Array.from({ length: 70 }, (_, index) => `firm-${index}`)
  const { view, dropped } = read(`firm=${firms.join(",")}&q=${"a".repeat(300)}`)
  expect(view.firm).toHaveLength(60)
  expect(view.q).toHaveLength(200)
  expect(dropped).toHaveLength(11)
})

test("the order's name is always a column, and the first", () => {
  expect(read("columns=cost").view.columns).toEqual(["order", "cost"])
})

test("a page is a number from 1", () => {
  const pages = ["page=3", "", "page=0", "page=-1", "page=2.5", "page=99999999"]
  expect(pages.map((query) => readOrdersPage(new URLSearchParams(query)))).toEqual([3, 1, 1, 1, 1, 1])
})
