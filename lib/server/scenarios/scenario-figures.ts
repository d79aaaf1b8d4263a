import "server-only"
import { setImmediate } from "node:timers/promises"
import {
  scenarioFiguresSchema,
  type ScenarioFigures,
  type ScenarioRunway,
  type ScenarioWorkload,
} from "@/lib/contracts/firm-scenarios"
import { untouchedCase } from "@/lib/domain/case"
import { reasonOf, type Graded, type RunwayDetails } from "@/lib/estimation"
import type { AssembledCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import { caseSteps, runCase, type CaseRun } from "@/lib/estimation/case/run-case"
import { keptAnalysis } from "@/lib/server/analyses/kept-analysis"

/**
 * A firm's figures under a scenario. Kept by the input that the scenario makes: one that changes the same things as
 * another, or that an edit does not reach, is not run again.
 */
export function scenarioFigures(
  kit: Kit,
  scenario: string,
  { assembly }: AssembledCase,
  asked: { draws: number; seed: number },
): Promise<ScenarioFigures> {
  return keptAnalysis({
    kind: "scenario-2",
    dependsOn: { assembly, rents: kit.rents, lowered: kit.loweredGrades, ...asked },
    schema: scenarioFiguresSchema,
    make: async () => {
      const supposed = { ...untouchedCase(kit.firm), scenario }
      const glance = runCase(kit, supposed, { seed: asked.seed, draws: glanceDraws, ungraded: true })
      if ((glance.report?.acceptance ?? 1) < beliefNeeded) return figuresOf(glance)
      const steps = caseSteps(kit, supposed, asked)
      let step = steps.next()
      // A run takes up to a second: others must get their turn in between.
      for (; !step.done; step = steps.next()) await setImmediate()
      return figuresOf(step.value)
    },
  })
}

/** A look at few draws, so that a scenario that contradicts what is known does not cost twenty times the draws. */
const glanceDraws = 200
/** Below this no number is given: half of what a grade asks for, since a few draws tell it roughly. */
const beliefNeeded = 0.05

function figuresOf({ report, graded }: CaseRun): ScenarioFigures {
  const workload = (
    given: Graded | undefined,
    own: RunwayDetails | null | undefined,
    all: RunwayDetails | null | undefined,
  ): ScenarioWorkload => {
    const grade = given?.grade ?? "none"
    if (grade === "none") return { grade, why: given ? reasonOf(given) : null, own: null, all: null }
    return { grade, why: null, own: runwayOf(own), all: runwayOf(all) }
  }
  return {
    acceptance: report?.acceptance ?? null,
    training: workload(graded?.training, report?.stockT, report?.allT),
    inference: workload(graded?.inference, report?.stockI, report?.allI),
  }
}

function runwayOf(details: RunwayDetails | null | undefined): ScenarioRunway | null {
  if (!details || details.n === 0) return null
  return {
    quantiles: details.quantiles,
    censoredShare: details.censoredShare ?? 0,
    sufficientAt24: details.pStillSufficient["24"] ?? 0,
  }
}
