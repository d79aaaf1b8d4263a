import type { ControlStatus } from "../domain/control-rule"

/** What a rule, or all of them together, make of a part. */
export type Answer = {
  status: ControlStatus
  category: string | null
  /** The rule or proposal that gives the answer; null where none was in force. */
  ruleId: string | null
  paragraph: string | null
}

/**
 * How strict an answer is on a sale; of two that apply, the stricter stands. A published review policy
 * outranks an unpublished one: on a part that January 2026's rule judges case by case, the letters of April
 * 2025 add nothing. 0: no answer about a sale.
 */
const strictness: Record<ControlStatus, number> = {
  LICENCE_PRESUMPTION_OF_DENIAL: 8,
  ENTITY_LIST_TREATMENT: 7,
  LICENCE_CASE_BY_CASE: 6,
  LICENCE_POLICY_UNPUBLISHED: 5,
  LICENCE_REVENUE_SHARE: 4,
  LICENCE_REQUIRED: 3,
  NAC_NOTIFICATION: 2,
  NOT_CONTROLLED: 1,
  INDETERMINATE: 0,
  UNKNOWN: 0,
  GP10_RISK: 0,
  GP10_RISK_POSSIBLE: 0,
  TARIFF_25: 0,
  NO_TARIFF_BAND: 0,
  CN_DISCOURAGED: 0,
  CN_RESTRICTED_STATE_FUNDED: 0,
  NO_CN_MEASURE: 0,
  NO_CHANGE: 0,
  ANNOUNCED_NOT_YET_RULE: 0,
}

/** Rank of a status: higher is stricter. */
export function strictnessOf(status: ControlStatus): number {
  return strictness[status]
}

/** The stricter of two answers; the first where they are equally strict. */
export function stricter(first: Answer, second: Answer): Answer {
  return strictness[second.status] > strictness[first.status] ? second : first
}

/** Answers that leave the sale as it was. */
export function isNeutral(status: ControlStatus): boolean {
  return (
    status === "NOT_CONTROLLED" ||
    status === "NO_TARIFF_BAND" ||
    status === "NO_CN_MEASURE" ||
    status === "NO_CHANGE"
  )
}

export function sameAnswer(a: Answer, b: Answer): boolean {
  return a.status === b.status && a.category === b.category && a.ruleId === b.ruleId
}
