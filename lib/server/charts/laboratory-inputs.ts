import "server-only"
import type { ChartSpec, SpecOf } from "@/lib/charts/spec"
import type { Company } from "@/lib/domain/company"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import type { EngineInput } from "@/lib/estimation/engine-input"
import type { ModelInput } from "@/lib/estimation/model-input"
import { historyMonths } from "@/lib/server/estimates/compute-estimate"
import { keptKit } from "@/lib/server/lab/kept-kit"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** The names of a laboratory's runs; the published one beside them has none. */
export const laboratoryVariants = {
  case: "as the reader supposes",
  compared: "under the scenario beside it",
} as const
export type LaboratoryVariant = keyof typeof laboratoryVariants

/** The case of a laboratory's run, as the engine takes it. */
export function caseOfVariant(
  { scenario, assumptions, trust, compare }: SpecOf<"laboratory">,
  variant: LaboratoryVariant,
) {
  return { scenario: variant === "case" ? scenario : (compare ?? scenario), assumptions, trust }
}

/** What the engine is given for a laboratory's run; null where nothing would run. */
export function laboratoryInput(
  catalogue: Catalogue,
  company: Company,
  spec: SpecOf<"laboratory">,
  variant: LaboratoryVariant,
): EngineInput | null {
  const { dataset } = catalogue
  const kit = keptKit(catalogue, company, spec.asOf ?? dataset.asOf)
  return engineInputOfCase(dataset, kit, assembleCase(kit, caseOfVariant(spec, variant)).assembly.input)
}

/** What the engine is given for a case that is assembled; null where nothing would run. */
export function engineInputOfCase(
  dataset: Catalogue["dataset"],
  { rents }: Pick<Kit, "rents">,
  input: ModelInput | null,
): EngineInput | null {
  if (input === null || rents !== null) return null
  return { input, seed: dataset.seed, draws: dataset.draws, historyFromMonth: -historyMonths }
}

/** Which of a laboratory's runs a document's variant names; null for the published one, and for other charts. */
export function laboratoryVariantOf(spec: ChartSpec, name: string | null): LaboratoryVariant | null {
  if (spec.chart !== "laboratory") return null
  return name === laboratoryVariants.case ? "case" : name === laboratoryVariants.compared ? "compared" : null
}
