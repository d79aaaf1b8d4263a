import type { ChartDocument, EngineRun } from "../document"

/** Whose run it is, as people know the firm where the chart's headline numbers name it: "Baidu". */
export function runName({ measures }: Pick<ChartDocument, "measures">, { firm, variant }: EngineRun): string {
  const label = measures.find(({ key }) => key.startsWith(`${firm}.`))?.label
  const name = label?.split(", ", 1)[0] ?? firm
  return variant === null ? name : `${name}, ${variant}`
}
