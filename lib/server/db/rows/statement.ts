import "server-only"
import type { Statement } from "@/lib/domain/statement"
import type { Statement as StatementRow } from "../generated/client"
import { claimColumns, claimOf } from "./claim"
import { spanOf, windowColumns, windowOf } from "./dated"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const statementRows: RecordRows<Statement> = {
  table: "Statement",
  owned: [{ table: "StatementCompany", key: "statementId" }],
  toRows(statement) {
    const row: Columns<StatementRow> = {
      speaker: statement.speaker,
      workload: statement.workload,
      horizonMonthsLow: statement.horizonMonths?.low ?? null,
      horizonMonthsHigh: statement.horizonMonths?.high ?? null,
      horizonInWords: statement.horizonInWords,
      readsAsMonthsLow: statement.readsAsMonths?.low ?? null,
      readsAsMonthsHigh: statement.readsAsMonths?.high ?? null,
      isUsableForCalibration: statement.isUsableForCalibration,
      calibrationReason: statement.calibrationReason,
      outcome: statement.outcome,
      resolution: statement.resolution,
      chipLabel: statement.chipLabel,
      ...claimColumns(statement),
      ...windowColumns(statement),
    }
    return {
      Statement: [row],
      StatementCompany: linkRows("statementId", statement.id, "companyId", statement.companies),
    }
  },
  async readAll(tx) {
    const rows = await tx.statement.findMany({ orderBy: { id: "asc" } })
    const links = await tx.statementCompany.findMany({ orderBy: { position: "asc" } })
    const companies = listsBy(
      links,
      (link) => link.statementId,
      (link) => link.companyId,
    )
    return rows.map((row) => ({
      speaker: row.speaker,
      workload: row.workload,
      horizonMonths: spanOf(row.horizonMonthsLow, row.horizonMonthsHigh),
      horizonInWords: row.horizonInWords,
      readsAsMonths: spanOf(row.readsAsMonthsLow, row.readsAsMonthsHigh),
      isUsableForCalibration: row.isUsableForCalibration,
      calibrationReason: row.calibrationReason,
      outcome: row.outcome,
      resolution: row.resolution as Statement["resolution"],
      chipLabel: row.chipLabel,
      ...claimOf(row, companies(row.id)),
      ...windowOf(row),
    }))
  },
}
