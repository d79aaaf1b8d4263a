import "server-only"
import type { ExpectedFlow } from "@/lib/domain/order"
import type { ExpectedFlow as FlowRow } from "../generated/client"
import type { Columns, RecordRows } from "./record-rows"

export const flowRows: RecordRows<ExpectedFlow> = {
  table: "ExpectedFlow",
  owned: [],
  toRows({ endMonth, deliveryWindow, counting, ...flow }) {
    const row: Columns<FlowRow> = {
      ...flow,
      endMonth: endMonth === "horizon" ? null : endMonth,
      endsAtHorizon: endMonth === "horizon",
      deliveryStart: deliveryWindow?.start ?? null,
      deliveryEnd: deliveryWindow?.end ?? null,
      countingBasis: counting.basis,
      countingFrom: counting.from,
      countingUntil: counting.until,
      countingFirms: counting.firms,
      countingLine: counting.line,
    }
    return { ExpectedFlow: [row] }
  },
  async readAll(tx) {
    const rows = await tx.expectedFlow.findMany({ orderBy: { id: "asc" } })
    return rows.map((row) => ({
      id: row.id,
      title: row.title,
      why: row.why,
      startMonth: row.startMonth,
      endMonth: row.endsAtHorizon ? "horizon" : row.endMonth,
      deliveryWindow: row.deliveryStart === null ? null : { start: row.deliveryStart, end: row.deliveryEnd },
      counting: {
        from: row.countingFrom,
        until: row.countingUntil,
        firms: row.countingFirms,
        line: row.countingLine,
        basis: row.countingBasis,
      },
    }))
  },
}
