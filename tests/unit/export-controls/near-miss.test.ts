import { expect, test } from "vitest"
import { evaluateRule, nearMisses, type Specs } from "@/lib/export-controls"
import { specsOfChip, theLaw, theRule } from "./the-law"

const acs = theRule("us-2023-11-17-acs-ifr")
const verdictOf = (specs: Specs) => evaluateRule(theLaw, acs, { specs, on: "2024-01-01" })

test("the L20 missed 3A090.b by a fiftieth of its density: 3.14 against 3.2", () => {
  const [miss] = verdictOf(specsOfChip("l20")).near
  expect(miss).toMatchObject({ category: "3A090.b-datacenter", paragraph: "ECCN 3A090.b" })
  expect(miss?.gap).toBeCloseTo((3.2 - 1912 / 609) / 3.2, 6)
  const [test] = miss?.tests ?? []
  expect([test?.metric, test?.threshold, test?.holds]).toEqual(["performance_density", 3.2, false])
})

test("the H20 missed it by a fiftieth of its TPP at its density, and a part on the line missed nothing", () => {
  const [miss] = verdictOf(specsOfChip("h20-96gb")).near
  expect(miss?.tests.map(({ metric, threshold }) => [metric, threshold])).toContainEqual(["tpp", 2400])
  expect(miss?.gap).toBeCloseTo(32 / 2400, 6)
  const onTheLine = { ...specsOfChip("h20-96gb"), tpp: 2400, performance_density: null }
  expect(verdictOf(onTheLine).near.map(({ category }) => category)).not.toContain("3A090.b-datacenter")
})

test("the RTX 4090 D missed a notification by a hundredth, and by its TPP alone", () => {
  const { near } = verdictOf(specsOfChip("rtx-4090d"))
  expect(near.map(({ category, tests }) => [category, tests.map(({ metric }) => metric)])).toEqual([
    ["3A090.a-non-datacenter", ["tpp"]],
  ])
})

test("to move every measure of a near miss to its line is enough to be caught", () => {
  for (const chip of ["l20", "h20-96gb", "rtx-4090d"]) {
    const specs = specsOfChip(chip)
    const [miss] = verdictOf(specs).near
    const moved = Object.fromEntries((miss?.tests ?? []).map(({ metric, threshold }) => [metric, threshold]))
    expect([chip, verdictOf({ ...specs, ...moved }).category]).toEqual([chip, miss?.category])
  }
})

test("a part far from every line, or one already under the strictest answer, misses nothing nearly", () => {
  expect(verdictOf({ ...specsOfChip("l20"), tpp: 500, performance_density: null }).near).toEqual([])
  expect(verdictOf(specsOfChip("h100-sxm-80gb")).near).toEqual([])
})

test("being made for data centres is no measure that one could nearly have", () => {
  const gaming = { ...specsOfChip("rtx-4090"), datacenter_designed: false }
  const answer = verdictOf(gaming)
  expect(answer.status).toBe("NAC_NOTIFICATION")
  expect(nearMisses(acs, gaming, answer, Number.MAX_VALUE)).toEqual([])
})
