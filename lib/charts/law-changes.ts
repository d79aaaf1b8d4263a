import type { ControlRule } from "../domain/control-rule"
import { dayAfter } from "./day-axis"

type Dated = Pick<ControlRule, "shortName" | "periods">

/**
 * What happens to the law on a day, as the end of a sentence: "Oct 2023 rule began; 2022 rule ended". Null
 * on a day without a change.
 */
export function lawChangesOn(rules: readonly Dated[], day: string): string | null {
  const began: string[] = []
  const ended: string[] = []
  for (const { shortName, periods } of rules) {
    const before = periods.find(({ until }) => until !== null && dayAfter(until) === day)
    const now = periods.find(({ from }) => from === day)
    if (now?.state === "unknown") began.push(`${shortName}, not known whether it binds`)
    else if (now?.state === "suspended") ended.push(`${shortName} suspended`)
    else if (now) began.push(`${shortName} ${before ? "in force again" : "began"}`)
    else if (before) ended.push(`${shortName} ended`)
  }
  const all = [...began, ...ended]
  return all.length === 0 ? null : all.join("; ")
}
