import { expect, test } from "vitest"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { planImport } from "@/lib/server/import/plan"
import { recordFingerprint } from "@/lib/server/import/record-fingerprint"
import { aStatement, recordsOf } from "@/tests/factories/records"

/** A statement as it was written before statements could be settled. */
function asBefore(statement: object): object {
  return Object.fromEntries(Object.entries(statement).filter(([field]) => field !== "resolution"))
}

const settled = {
  kind: "open" as const,
  workload: null,
  months: null,
  why: "Nothing was seen.",
  sourceIds: [],
}

test("a field that came later and says nothing leaves a record's fingerprint as it was", () => {
  const statement = aStatement()
  expect(recordFingerprint("statement", statement)).toBe(fingerprintOf(asBefore(statement)))
  expect(recordFingerprint("statement", aStatement({ resolution: settled }))).not.toBe(
    recordFingerprint("statement", statement),
  )
})

test("a database filled before a field existed takes on what files now say in it", () => {
  const stored = aStatement()
  const file = aStatement({ resolution: settled })
  const last = new Map([[`statement:${stored.id}`, fingerprintOf(asBefore(stored))]])
  const plan = planImport(recordsOf({ statement: [file] }), recordsOf({ statement: [stored] }), last)
  expect(plan.change.map(({ record }) => record)).toEqual([file])
  expect(plan.conflicts).toEqual([])
})
