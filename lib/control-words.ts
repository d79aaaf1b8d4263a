import type { ControlStatus } from "./domain/control-rule"

/**
 * What an answer amounts to, whatever its fine print. `beside` is shown next to an answer and never is one
 * (duties, foreign measures, announcements).
 */
export const controlTones = [
  "denied",
  "conditional",
  "notification",
  "undetermined",
  "free",
  "beside",
] as const
export type ControlTone = (typeof controlTones)[number]

export type ControlWords = {
  /** A few words, lower case, for a cell or the middle of a sentence: "presumed denied". */
  label: string
  /** What it means for a sale, one sentence. */
  sentence: string
  tone: ControlTone
  /** Stands in the mark, so that colour never carries the meaning alone. Several "outside" answers share "O". */
  letter: string
}

const words: Record<ControlStatus, ControlWords> = {
  LICENCE_PRESUMPTION_OF_DENIAL: {
    label: "presumed denied",
    sentence: "A licence is needed and an application is presumed denied.",
    tone: "denied",
    letter: "D",
  },
  ENTITY_LIST_TREATMENT: {
    label: "as a listed owner",
    sentence: "The buyer is treated as its listed owner is.",
    tone: "denied",
    letter: "E",
  },
  LICENCE_CASE_BY_CASE: {
    label: "case by case",
    sentence: "A licence is needed; applications are judged one by one if the conditions are met.",
    tone: "conditional",
    letter: "C",
  },
  LICENCE_REVENUE_SHARE: {
    label: "licence with a share",
    sentence:
      "A licence is needed; some have been granted to named customers, with a share of the revenue expected.",
    tone: "conditional",
    letter: "S",
  },
  LICENCE_POLICY_UNPUBLISHED: {
    label: "licence, policy unpublished",
    sentence: "A licence is needed under a letter to the vendor; how applications are judged is not public.",
    tone: "conditional",
    letter: "P",
  },
  LICENCE_REQUIRED: {
    label: "licence needed",
    sentence: "A licence is needed; how it is judged depends on the rule pointed to.",
    tone: "conditional",
    letter: "L",
  },
  NAC_NOTIFICATION: {
    label: "notification",
    sentence:
      "May go under an exception (NAC) after notice 25 days ahead, which can be refused; otherwise a licence is needed.",
    tone: "notification",
    letter: "N",
  },
  INDETERMINATE: {
    label: "undetermined",
    sentence: "A figure the answer turns on is not published.",
    tone: "undetermined",
    letter: "?",
  },
  UNKNOWN: {
    label: "unknown",
    sentence: "The state of the law itself on that day is not known.",
    tone: "undetermined",
    letter: "U",
  },
  NOT_CONTROLLED: {
    label: "not controlled",
    sentence: "Not caught; other lists of parts and of buyers may still apply.",
    tone: "free",
    letter: "O",
  },
  NO_CHANGE: {
    label: "no change",
    sentence: "The text changes nothing here.",
    tone: "free",
    letter: "O",
  },
  NO_TARIFF_BAND: {
    label: "no duty",
    sentence: "Outside the bands of the duty.",
    tone: "free",
    letter: "O",
  },
  NO_CN_MEASURE: {
    label: "no Chinese measure",
    sentence: "No Chinese measure on this part is reported.",
    tone: "free",
    letter: "O",
  },
  GP10_RISK: {
    label: "use may be a breach",
    sentence: "Using it may breach General Prohibition 10, wherever it is used.",
    tone: "beside",
    letter: "G",
  },
  GP10_RISK_POSSIBLE: {
    label: "use might be a breach",
    sentence: "Not named, but over the same lines, so that using it might breach General Prohibition 10.",
    tone: "beside",
    letter: "g",
  },
  TARIFF_25: {
    label: "25% duty",
    sentence: "A duty of 25% falls due on entry to the United States.",
    tone: "beside",
    letter: "T",
  },
  CN_DISCOURAGED: {
    label: "discouraged by China",
    sentence: "Chinese authorities are reported to have discouraged or blocked its purchase.",
    tone: "beside",
    letter: "W",
  },
  CN_RESTRICTED_STATE_FUNDED: {
    label: "barred from state-funded sites",
    sentence: "China is reported to keep it out of data centres built with state money.",
    tone: "beside",
    letter: "R",
  },
  ANNOUNCED_NOT_YET_RULE: {
    label: "announced only",
    sentence: "Announced, and not yet a rule.",
    tone: "beside",
    letter: "A",
  },
}

/** Every status in the order of keys: the stricter first, what stands beside the answer last. */
export const writtenStatuses = Object.keys(words) as ControlStatus[]

/** How pages say an answer of the engine. */
export function controlWords(status: ControlStatus): ControlWords {
  return words[status]
}

/** True where a sale needs a licence, whatever the odds of getting one. An undetermined answer is not a yes. */
export function needsLicence(status: ControlStatus): boolean {
  const { tone } = words[status]
  return tone === "denied" || tone === "conditional"
}

/** One word on each tone, for keys and filters. */
export const toneLabels: Record<ControlTone, string> = {
  denied: "licence presumed denied",
  conditional: "licence with conditions",
  notification: "notification",
  undetermined: "undetermined",
  free: "not controlled",
  beside: "beside the answer",
}
