import { monthWords } from "../../format"
import type { ChartDocument } from "../document"

type Provenance = ChartDocument["provenance"]

/** "as of Nov 2026 · data version 412": as of when a chart speaks, and from which data. */
export function asOfWords({ asOf, dataVersion }: Provenance): string {
  return `as of ${monthWords(asOf)} · data version ${dataVersion}`
}

/** The same with what computed it: "… · engine 5, 4,000 draws from seed 1". */
export function provenanceWords(provenance: Provenance): string {
  const { engine } = provenance
  const computed =
    engine === null
      ? "records, no estimate"
      : `engine ${engine.version}, ${engine.draws.toLocaleString("en-US")} draws from seed ${engine.seed}`
  return `${asOfWords(provenance)} · ${computed}`
}
