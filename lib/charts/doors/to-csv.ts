import { csvLine } from "../../csv-line"
import type { ChartDocument } from "../document"

/**
 * A chart's data as CSV by RFC 4180: the first line names the columns as programs read them. Units, sources, licence
 * and citation stand in the file beside it (`csvMetadata`).
 */
export function toCsv({ data: { columns, rows } }: Pick<ChartDocument, "data">): string {
  return [columns.map(({ name }) => name), ...rows].map(csvLine).join("")
}
