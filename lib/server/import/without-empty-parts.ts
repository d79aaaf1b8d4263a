import "server-only"
import type { Order } from "@/lib/domain/order"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import type { Statement } from "@/lib/domain/statement"

/**
 * A record whose windows and spans say something or are null. "From null to null" and "no window" mean
 * the same and lie alike in the tables; written as one, a second import finds nothing changed.
 */
export function withoutEmptyParts(
  kind: RecordKind,
  record: RecordByKind[RecordKind],
): RecordByKind[RecordKind] {
  switch (kind) {
    case "order": {
      const order = record as Order
      const reports = order.reports.map((report) => ({ ...report, window: said(report.window) }))
      return { ...order, deliveryWindow: said(order.deliveryWindow), reports }
    }
    case "statement": {
      const statement = record as Statement
      const { window, horizonMonths, readsAsMonths } = statement
      return {
        ...statement,
        window: said(window),
        horizonMonths: said(horizonMonths),
        readsAsMonths: said(readsAsMonths),
      }
    }
    case "note": {
      const note = record as RecordByKind["note"]
      return { ...note, window: said(note.window) }
    }
    default:
      return record
  }
}

function said<T extends object>(part: T | null): T | null {
  return part === null || Object.values(part).every((value) => value === null) ? null : part
}
