import { expect, test } from "vitest"
import { reportShares } from "@/components/lab/report-shares"
import { order, report } from "./lab-view"

const first = report({ id: "first", weight: 0.6 })
const second = report({ id: "second", weight: 0.2 })
const delivery = report({ id: "delivery", weight: 0.9, sizesAs: "delivery" })
const silent = report({ id: "silent", weight: 0.5, sizesAs: null })

const sharesOf = (trust: Record<string, number>) =>
  Object.fromEntries(reportShares(order([first, second, delivery, silent]), trust))

test("purchases share an order's size by weight, and deliveries are silent beside them", () => {
  expect(sharesOf({})).toEqual({ first: 0.6 / 0.8, second: 0.2 / 0.8, delivery: 0, silent: 0 })
})

test("a report that is trusted twice as much counts twice", () => {
  expect(sharesOf({ second: 3 }).second).toBeCloseTo(0.5)
})

test("where no purchase is believed, the deliveries speak", () => {
  expect(sharesOf({ first: 0, second: 0 })).toEqual({ first: 0, second: 0, delivery: 1, silent: 0 })
})

test("where nothing is believed, nothing has a share", () => {
  expect(Object.values(sharesOf({ first: 0, second: 0, delivery: 0 }))).toEqual([0, 0, 0, 0])
})
