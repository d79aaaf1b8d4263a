import type { ControlRule, RulePeriod } from "../domain/control-rule"
import { shiftDay } from "../domain/day"

/** The state of a rule on a day. Days are ISO dates; first and last days are included. */
export type RuleState = RulePeriod["state"] | "not in force"

/** Whether a rule binds on a day. A day outside every stretch of the rule: not in force. */
export function ruleState(rule: Pick<ControlRule, "periods">, on: string): RuleState {
  return periodOn(rule, on)?.state ?? "not in force"
}

/** The stretch that a day falls in; null outside all of them. */
export function periodOn(rule: Pick<ControlRule, "periods">, on: string): RulePeriod | null {
  return rule.periods.find(({ from, until }) => from <= on && (until === null || on <= until)) ?? null
}

/** The day after an ISO date. */
export function dayAfter(date: string): string {
  return shiftDay(date, 1)
}
