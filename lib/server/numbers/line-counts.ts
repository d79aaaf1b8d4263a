import "server-only"
import type { Company } from "@/lib/domain/company"
import { lineUnits } from "@/lib/estimation/assemble/line-units"
import { assembleFor } from "@/lib/server/estimates/compute-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** A supply line of a firm with what it delivers up to the horizon, every input in its middle; before losses. */
export type CountedLine = { lineId: string; orderId: string | null; chips: number }

/** By catalogue and firm, made once. */
const kept = new WeakMap<Catalogue, Map<string, readonly CountedLine[]>>()

/** The lines of a firm as of the records' month. Empty where nothing of it is counted. */
export function lineCounts(catalogue: Catalogue, company: Company): readonly CountedLine[] {
  let firms = kept.get(catalogue)
  if (!firms) kept.set(catalogue, (firms = new Map()))
  let lines = firms.get(company.id)
  if (!lines) firms.set(company.id, (lines = linesOf(catalogue, company)))
  return lines
}

function linesOf({ records, dataset }: Catalogue, company: Company): CountedLine[] {
  const { input, lines } = assembleFor(records, company, dataset.asOf)
  if (input === null) return []
  const units = lineUnits(input)
  return lines.map(({ lineId, orderId }, index) => ({
    lineId,
    orderId,
    chips: units.get(input.supply?.[index]?.id ?? String(index)) ?? 0,
  }))
}
