import "server-only"
import type { RuleReading } from "@/lib/contracts/control-rule-view"
import type { Chip } from "@/lib/domain/chip"
import type { Branch, Condition, ControlProposal, ControlRule, Metric } from "@/lib/domain/control-rule"
import {
  changedLaw,
  evaluate,
  evaluateRule,
  isNeutral,
  specsOf,
  type Law,
  type Verdict,
} from "@/lib/export-controls"

/** Measures of the part itself. What is missing beyond these is a matter of the deal, not of the part. */
const partMetrics: ReadonlySet<Metric> = new Set([
  "tpp",
  "performance_density",
  "die_mm2",
  "io_total_gbps",
  "interconnect_gbps",
  "dram_bandwidth_gbps",
  "dram_plus_io_gbps",
  "datacenter_designed",
  "us_commercially_available",
  "letter_scope_includes_consumer_cards",
])

/** What a rule made of every part on record on the first day on which it bound. */
export function readingOfRule(law: Law, rule: ControlRule, chips: readonly Chip[]): RuleReading {
  const on = rule.periods.find(({ state }) => state === "in force")?.from ?? rule.effectiveOn.date
  const { vendors } = rule.appliesTo
  const addressed = chips.filter(({ vendor }) => vendors === null || vendors.includes(vendor))
  return sortOut(on, rule.id, addressed, (chip) => evaluateRule(law, rule, { specs: specsOf(chip), on }))
}

/** What a proposal would add to the law of a day; null where its criteria are not public. */
export function readingOfProposal(
  law: Law,
  proposal: ControlProposal,
  chips: readonly Chip[],
  on: string,
): RuleReading | null {
  if (proposal.branches === null) return null
  const adopted = changedLaw(law, [{ do: "adopt", proposal: proposal.id, from: on }], [proposal])
  const reading = sortOut(on, proposal.id, chips, (chip) => evaluate(adopted, { specs: specsOf(chip), on }))
  // What a part misses there is a line of the law in force, not of the proposal.
  return { ...reading, missed: [] }
}

function sortOut(
  on: string,
  textId: string,
  chips: readonly Chip[],
  ask: (chip: Chip) => Verdict,
): RuleReading {
  const reading: RuleReading = { on, caught: [], missed: [], undetermined: [] }
  // A part kept for comparison only is sold to nobody we follow.
  for (const one of chips.filter(({ isContextOnly }) => !isContextOnly)) {
    const { id, name, vendor, isDomesticChinese } = one
    const chip = { id, name, vendor, isDomesticChinese }
    const { status, category, paragraph, ruleId, missing, possible, near } = ask(one)
    if (status === "INDETERMINATE") {
      const isOwn = possible.some((answer) => answer.ruleId === textId && !isNeutral(answer.status))
      if (!isOwn || !missing.some((metric) => partMetrics.has(metric))) continue
      reading.undetermined.push({
        chip,
        missing,
        possible: [...new Set(possible.map((answer) => answer.status))],
      })
    } else if (ruleId === textId && !isNeutral(status)) {
      reading.caught.push({ chip, status, category, paragraph })
    } else {
      const [nearest] = near
      if (!nearest) continue
      const lines = nearest.tests.flatMap(({ metric, value, threshold }) =>
        typeof value === "number" && typeof threshold === "number" ? [{ metric, value, threshold }] : [],
      )
      reading.missed.push({
        chip,
        status: nearest.status,
        paragraph: nearest.paragraph,
        gap: nearest.gap,
        lines,
      })
    }
  }
  reading.missed.sort((a, b) => a.gap - b.gap)
  return reading
}

/** Slugs of the parts that conditions name. */
export function partsNamedIn(branches: readonly Branch[]): string[] {
  const inCondition = (condition: Condition): string[] => {
    if ("all" in condition) return condition.all.flatMap(inCondition)
    if ("any" in condition) return condition.any.flatMap(inCondition)
    if ("not" in condition) return inCondition(condition.not)
    return condition.metric === "slug" && Array.isArray(condition.value) ? condition.value : []
  }
  return [...new Set(branches.flatMap(({ when }) => (when === "otherwise" ? [] : inCondition(when))))]
}
