import "server-only"
import type { Dataset } from "@/lib/domain/dataset"
import type { Columns, RecordRows } from "./record-rows"
import type { Dataset as DatasetRow } from "../generated/client"

export const datasetRows: RecordRows<Dataset> = {
  table: "Dataset",
  owned: [],
  toRows: (dataset) => ({ Dataset: [{ ...dataset } satisfies Columns<DatasetRow>] }),
  async readAll(tx) {
    return tx.dataset.findMany({ omit: { version: true, dataVersion: true } })
  },
}
