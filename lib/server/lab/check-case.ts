import "server-only"
import { asThingsStand, type Case } from "@/lib/domain/case"
import { assembleCase, type AssembledCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import { maxChartHorizonMonths } from "@/lib/estimation/limits"
import { AppError } from "@/lib/server/errors"

type AskedCase = Pick<Case, "scenario" | "assumptions" | "trust">

/**
 * Refuses a case with a change that cannot be made: what is shown of it must not name what was not done.
 *
 * @throws AppError invalid-input that names what is wrong and the limit
 */
export function refuseFaults(kit: Kit, asked: AskedCase): AssembledCase {
  const assembled = assembleCase(kit, asked)
  const [fault] = assembled.faults
  if (fault) throw new AppError("invalid-input", `${fault.key}: ${fault.why}.`)
  return assembled
}

/**
 * Refuses a case that no chart can be made of, before anything is run.
 *
 * @throws AppError invalid-input that names what is wrong and the limit
 */
export function checkCase(kit: Kit, asked: AskedCase, compare: string | null): void {
  if (compare !== null && compare !== asThingsStand && !kit.scenarios.some(({ id }) => id === compare)) {
    throw new AppError("invalid-input", `compare: there is no scenario "${compare}".`)
  }
  const { assembly } = refuseFaults(kit, asked)
  const horizon = assembly.input?.horizonMonths ?? 0
  if (horizon > maxChartHorizonMonths) {
    throw new AppError(
      "invalid-input",
      `horizonMonths: a chart looks ahead ${maxChartHorizonMonths} months at most, not ${horizon}.`,
    )
  }
}
