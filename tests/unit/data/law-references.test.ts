import { expect, test } from "vitest"
import type { Condition } from "@/lib/domain/control-rule"
import { readData } from "./read-data"

const data = readData()
const ids = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id))
const missing = (wanted: readonly (string | null)[], known: { has(id: string): boolean }) =>
  wanted.filter((id) => id !== null && !known.has(id))
const sources = ids(data.source)
const chips = ids(data.chip)
const rules = ids(data.control)

function textsOf(condition: Condition, metric: string): readonly string[] {
  if ("all" in condition) return condition.all.flatMap((part) => textsOf(part, metric))
  if ("any" in condition) return condition.any.flatMap((part) => textsOf(part, metric))
  if ("not" in condition) return textsOf(condition.not, metric)
  return condition.metric === metric && condition.op === "in" ? condition.value : []
}
const branches = [...data.control, ...data.proposal].flatMap(({ branches }) => branches ?? [])
const named = (metric: string) =>
  branches.flatMap(({ when }) => (when === "otherwise" ? [] : textsOf(when, metric)))

test("every rule, proposal and listed firm that was read has a source, and every source is on file", () => {
  const law = [...data.control, ...data.proposal, ...data.listing]
  expect(missing(law.flatMap(({ sourceIds }) => sourceIds), sources)).toEqual([])
  const unsourced = law.filter(({ sourceIds, verification }) => sourceIds.length === 0 && verification === "read")
  expect(unsourced.map(({ id }) => id)).toEqual([])
})

test("a confirmation names a source on file", () => {
  const confirmations = data.control.flatMap(({ examples }) => examples.flatMap((example) => example.confirmations))
  expect(confirmations).toHaveLength(69)
  expect(missing(confirmations.map(({ sourceId }) => sourceId), sources)).toEqual([])
})

test("rules hand on, amend and give way to rules on file", () => {
  const handedTo = branches.flatMap(({ outcome }) => ("defersTo" in outcome ? [outcome.defersTo] : []))
  expect(handedTo.length).toBeGreaterThan(0)
  expect(missing(handedTo, rules)).toEqual([])
  expect(missing(data.control.flatMap(({ amends, supersededBy }) => [...amends, supersededBy]), rules)).toEqual([])
})

test("rules test, and their examples take, chips and makers on file", () => {
  const makers = new Set(data.chip.map(({ vendor }) => vendor))
  expect(named("slug").length).toBeGreaterThan(0)
  expect(missing(named("slug"), chips)).toEqual([])
  expect(missing([...named("vendor"), ...data.control.flatMap(({ appliesTo }) => appliesTo.vendors ?? [])], makers)).toEqual([])
  const taken = data.control.flatMap(({ examples, sensitivities }) => [...examples, ...sensitivities])
  expect(missing(taken.map(({ chip }) => chip), chips)).toEqual([])
})

test("a rule that costs undelivered chips names the chance as an assumption on file", () => {
  const assumptions = ids(data.assumption)
  const cancelling = data.control.flatMap(({ id, cancelShareAssumption }) =>
    cancelShareAssumption === null ? [] : [[id, cancelShareAssumption]],
  )
  expect(missing(cancelling.map(([, assumption]) => assumption ?? null), assumptions)).toEqual([])
  expect(Object.fromEntries(cancelling)).toEqual({
    "us-2022-08-26-is-informed": "cancelShareUsRule",
    "us-2022-10-07-ifr": "cancelShareUsRule",
    "us-2023-10-23-accelerated": "cancelShareUsRule",
    "us-2023-11-17-acs-ifr": "cancelShareUsRule",
    "us-2025-04-09-is-informed": "cancelShareUsRule",
    "cn-2025-07-31-h20-scrutiny": "cancelShareChinaGuidance",
    "cn-2026-01-h200-customs": "cancelShareChinaGuidance",
  })
})

test("the rule that stopped an order is on file, and costs undelivered chips by the chance that the order names", () => {
  const stopped = data.order.flatMap(({ id, control }) => (control?.rule ? [{ id, ...control }] : []))
  expect(stopped.length).toBeGreaterThan(10)
  const wrong = stopped.filter(({ rule, assumption }) => {
    const chance = data.control.find((candidate) => candidate.id === rule)?.cancelShareAssumption
    return chance === undefined || (assumption !== null && assumption !== chance)
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test("listings and what sources claim of them are about the same firms", () => {
  const claims = new Map(data.designation.map((claim) => [claim.id, claim]))
  expect(missing(data.listing.flatMap(({ companies }) => companies), ids(data.company))).toEqual([])
  for (const { id, companies, claimIds } of data.listing) {
    for (const claimId of claimIds) expect(claims.get(claimId)?.companies, id).toEqual(expect.arrayContaining(companies))
  }
  const unlinked = data.designation.filter(({ id }) => !data.listing.some(({ claimIds }) => claimIds.includes(id)))
  expect(unlinked.map(({ id }) => id)).toEqual([])
})

test("a firm looked for and not found is on no list, and every other one has a list and a day", () => {
  const wrong = data.listing.filter(({ status, list, listedOn }) =>
    status === "listed" ? list === null || listedOn === null : list !== null || listedOn !== null,
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
  expect(data.listing.filter(({ status }) => status === "none found")).toHaveLength(4)
})

test("scenarios change rules, chips and proposals on file, and adopt none without public criteria", () => {
  const applicable = ids(data.proposal.filter(({ branches }) => branches !== null))
  for (const { id, law } of data.scenario) {
    for (const change of law) {
      if (change.do === "adopt") expect(applicable, id).toContain(change.proposal)
      else if (change.do === "treat") expect(chips, id).toContain(change.chip)
      else expect(rules, id).toContain(change.rule)
    }
  }
})
