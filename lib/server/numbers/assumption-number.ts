import "server-only"
import type { NumberPart, NumberView } from "@/lib/contracts/number"
import type { Assumption } from "@/lib/domain/assumption"
import { distributionWords } from "@/lib/distribution-words"
import { inputRangeWords } from "@/lib/drivers-words"
import { percentilesOf } from "@/lib/estimation"
import { monthWords } from "@/lib/format"
import { assumptionGroupLabels, confidenceLabels, sentenceCase } from "@/lib/labels"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { assumptionName } from "./assumption-input"
import { assumptionUses } from "./assumption-uses"
import { sourcesBy } from "./estimate-parts"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "assumption" }>

/** A parameter of the model: its range, why it is so, on which sources, and what uses it. */
export function assumptionNumber(opened: Opened, key: Key): NumberView | null {
  const { catalogue } = opened
  const assumption = catalogue.assumption.get(key.assumption)
  if (!assumption) return null
  const { distribution, scope, meaning, rationale, verification, confidence, rank } = assumption
  const { label, whose } = assumptionName(catalogue, assumption)
  return viewOf(opened, key, {
    title: whose && !label.includes(whose) ? `${label}: ${whose}` : label,
    ...valueOf(assumption),
    when: scope.from ? `set for ${monthWords(scope.from)}` : null,
    figures: [
      plain("Drawn as", distributionWords(distribution)),
      plain("Holds for", scopeWords(opened, assumption)),
      plain("Part of the model", assumptionGroupLabels[assumption.group]),
      ...(rank ? [plain("How much it matters", rank)] : []),
    ],
    formula: { words: sentence(meaning), parts: usesParts(opened, assumption) },
    confidence: {
      label: `${sentenceCase(confidenceLabels[confidence])}${verification === "judgement" ? ", a judgement of ours" : ""}`,
      why: rationale,
    },
    sources: sourcesBy(opened, assumption.sourceIds),
    isUnverified: verification === "unverified",
    more: [
      { label: "Among all assumptions", href: routes.assumption(assumption.id) },
      { label: "What it does in the model", href: routes.methodology() },
    ],
  })
}

/** The middle of the draws with nine in ten around it, in the unit of the assumption. */
function valueOf({ distribution, unit }: Assumption): Pick<NumberView, "value" | "interval" | "unit"> {
  const { p5, p50, p95 } = percentilesOf(distribution)
  if (p5 === null || p50 === null || p95 === null) {
    return {
      value: distribution.dist === "fixed" ? "absent" : distributionWords(distribution),
      interval: null,
      unit: null,
    }
  }
  const value = inputRangeWords({ p5: p50, p95: p50, unit })
  return {
    value,
    interval: p5 === p95 ? null : `nine draws in ten: ${inputRangeWords({ p5, p95, unit })}`,
    unit: null,
  }
}

function scopeWords({ catalogue }: Opened, { scope }: Assumption): string {
  const firms = scope.firms?.map((id) => catalogue.company.get(id)?.name ?? id).join(", ") ?? "every firm"
  const chips = scope.chips?.map((id) => catalogue.chip.get(id)?.name ?? id).join(", ")
  return [
    firms,
    ...(chips ? [chips] : []),
    ...(scope.until ? [`estimates until ${monthWords(scope.until)}`] : []),
  ].join("; ")
}

/** Estimates and orders that use it. */
function usesParts(opened: Opened, assumption: Assumption): NumberPart[] {
  const { firms, orders } = assumptionUses(opened.catalogue, assumption.id)
  const asOf = monthWords(opened.catalogue.dataset.asOf)
  const parts: NumberPart[] = [
    {
      title: `Estimates as of ${asOf} that draw it`,
      inputs: firms.map(({ id, name }) => {
        const workload = workloadOf(assumption)
        return opening(
          opened,
          { of: "runway", firm: id, workload, set: "own" },
          name,
          `its ${workload} runway`,
        )
      }),
    },
    {
      title: "Orders whose lines use it",
      inputs: orders.map(({ id, title }) =>
        opening(opened, { of: "order", order: id, measure: "quantity" }, title, "how many chips"),
      ),
    },
  ]
  const used = parts.filter(({ inputs }) => inputs.length > 0)
  return used.length > 0
    ? used
    : [{ title: null, inputs: [plain(`Estimates as of ${asOf} that draw it`, "none")] }]
}

function workloadOf({ group }: Assumption): "training" | "inference" {
  return group === "inference" ? "inference" : "training"
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`
}
