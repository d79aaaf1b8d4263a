import "server-only"
import { setImmediate } from "node:timers/promises"
import type { Case } from "@/lib/domain/case"
import type { Kit } from "@/lib/estimation/case/kit"
import { caseSteps, type CaseOptions, type CaseRun } from "@/lib/estimation/case/run-case"
import { BeyondLimit } from "@/lib/estimation/check-run"
import { AppError } from "@/lib/server/errors"
import { NotANumber } from "@/lib/estimation"

/** Milliseconds of work before others get their turn. */
const stretch = 20

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
  const steps = caseSteps(kit, asked, options)
  try {
    for (;;) {
      const begun = performance.now()
      let step = steps.next()
      while (!step.done && performance.now() - begun < stretch) step = steps.next()
      if (step.done) return step.value
      await setImmediate()
    }
  } catch (error) {
    if (error instanceof NotANumber) throw new AppError("invalid-input", `assumptions: ${error.message}`)
    if (error instanceof BeyondLimit) throw new AppError("invalid-input", `assumptions: ${error.message}`)
    throw error
  }
}
