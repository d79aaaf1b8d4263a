import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/**
 * Whether a state of a record is about a firm: the firm itself, what it buys, what was said of it, what is assumed
 * for it alone. What holds for all firms concerns it by its estimate.
 */
export function concernsFirm(
  kind: RecordKind,
  record: RecordByKind[RecordKind],
  firm: string,
  catalogue: Catalogue,
): boolean {
  switch (kind) {
    case "company":
      return record.id === firm
    case "order":
      return isAboutOrder(record as RecordByKind["order"], firm)
    case "statement":
    case "note":
    case "designation":
    case "listing":
      return (record as RecordByKind["statement"]).companies.includes(firm)
    case "assumption":
      return (record as RecordByKind["assumption"]).scope.firms?.includes(firm) ?? false
    case "flow":
      return (record as RecordByKind["flow"]).counting.firms.includes(firm)
    case "choice":
      return (record as RecordByKind["choice"]).firm === firm
    case "conflict": {
      const { claimIds } = record as RecordByKind["conflict"]
      const { order, statement, note, designation } = catalogue.records
      return (
        order.some((one) => isAboutOrder(one, firm) && one.reports.some(({ id }) => claimIds.includes(id))) ||
        [...statement, ...note, ...designation].some(
          ({ id, companies }) => companies.includes(firm) && claimIds.includes(id),
        )
      )
    }
    case "chip":
    case "source":
    case "control":
    case "proposal":
    case "scenario":
    case "dataset":
      return false
  }
}

function isAboutOrder({ buyers, counting }: RecordByKind["order"], firm: string): boolean {
  return buyers.includes(firm) || (counting?.firms.includes(firm) ?? false)
}
