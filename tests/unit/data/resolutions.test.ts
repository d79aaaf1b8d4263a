import { expect, test } from "vitest"
import { readData } from "./read-data"

const { statement: statements, source: sources } = readData()
const settled = statements.filter(({ resolution }) => resolution !== null)

test("what settles a statement rests on sources on record, unless nothing settles it yet", () => {
  const known = new Set(sources.map(({ id }) => id))
  expect(settled.length).toBeGreaterThan(0)
  for (const { id, resolution } of settled) {
    if (resolution!.kind === "open") continue
    expect(resolution!.sourceIds, id).not.toEqual([])
    for (const sourceId of resolution!.sourceIds) expect(known, id).toContain(sourceId)
  }
})

test("only what is open has no month", () => {
  for (const { id, resolution } of settled) {
    expect(resolution!.months === null, id).toBe(resolution!.kind === "open")
    if (resolution!.months) expect(resolution!.months.low, id).toBeLessThanOrEqual(resolution!.months.high)
  }
})

test("a settled statement says when it was made and about which workload it is settled", () => {
  for (const { id, eventOn, workload, resolution } of settled) {
    expect(eventOn, id).not.toBeNull()
    if (resolution!.kind !== "open") expect(resolution!.workload ?? workload, id).not.toBeNull()
  }
})
