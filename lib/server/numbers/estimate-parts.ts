import "server-only"
import type { SourceRef } from "@/lib/contracts/claim"
import type { Estimate, EstimateLine, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { NumberInput, NumberPart, NumberView } from "@/lib/contracts/number"
import type { Assumption } from "@/lib/domain/assumption"
import type { Grade } from "@/lib/domain/company"
import { addMonths } from "@/lib/domain/month"
import { countWords, estimatedCountWords, windowWords } from "@/lib/format"
import { supplyClassLabels } from "@/lib/labels"
import { sourceRef } from "@/lib/server/queries/claim-views"
import { assumptionInput } from "./assumption-input"
import { lineCounts } from "./line-counts"
import { opening, plain, type Opened } from "./opened"

/** How far an estimate is trusted: its grade and the sentences that say why. */
export function gradeOf({ grade, why, missing }: WorkloadEstimate): NumberView["confidence"] {
  const reasons = [
    ...why,
    ...(missing.length > 0 ? [`Missing: ${missing.join("; ").replace(/\.$/, "")}.`] : []),
  ]
  return {
    label: gradeWords[grade],
    why: reasons.join(" ") || "Enough draws agree with what the firm is known to have trained and served.",
  }
}

/** The grade at the head of its reasons. */
export const gradeWords: Record<Grade, string> = {
  shown: "Shown without a warning",
  "with warning": "Shown with a warning",
  strained: "Strained: for orientation only",
  none: "No number",
}

/** With which engine, seed and draws an estimate was made. */
export function runFigures({ n, tried, seed, engineVersion }: Estimate): NumberInput[] {
  return [
    plain("Draws", `${countWords(n)} kept of ${countWords(tried)}`),
    plain("Engine and seed", `${engineVersion}, seed ${seed}`),
  ]
}

/** Supply lines, the newest first, each leading to the reports of its order, with what it delivers in the middle. */
export function linesPart(
  opened: Opened,
  { asOf, company }: Pick<Estimate, "asOf" | "company">,
  lines: readonly EstimateLine[],
  title: string,
): NumberPart[] {
  const firm = opened.catalogue.company.get(company)
  const counts = new Map(
    (firm ? lineCounts(opened.catalogue, firm) : []).map(({ lineId, chips }) => [lineId, chips]),
  )
  const inputs = lines
    .toSorted((a, b) => b.endMonth - a.endMonth)
    .map(({ lineId, orderId, title: label, class: kind, chip, startMonth, endMonth }) => {
      const start = addMonths(asOf, startMonth)
      const end = addMonths(asOf, Math.max(startMonth, endMonth))
      const name = opened.catalogue.chip.get(chip)?.name ?? chip
      const chips = counts.get(lineId)
      const size = chips === undefined ? name : `${estimatedCountWords(chips)} ${name}`
      const value = `${size}, ${supplyClassLabels[kind]}, ${windowWords({ start, end })}`
      return orderId === null
        ? plain(label, value)
        : opening(opened, { of: "order", order: orderId, measure: "quantity" }, label, value)
    })
  return inputs.length > 0 ? [{ title, inputs }] : []
}

/** The sources of the reports that carry supply lines, each once, by publisher. */
export function sourcesOfLines(opened: Opened, lines: readonly EstimateLine[]): SourceRef[] {
  const { catalogue } = opened
  const ids = lines.flatMap(({ orderId }) => {
    const order = orderId === null ? undefined : catalogue.order.get(orderId)
    const restsOn = new Set(order?.counting?.restsOn ?? [])
    return (order?.reports ?? []).filter(({ id }) => restsOn.has(id)).map(({ sourceId }) => sourceId)
  })
  return sourcesBy(opened, ids)
}

/** Sources by id, each once, by publisher. */
export function sourcesBy({ catalogue }: Opened, ids: readonly string[]): SourceRef[] {
  return [...new Set(ids)]
    .map((id) => sourceRef(catalogue, id))
    .sort((a, b) => a.publisher.localeCompare(b.publisher, "en"))
}

/** Those of an estimate's assumptions that belong to some groups, as inputs. */
export function assumptionsPart(
  opened: Opened,
  { assumptionIds }: Estimate,
  groups: readonly Assumption["group"][],
  title: string,
): NumberPart[] {
  const inputs = assumptionIds.flatMap((id) => {
    const assumption = opened.catalogue.assumption.get(id)
    return assumption && groups.includes(assumption.group) ? [assumptionInput(opened, assumption)] : []
  })
  return inputs.length > 0 ? [{ title, inputs }] : []
}
