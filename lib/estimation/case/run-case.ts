import type { Case } from "../../domain/case"
import type { Workload } from "../../domain/company"
import { lineUnits } from "../assemble/line-units"
import { weakestOrder, withoutOrder } from "../assemble/weakest-line"
import type { Assembly } from "../assemble/assemble-input"
import { gradeEstimate, type Graded } from "../grade"
import type { ModelInput } from "../model-input"
import { simulate, type SimulationReport } from "../simulate"
import { assembleCase } from "./assemble-case"
import type { CaseFault } from "./changed-assumptions"
import type { Kit } from "./kit"

export type CaseOptions = {
  draws: number
  seed: number
  /** Required and available amounts month by month, and the stock, as well. */
  fans?: boolean
  /** The first month of the stock's history, 0 or less. */
  historyFromMonth?: number
  /** Leave out the trial without the weakest line: a coarse answer needs no grade of its own. */
  ungraded?: boolean
}

export type CaseRun = {
  assembly: Assembly
  faults: CaseFault[]
  /** Null where nothing can be run; `assembly.missing` then says what is missing. */
  report: SimulationReport | null
  graded: Record<Workload, Graded> | null
}

/**
 * Runs a reader's case: what `simulate` makes of its input, and the grade that the same rules would give it. No
 * editor's lowering enters it: that belongs to the published inputs.
 *
 * @throws NotANumber where a value leaves what its field can hold
 */
export function runCase(
  kit: Kit,
  given: Pick<Case, "scenario" | "assumptions" | "trust">,
  { draws, seed, fans = false, historyFromMonth = 0, ungraded = false }: CaseOptions,
): CaseRun {
  const { assembly, faults } = assembleCase(kit, given)
  const { input } = assembly
  const canRun = input !== null && kit.rents === null && (input.training || input.inference)
  const keep = fans ? { fans, historyFromMonth } : {}
  const report = canRun ? simulate(input, { draws, seed, keep }) : null
  const graded = ungraded ? null : gradesOf(kit, assembly, report, { draws, seed })
  return { assembly, faults, report, graded }
}

function gradesOf(
  kit: Kit,
  assembly: Assembly,
  report: SimulationReport | null,
  asked: { draws: number; seed: number },
): Record<Workload, Graded> {
  const orderId = assembly.input && report ? weakestOf(assembly, assembly.input) : null
  const trial =
    orderId === null || assembly.input === null
      ? null
      : simulate(withoutOrder(assembly.input, orderId), trialOf(asked))
  const titleOf = (id: string | null) =>
    assembly.lines.find((line) => line.orderId !== null && (id === null || line.orderId === id))?.title ?? ""
  const grade = (workload: Workload) => {
    const key = workload === "training" ? "stockT" : "stockI"
    return gradeEstimate({
      acceptance: report?.acceptance ?? null,
      median: report?.[key]?.quantiles.p50 ?? null,
      withoutWeakest: trial && {
        title: titleOf(orderId),
        n: trial.n,
        median: trial[key]?.quantiles.p50 ?? null,
        acceptance: trial.acceptance,
      },
      onlyLine: report && !trial ? titleOf(null) || null : null,
      horizonMonths: assembly.input?.horizonMonths ?? 60,
      missing: assembly.missing[workload],
      rents: kit.rents,
      lowered: null,
    })
  }
  return { training: grade("training"), inference: grade("inference") }
}

/** The trial only has to show whether the median moves by half: a fifth of the draws places it well enough. */
export function trialOf({ draws, seed }: { draws: number; seed: number }): { draws: number; seed: number } {
  return { draws: Math.max(1000, Math.round(draws / 5)), seed }
}

/** The order to leave out on trial; null where there is but one. */
export function weakestOf(assembly: Assembly, input: ModelInput): string | null {
  const orderIds = new Set(assembly.lines.flatMap(({ orderId }) => orderId ?? []))
  return orderIds.size > 1 ? weakestOrder(assembly.lines, lineUnits(input)) : null
}
