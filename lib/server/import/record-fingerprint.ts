import "server-only"
import { isDeepStrictEqual } from "node:util"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { fingerprintOf } from "../estimates/fingerprint"

/** Fields that a kind was given after records of it had been imported, with what they hold where nothing is said. */
const addedFields: { [K in RecordKind]?: Partial<RecordByKind[K]> } = {
  statement: { resolution: null },
  scenario: { assumptions: [], drops: [] },
  source: { sensitiveBecause: null },
}

/**
 * The fingerprint by which an import compares records. A field that was added later and says nothing is left out: a
 * database that was filled before it existed must not look as if every record had been edited.
 */
export function recordFingerprint(kind: RecordKind, record: RecordByKind[RecordKind]): string {
  const added = Object.entries(addedFields[kind] ?? {})
  const silent = new Set(
    added
      .filter(([field, empty]) => isDeepStrictEqual((record as Record<string, unknown>)[field], empty))
      .map(([field]) => field),
  )
  return fingerprintOf(Object.fromEntries(Object.entries(record).filter(([field]) => !silent.has(field))))
}
