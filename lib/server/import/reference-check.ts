import "server-only"
import { recordKinds, type RecordKind, type Records } from "@/lib/domain/record"

export type BrokenReference = { kind: RecordKind; id: string; field: string; message: string }

/** Notes at a field that the record it names does not exist; null names none. */
type Need = (field: string, wanted: string | null) => void

/** What is checked of one record: each call notes a fault under the record and the field given. */
export type Check = {
  say(field: string, message: string): void
  source: Need
  company: Need
  chip: Need
  assumption: Need
  order: Need
  control: Need
  proposal: Need
  claim: Need
  /** Checks every id of a list, and that none stands twice. */
  each(field: string, ids: readonly string[], one: (field: string, id: string) => void): void
}

/**
 * Checks to be made of records, one record at a time.
 *
 * @param world  the records that may be referred to
 * @param claims ids of its reports, statements, notes and designations
 * @param broken where faults are noted
 */
export function referenceCheck(
  world: Records,
  claims: Pick<ReadonlySet<string>, "has">,
  broken: BrokenReference[],
): (kind: RecordKind, id: string) => Check {
  const idsOf = (kind: RecordKind) => {
    let ids: ReadonlySet<string> | null = null
    // Found when the first of the kind is named: of a hundred thousand orders few are.
    return { has: (id: string) => (ids ??= new Set(world[kind].map((record) => record.id))).has(id) }
  }
  const known = Object.fromEntries(recordKinds.map((kind) => [kind, idsOf(kind)])) as Record<
    RecordKind,
    Pick<ReadonlySet<string>, "has">
  >
  return (kind, id) => {
    const say = (field: string, message: string) => broken.push({ kind, id, field, message })
    const need =
      (set: Pick<ReadonlySet<string>, "has">, what: string): Need =>
      (field, wanted) => {
        if (wanted !== null && !set.has(wanted)) say(field, `there is no ${what} "${wanted}"`)
      }
    return {
      say,
      source: need(known.source, "source"),
      company: need(known.company, "company"),
      chip: need(known.chip, "chip"),
      assumption: need(known.assumption, "assumption"),
      order: need(known.order, "order"),
      control: need(known.control, "control rule"),
      proposal: need(known.proposal, "proposal"),
      claim: need(claims, "report, statement, note or designation"),
      each(field, ids, one) {
        ids.forEach((wanted, index) => {
          one(`${field}.${index}`, wanted)
          if (ids.indexOf(wanted) !== index) say(`${field}.${index}`, `"${wanted}" stands twice`)
        })
      },
    }
  }
}
