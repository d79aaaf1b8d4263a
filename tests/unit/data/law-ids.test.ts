import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { readData } from "./read-data"

type Golden = {
  rules: {
    id: string
    kind: string
    effective: string
    lastDay: string | null
    supersededBy: string | null
    citation: string | null
    branches: number
    examples: string[]
  }[]
  proposals: string[]
  listings: { id: string; list: string | null; on: string | null; footnote: number | null; verification: string }[]
  confirmed: string[]
}
const goldenFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../golden/export-controls/${name}`, import.meta.url), "utf8"))
const golden = goldenFile("law-ids.json") as Golden
const combined = goldenFile("combined-examples.json") as { examples: { id: string; chip: string }[] }
const inputs = goldenFile("inputs-of-examples.json") as { inputs: { id: string; chip: string }[] }

const { control: rules, proposal: proposals, listing: listings } = readData()
const sorted = (ids: readonly string[]) => [...ids].sort()
const ids = (records: readonly { id: string }[]) => sorted(records.map(({ id }) => id))

test("the 20 rules and letters of the research are on file, each with its kind, citation and number of branches", () => {
  const held = rules.map(({ id, kind, citation, branches }) => ({ id, kind, citation, branches: branches.length }))
  const wanted = golden.rules.map(({ id, kind, citation, branches }) => ({ id, kind, citation, branches }))
  expect(held).toHaveLength(20)
  expect(held).toEqual(expect.arrayContaining(wanted))
})

test("the five proposals are on file, and two of them have criteria that can be applied", () => {
  expect(ids(proposals)).toEqual(sorted(golden.proposals))
  expect(ids(proposals.filter(({ branches }) => branches !== null))).toEqual([
    "bill-bandwidth-1400",
    "bill-safe-chips-s3374",
  ])
})

test("each of the 46 entries on lists is on file once, with its list, day and footnote, and whether it was read", () => {
  const shown = listings.map(({ id, list, listedOn, footnote, verification }) => ({
    id,
    list,
    on: listedOn && listedOn.date.slice(0, listedOn.precision === "year" ? 4 : 10),
    footnote,
    verification,
  }))
  expect(shown).toHaveLength(46)
  expect(shown).toEqual(expect.arrayContaining(golden.listings))
})

test("every worked example stands with the rule that it is about, and nowhere else", () => {
  for (const { id, examples } of golden.rules) {
    const rule = rules.find((candidate) => candidate.id === id)
    expect(ids(rule?.examples ?? []), id).toEqual(sorted(examples))
  }
  const all = rules.flatMap(({ examples }) => examples)
  expect(new Set(all.map(({ id }) => id)).size).toBe(435)
  expect(all).toHaveLength(435)
})

test("430 examples of single rules and 38 of all rules together are the 468 whose inputs were recorded", () => {
  const worked = rules.flatMap(({ examples }) => examples).filter(({ id }) => id.startsWith("we-"))
  const chipOf = new Map([...worked, ...combined.examples].map(({ id, chip }) => [id, chip]))
  expect([worked.length, combined.examples.length, chipOf.size]).toEqual([430, 38, 468])
  expect(ids(inputs.inputs)).toEqual(sorted([...chipOf.keys()]))
  expect(inputs.inputs.filter(({ id, chip }) => chipOf.get(id) !== chip)).toEqual([])
})

test("an example is confirmed by a published source exactly where the research says so", () => {
  const confirmed = rules.flatMap(({ examples }) => examples).filter(({ confirmations }) => confirmations.length > 0)
  expect(ids(confirmed)).toEqual(sorted(golden.confirmed))
  expect(confirmed).toHaveLength(59)
})

test("an undetermined example names the answers still possible, and no other example is undetermined", () => {
  const wrong = rules.flatMap(({ examples }) =>
    examples.filter(
      ({ status, computedStatus, possibleStatuses }) =>
        ((computedStatus ?? status) === "INDETERMINATE") !== possibleStatuses.length > 1,
    ),
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})
