import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { changedLaw } from "@/lib/export-controls"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { sha256Of } from "@/lib/server/snapshots/content"
import { catalogueOf } from "./known-charts"
import { engineInputOf } from "./engine-input-of"
import { laboratoryInput, laboratoryVariantOf } from "./laboratory-inputs"
import { movedInput } from "./moved-runs"

/** The name of the runs whose law a reader changed. */
export const changedVariant = "under the changed rules"

/**
 * The inputs of a document's runs as canonical JSON, by their hash. Null where the data moved on since the
 * document was made, so that its inputs can no longer be told.
 */
export async function inputsOf(
  document: ChartDocument,
  spec: ChartSpec,
): Promise<ReadonlyMap<string, string> | null> {
  const catalogue = await catalogueOf("known" in spec ? spec : {})
  const { engine, asOf } = document.provenance
  if (engine === null) return new Map()
  const { seed, draws } = engine
  const law = lawOfRecords(catalogue.records)
  const changed = spec.chart === "replay" ? changedLaw(law, spec.changes, catalogue.records.proposal) : law
  const inputs = new Map<string, string>()
  for (const { firm, variant, input: hash } of document.runs) {
    const company = catalogue.company.get(firm)
    if (!company) return null
    const under = variant === changedVariant ? changed : undefined
    const supposed = laboratoryVariantOf(spec, variant)
    const input =
      spec.chart === "laboratory" && supposed !== null
        ? laboratoryInput(catalogue, company, spec, supposed)
        : engineInputOf(prepareEstimate(catalogue, company, { asOf, seed, draws }, under))
    const text =
      spec.chart === "moved" ? await movedInput(firm, variant) : input === null ? null : canonicalJson(input)
    if (text === null || sha256Of(text) !== hash) return null
    inputs.set(hash, text)
  }
  return inputs
}
