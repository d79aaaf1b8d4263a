import "server-only"
import { monthOf, monthsBetween, type Month } from "@/lib/domain/month"
import type { Statement } from "@/lib/domain/statement"
import type { Beside } from "./cases"
import { trackDates } from "./dates"

/** Statements around a month: those held against the runs, and those that cannot be. */
export type SaidAround = { beside: Beside[]; also: { statement: Statement; why: string }[] }

/**
 * What was said in a month that the model is asked for, or in the month before it.
 *
 * Beside the runs stand usable statements with months, and those without months that were settled all the same.
 * Where a month has none, what was said with months and is not usable stands there and does not count.
 */
export function saidAround(statements: readonly Statement[], asOf: Month): SaidAround {
  const around = statements
    .filter(({ eventOn }) => eventOn !== null && isSaidFor(monthOf(eventOn.date), asOf))
    .toSorted((a, b) => (a.eventOn!.date < b.eventOn!.date ? -1 : 1))
  const isUsable = (one: Statement) =>
    hasMonths(one) ? one.isUsableForCalibration : one.resolution !== null && one.resolution.kind !== "open"
  const hasUsable = around.some(isUsable)
  const stands = (one: Statement) => isUsable(one) || (!hasUsable && hasMonths(one))
  return {
    beside: around.filter(stands).map((statement) => ({
      statement,
      notCounted: whyNotCounted(statement, statements),
    })),
    also: around
      .filter((one) => !stands(one))
      .map((statement) => ({ statement, why: statement.calibrationReason })),
  }
}

/** A statement belongs to the month it was made in, or to the one after where that one alone is asked for. */
function isSaidFor(said: Month, asOf: Month): boolean {
  const later = monthsBetween(said, asOf)
  return later === 0 || (later === 1 && trackDates.every((date) => date.asOf !== said))
}

function hasMonths({ horizonMonths, readsAsMonths }: Statement): boolean {
  const said = horizonMonths ?? readsAsMonths
  return said !== null && said.low !== null && said.high !== null
}

function whyNotCounted(statement: Statement, all: readonly Statement[]): string | null {
  if (!hasMonths(statement)) return "It names no months."
  if (!statement.isUsableForCalibration) return statement.calibrationReason
  return isSaidAgain(statement, all) ? statement.calibrationReason : null
}

/** The same firm on the same workload, with the same months, within a year: no second witness. */
function isSaidAgain(statement: Statement, all: readonly Statement[]): boolean {
  const key = ({ companies, workload, horizonMonths }: Statement) =>
    JSON.stringify([companies, workload, horizonMonths])
  return all.some((other) => {
    if (other === statement || !other.isUsableForCalibration || key(other) !== key(statement)) return false
    if (!other.eventOn || !statement.eventOn || statement.horizonMonths === null) return false
    const later = monthsBetween(monthOf(other.eventOn.date), monthOf(statement.eventOn.date))
    return later > 0 && later <= 12
  })
}
