import type { Case } from "../../domain/case"
import type { Workload } from "../../domain/company"
import { lineUnits } from "../assemble/line-units"
import { weakestOrder, withoutOrder } from "../assemble/weakest-line"
import type { Assembly } from "../assemble/assemble-input"
import { gradeEstimate, type Graded } from "../grade"
import type { ModelInput } from "../model-input"
import { simulateSteps, type SimulationReport } from "../simulate"
import { assembleCase, type AssembledCase } from "./assemble-case"
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
  /** Draws of that trial, where it need not place the median as well as `trialOf` does. */
  trialDraws?: number
}

export type CaseRun = AssembledCase & {
  /** Null where nothing can be run; `assembly.missing` then says what is missing. */
  report: SimulationReport | null
  graded: Record<Workload, Graded> | null
}

/**
 * Runs a reader's case: what `simulate` makes of its input, and the grade that the same rules give it, never a
 * better one than an editor allows the firm as of that month.
 *
 * @throws NotANumber where a value leaves what its field can hold
 */
export function runCase(kit: Kit, given: AskedCase, options: CaseOptions): CaseRun {
  const steps = caseSteps(kit, given, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

type AskedCase = Pick<Case, "scenario" | "assumptions" | "trust">

/** As `runCase`, handing over after every block of draws, so that a caller can draw breath or stop. */
export function* caseSteps(
  kit: Kit,
  given: AskedCase,
  { draws, seed, fans = false, historyFromMonth = 0, ungraded = false, trialDraws }: CaseOptions,
): Generator<void, CaseRun, void> {
  const assembled = assembleCase(kit, given)
  const { input } = assembled.assembly
  const canRun = input !== null && kit.rents === null && (input.training || input.inference)
  const keep = fans ? { fans, historyFromMonth } : {}
  yield
  const report = canRun ? yield* finished(simulateSteps(input, { draws, seed, keep })) : null
  const trial = { draws: trialDraws ?? trialOf({ draws, seed }).draws, seed }
  const graded = ungraded ? null : yield* gradesOf(kit, assembled.assembly, report, trial)
  return { ...assembled, report, graded }
}

function* finished(
  steps: Generator<number, SimulationReport, void>,
): Generator<void, SimulationReport, void> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield
  }
}

function* gradesOf(
  kit: Kit,
  assembly: Assembly,
  report: SimulationReport | null,
  trialOptions: { draws: number; seed: number },
): Generator<void, Record<Workload, Graded>, void> {
  const orderId = assembly.input && report ? weakestOf(assembly, assembly.input) : null
  const trial =
    orderId === null || assembly.input === null
      ? null
      : yield* finished(simulateSteps(withoutOrder(assembly.input, orderId), trialOptions))
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
      lowered: kit.loweredGrades.find((lowered) => lowered.workload === workload) ?? null,
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
