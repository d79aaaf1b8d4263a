import type { Assumption } from "@/lib/domain/assumption"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Order, Report } from "@/lib/domain/order"
import type { Statement } from "@/lib/domain/statement"
import { describeChanges, reportsOf } from "./changes"
import type { EditableKind, FieldChange, FormRecord } from "./form"

/**
 * The rule: a figure does not change unless its reference is new in the same edit, or an editor looked at it again
 * and says so. A figure without any reference, a judgement of ours, rests on its reasoning, which then must be new.
 */
export type NeededEvidence = {
  /** The changed figure, as `FieldChange` names it. */
  name: string
  label: string
  /** What carries the figure after the edit; empty for a judgement. */
  sourceIds: string[]
  /** The reference, or a judgement's reasoning, is new in this edit; otherwise it must be confirmed again. */
  isNewReference: boolean
}

/** Each changed figure with the references that carry it after the edit. */
export function evidenceNeeded<K extends EditableKind>(
  kind: K,
  before: FormRecord<K> | null,
  after: FormRecord<K>,
): NeededEvidence[] {
  const carriedBy = carriers(kind, before, after)
  return describeChanges(kind, before, after)
    .filter(({ isFigure }) => isFigure)
    .map((change) => ({ name: change.name, label: change.label, ...carriedBy(change) }))
}

/** Changed figures whose reference is neither new nor confirmed again, with what to do. */
export function evidenceFaults<K extends EditableKind>(
  kind: K,
  before: FormRecord<K> | null,
  after: FormRecord<K>,
  confirmed: readonly string[],
): { name: string; message: string }[] {
  return evidenceNeeded(kind, before, after)
    .filter(({ name, isNewReference }) => !isNewReference && !confirmed.includes(name))
    .map((needed) => ({ name: needed.name, message: faultOf(needed) }))
}

function faultOf({ label, sourceIds }: NeededEvidence): string {
  if (sourceIds.length === 0) {
    return `“${label}” changes and names no source. Name one, give the new reasons, or confirm that those on record still hold.`
  }
  return `“${label}” changes and its source does not. Name the source of the new figure, or open ${sourceIds.join(", ")} again and confirm that it says so.`
}

type Carried = Pick<NeededEvidence, "sourceIds" | "isNewReference">
type Carriers = (change: FieldChange) => Carried

function carriers(kind: EditableKind, before: object | null, after: object): Carriers {
  switch (kind) {
    case "order":
      return orderCarriers(before as Order | null, after as Order)
    case "statement":
      return () => oneSource(before as Statement | null, after as Statement)
    case "chip":
      return chipCarriers(before as Chip | null, after as Chip)
    case "company": {
      const [old, now] = [before as Company | null, after as Company]
      return () => ofSources(old?.sourceIds, now.sourceIds, old?.note, now.note)
    }
    case "assumption": {
      const [old, now] = [before as Assumption | null, after as Assumption]
      return () => ofSources(old?.sourceIds, now.sourceIds, old?.rationale, now.rationale)
    }
    case "source":
      // A source is what others rest on; it has no figures of its own.
      return () => ({ sourceIds: [], isNewReference: false })
  }
}

function oneSource(before: { sourceId: string } | null, after: { sourceId: string }): Carried {
  return { sourceIds: [after.sourceId], isNewReference: before?.sourceId !== after.sourceId }
}

/**
 * A figure carried by a list of sources, or by reasoning where the list is empty.
 *
 * @param was null or undefined for a new record, where every reference is new
 */
function ofSources(
  was: readonly string[] | undefined,
  now: readonly string[],
  reasonWas: string | null | undefined,
  reason: string | null,
): Carried {
  if (now.length > 0) {
    const isNewReference = now.some((id) => !(was ?? []).includes(id))
    return { sourceIds: [...now], isNewReference }
  }
  return { sourceIds: [], isNewReference: reason !== null && reason !== reasonWas }
}

/** A report's figures rest on its source; the order's own on the sources of its reports. */
function orderCarriers(before: Order | null, after: Order): Carriers {
  const old = new Map(reportsOf(before).map((report) => [report.id, report]))
  const now = new Map(after.reports.map((report) => [report.id, report]))
  const sourcesOf = (reports: readonly Report[]) => [...new Set(reports.map(({ sourceId }) => sourceId))]
  const reasonOf = (order: Order | null) => order && `${order.why}\n${order.counting?.basis ?? ""}`
  return ({ name }) => {
    const id = name.startsWith("reports/") ? name.split("/")[1]! : null
    if (id === null) {
      const was = before === null ? undefined : sourcesOf(before.reports)
      return ofSources(was, sourcesOf(after.reports), reasonOf(before), reasonOf(after))
    }
    const report = now.get(id)
    if (report) return oneSource(old.get(id) ?? null, report)
    // With a removed report its figure goes; its source is what one looks at again.
    return { sourceIds: sourcesOf([old.get(id)!]), isNewReference: false }
  }
}

type Specification =
  { sourceId: string | null; note?: string | null; basis?: string | null } | null | undefined

/** A specification rests on its own source, else on the chip's, else on its note. */
function chipCarriers(before: Chip | null, after: Chip): Carriers {
  const specIn = (chip: Chip | null, name: string): Specification => {
    const format = /^denseTops\.(.+)$/.exec(name)?.[1]
    const from = format === undefined ? chip : chip?.denseTops
    return (from as Record<string, Specification> | null | undefined)?.[format ?? name]
  }
  const reasonOf = (spec: Specification) => spec?.note ?? spec?.basis ?? null
  return ({ name }) => {
    const [old, now] = [specIn(before, name), specIn(after, name)]
    const own = now === null || now === undefined ? null : now.sourceId
    if (own !== null) return { sourceIds: [own], isNewReference: old?.sourceId !== own }
    return ofSources(before?.sourceIds, after.sourceIds, reasonOf(old), reasonOf(now))
  }
}
