import { expect, test } from "vitest"
import { claimsAnswer } from "@/lib/charts/claims-answer"
import { claimsModel, type ClaimMeasure } from "@/lib/charts/claims-model"
import { makeReport } from "../../factories/claims"
import { makeContradictedOrder, makeOrder } from "../../factories/orders"
import type { OrderView } from "@/lib/contracts/order"

function answer(order: OrderView, measure: ClaimMeasure): string {
  const model = claimsModel(order.reports, measure)
  if (!model) throw new Error("no report gives a figure")
  return claimsAnswer(model, order)
}

const noFigure = { low: null, central: null, high: null }
const title = "Baidu and Tencent: about 100,000 A800 for 2023"

test("contradicting sums are told with their ends, and with the number that they are for", () => {
  const order = makeContradictedOrder()
  expect(answer(order, "cost")).toBe(`Two reports give $1bn to $4bn for 100,000 to 120,000 chips (${title}).`)
  expect(answer(order, "quantity")).toBe(`Three reports give 100,000 to 120,000 chips (${title}).`)
  expect(answer(order, "price")).toBe(`Two reports imply $10,000 to $40,000 a card (${title}).`)
})

test("one report, or several that agree, are told in its own words", () => {
  const first = makeReport({ id: "first", quantity: { ...noFigure, low: 10_000 } })
  expect(answer(makeOrder({ reports: [first] }), "quantity")).toBe(
    `One report gives more than 10,000 chips (${title}).`,
  )
  const second = makeReport({ id: "second", quantity: { ...noFigure, low: 10_000 } })
  expect(answer(makeOrder({ reports: [first, second] }), "quantity")).toBe(
    `Two reports give more than 10,000 chips (${title}).`,
  )
})

test("an end that a report leaves open stays open", () => {
  const reports = [
    makeReport({ id: "first", quantity: { ...noFigure, central: 10_000 } }),
    makeReport({ id: "second", quantity: { ...noFigure, low: 50_000 } }),
  ]
  expect(answer(makeOrder({ reports }), "quantity")).toBe(
    `Two reports give 10,000 to 50,000 or more chips (${title}).`,
  )
})
