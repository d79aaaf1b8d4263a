import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Assumption as AssumptionRow } from "../generated/client"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const assumptionRows: RecordRows<Assumption> = {
  table: "Assumption",
  owned: [{ table: "AssumptionSource", key: "assumptionId" }],
  toRows({ scope, sourceIds, ...assumption }) {
    const row: Columns<AssumptionRow> = {
      ...assumption,
      scopeFirms: scope.firms,
      scopeChips: scope.chips,
      scopeFrom: scope.from,
      scopeUntil: scope.until,
    }
    return {
      Assumption: [row],
      AssumptionSource: linkRows("assumptionId", assumption.id, "sourceId", sourceIds),
    }
  },
  async readAll(tx) {
    const rows = await tx.assumption.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const links = await tx.assumptionSource.findMany({ orderBy: { position: "asc" } })
    const sourceIds = listsBy(
      links,
      (link) => link.assumptionId,
      (link) => link.sourceId,
    )
    return rows.map(
      ({ scopeFirms: firms, scopeChips: chips, scopeFrom: from, scopeUntil: until, ...assumption }) => ({
        ...assumption,
        scope: { firms, chips, from, until },
        sourceIds: sourceIds(assumption.id),
      }),
    )
  },
}
