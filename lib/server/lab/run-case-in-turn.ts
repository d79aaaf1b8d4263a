import "server-only"
import { setImmediate } from "node:timers/promises"
import type { Case } from "@/lib/domain/case"
import type { Kit } from "@/lib/estimation/case/kit"
import { caseSteps, type CaseOptions, type CaseRun } from "@/lib/estimation/case/run-case"
import { BeyondLimit } from "@/lib/estimation/check-run"
import { AppError } from "@/lib/server/errors"
import { observe } from "@/lib/server/watch/observe"
import { NotANumber } from "@/lib/estimation"

/** Milliseconds of work before others get their turn. */
const stretch = 20

/** A look at few draws: enough to tell a case that contradicts what is known, which takes twenty times the draws. */
const glance = { draws: 250, trialDraws: 50 }
/** Below this share of a glance no number can come of it: a grade asks for 10%, which a glance tells within 1%. */
const hopeless = 0.07

/**
 * `runCaseInTurn`, which stops early where the draws of a case contradict what the firm is known to do: the share of
 * accepted draws is then that of a glance, and its grade is none as it would be in full.
 */
export async function runCaseToShow(
  kit: Kit,
  asked: Pick<Case, "scenario" | "assumptions" | "trust">,
  options: CaseOptions,
): Promise<CaseRun> {
  if (options.draws > glance.draws) {
    const seen = await runCaseInTurn(kit, asked, { seed: options.seed, ...glance })
    if (seen.report === null || seen.report.acceptance < hopeless) return seen
  }
  return runCaseInTurn(kit, asked, options)
}

/**
 * `runCase` for a server that answers others meanwhile.
 *
 * @throws AppError invalid-input where a value leaves what its field can hold, or the run would go beyond a limit
 */
export async function runCaseInTurn(
  kit: Kit,
  asked: Pick<Case, "scenario" | "assumptions" | "trust">,
  options: CaseOptions,
): Promise<CaseRun> {
  try {
    return await observe("case", { draws: options.draws }, () => inTurn(caseSteps(kit, asked, options)))
  } catch (error) {
    if (error instanceof NotANumber) throw new AppError("invalid-input", `assumptions: ${error.message}`)
    if (error instanceof BeyondLimit) throw new AppError("invalid-input", `assumptions: ${error.message}`)
    throw error
  }
}

async function inTurn<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const begun = performance.now()
    let step = steps.next()
    while (!step.done && performance.now() - begun < stretch) step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}
