import "server-only"
import type { Source } from "@/lib/domain/source"
import type { Source as SourceRow } from "../generated/client"
import { datedOf } from "./dated"
import type { Columns, RecordRows } from "./record-rows"

export const sourceRows: RecordRows<Source> = {
  table: "Source",
  owned: [],
  toRows({ publishedOn, ...source }) {
    const row: Columns<SourceRow> = {
      ...source,
      publishedOn: publishedOn?.date ?? null,
      publishedPrecision: publishedOn?.precision ?? null,
    }
    return { Source: [row] }
  },
  async readAll(tx) {
    const rows = await tx.source.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    return rows.map(({ publishedOn, publishedPrecision, ...source }) => ({
      ...source,
      publishedOn: datedOf(publishedOn, publishedPrecision),
    }))
  },
}
