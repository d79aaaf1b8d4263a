import "server-only"
import { asThingsStand, type Case } from "@/lib/domain/case"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import { maxChartHorizonMonths } from "@/lib/estimation/limits"
import { AppError } from "@/lib/server/errors"

/**
 * Refuses a case that cannot be run as it is asked, before anything is run: a chart must not name a change that was
 * not made.
 *
 * @throws AppError invalid-input that names what is wrong and the limit
 */
export function checkCase(
  kit: Kit,
  asked: Pick<Case, "scenario" | "assumptions" | "trust">,
  compare: string | null,
): void {
  if (compare !== null && compare !== asThingsStand && !kit.scenarios.some(({ id }) => id === compare)) {
    throw new AppError("invalid-input", `compare: there is no scenario "${compare}".`)
  }
  const { assembly, faults } = assembleCase(kit, asked)
  const [fault] = faults
  if (fault) throw new AppError("invalid-input", `${fault.key}: ${fault.why}.`)
  const horizon = assembly.input?.horizonMonths ?? 0
  if (horizon > maxChartHorizonMonths) {
    throw new AppError(
      "invalid-input",
      `horizonMonths: a chart looks ahead ${maxChartHorizonMonths} months at most, not ${horizon}.`,
    )
  }
}
