import "server-only"
import type { Choice } from "@/lib/domain/order"
import type { Choice as ChoiceRow } from "../generated/client"
import type { Columns, RecordRows } from "./record-rows"

export const choiceRows: RecordRows<Choice> = {
  table: "Choice",
  owned: [],
  toRows({ firm, ...choice }) {
    return { Choice: [{ ...choice, firmId: firm } satisfies Columns<ChoiceRow>] }
  },
  async readAll(tx) {
    const rows = await tx.choice.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    return rows.map(({ firmId, ...choice }) => ({ ...choice, firm: firmId }))
  },
}
