import "server-only"
import type { ControlRule } from "@/lib/domain/control-rule"
import type { Dated } from "@/lib/domain/dated"

export type PeriodFault = { field: string; message: string }

/**
 * What is wrong with the days of a rule. Its periods stand oldest first and no day lies in two of them, so
 * that a day has one state; the first begins when the rule takes effect, as precisely as that is known.
 */
export function periodFaults({ periods, effectiveOn }: ControlRule): PeriodFault[] {
  const faults: PeriodFault[] = []
  periods.forEach(({ from, until }, index) => {
    const at = `periods.${index}`
    if (until !== null && until < from) {
      const message = `the period ends on ${until}, before it begins on ${from}; its first and last day are both in it`
      faults.push({ field: `${at}.until`, message })
    }
    const before = periods[index - 1]
    if (before && (before.until === null || before.until >= from)) {
      const end = before.until === null ? "has no last day" : `lasts until ${before.until}`
      const message = `the period before it ${end} and so overlaps this one, which begins on ${from}; write periods oldest first, each beginning after the last day of the one before`
      faults.push({ field: `${at}.from`, message })
    }
  })
  const first = periods[0]
  if (first && !isWithin(first.from, effectiveOn)) {
    const { date, precision } = effectiveOn
    const message = `the first period begins on ${first.from} and the rule takes effect on ${date} (to the ${precision}); correct one of them`
    faults.push({ field: "effectiveOn", message })
  }
  return faults
}

/** Whether a day is the date given, as precisely as it was given. */
function isWithin(day: string, { date, precision }: Dated): boolean {
  switch (precision) {
    case "day":
      return day === date
    case "month":
      return day.slice(0, 7) === date.slice(0, 7)
    case "quarter":
      return quarterOf(day) === quarterOf(date)
    case "year":
      return day.slice(0, 4) === date.slice(0, 4)
  }
}

/** "2026-Q3" of "2026-08-31". */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
