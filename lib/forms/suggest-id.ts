import type { Draft } from "./binding"
import type { EditableKind } from "./form"
import { formsByKind } from "./kinds/forms-by-kind"
import { freeId, slugOf } from "./slug"

/** An id for a new record, made from its title, name or publisher; empty where they hold no Latin letter. */
export function suggestId(kind: EditableKind, record: object, isTaken: (id: string) => boolean): string {
  const slug = slugOf(formsByKind[kind].nameFrom(record as Draft))
  return slug === "" ? "" : freeId(slug, isTaken)
}

/** An id for a new report, from its source and day, and its order: ids of reports are unique among all orders'. */
export function suggestReportId(report: object, orderId: string, isTaken: (id: string) => boolean): string {
  const { sourceId, eventOn } = report as {
    sourceId?: unknown
    eventOn?: { date: string; precision: string } | null
  }
  const length = { day: 10, month: 7, quarter: 7, year: 4 }[eventOn?.precision ?? ""] ?? 0
  const source = typeof sourceId === "string" && sourceId !== "" ? slugOf([sourceId], 48) : "report"
  return freeId(slugOf([source, eventOn?.date.slice(0, length), slugOf([orderId], 48)], 112), isTaken)
}
