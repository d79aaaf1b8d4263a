import "server-only"
import type { Company } from "@/lib/domain/company"
import type { RecordKind } from "@/lib/domain/record"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** Ids of the records of a kind that concern a firm, as its profile counts them. */
export async function recordsOfFirm(
  catalogue: Catalogue,
  kind: RecordKind,
  company: Company,
): Promise<ReadonlySet<string>> {
  const { records, ordersOf, conflicts, listingsOf } = catalogue
  const { id: firm } = company
  const orders = ordersOf.get(firm) ?? []
  const listings = (listingsOf.get(firm) ?? []).filter(({ status }) => status === "listed")
  const about = <T extends { id: string; companies: string[] }>(all: readonly T[]) =>
    all.filter(({ companies }) => companies.includes(firm))
  const claims = () => [
    ...orders.flatMap(({ reports }) => reports),
    ...about(records.statement),
    ...about(records.note),
    ...about(records.designation),
  ]
  const assumptions = async () => {
    const { assumptionIds } = await getEstimate(catalogue, company)
    return assumptionIds.flatMap((id) => catalogue.assumption.get(id) ?? [])
  }
  switch (kind) {
    case "order":
      return idsOf(orders)
    case "statement":
    case "note":
    case "designation":
      return idsOf(about<{ id: string; companies: string[] }>(records[kind]))
    case "listing":
      return idsOf(listings)
    case "conflict":
      return idsOf(claims().flatMap(({ id }) => conflicts.get(id) ?? []))
    case "chip":
      return new Set(orders.flatMap(({ chips }) => chips))
    case "assumption":
      return idsOf(await assumptions())
    case "source":
      return new Set([
        ...company.sourceIds,
        ...claims().map(({ sourceId }) => sourceId),
        ...[...listings, ...(await assumptions())].flatMap(({ sourceIds }) => sourceIds),
      ])
    case "company":
      return new Set([firm])
    default:
      return new Set()
  }
}

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map(({ id }) => id))
}
