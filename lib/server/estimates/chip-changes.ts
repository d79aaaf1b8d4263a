import "server-only"
import type { ChipChange } from "@/lib/contracts/replay"
import type { Chip } from "@/lib/domain/chip"
import { shiftDay } from "@/lib/domain/day"
import { specsOf, timeline, type Law, type Stretch } from "@/lib/export-controls"

type Span = ChipChange["spans"][number]

/**
 * Chips whose sale to a Chinese firm meets another answer under another law, and on which days. Chips with the
 * same days and answers stand together, the earliest first.
 *
 * @param lastDay what would differ only after it is left out: an end set there means none
 */
export function chipChanges(chips: readonly Chip[], law: Law, changed: Law, lastDay: string): ChipChange[] {
  const groups = new Map<string, ChipChange>()
  for (const chip of chips) {
    const spans = (chip.isDomesticChinese ? supposedOf(chip, changed) : spansOf(chip, law, changed))
      .filter(({ from }) => from <= lastDay)
      .map((span) => (span.until !== null && span.until > lastDay ? { ...span, until: null } : span))
    if (spans.length === 0) continue
    const key = JSON.stringify(spans)
    const group = groups.get(key)
    if (group) group.chips.push({ id: chip.id, name: chip.name })
    else groups.set(key, { chips: [{ id: chip.id, name: chip.name }], spans })
  }
  return [...groups.values()].sort((a, b) => (a.spans[0]!.from < b.spans[0]!.from ? -1 : 1))
}

function spansOf(chip: Chip, law: Law, changed: Law): Span[] {
  const question = { specs: specsOf(chip) }
  return differences(timeline(law, question), timeline(changed, question))
}

/** A chip made in China is bought at home, free of export rules, until a scenario supposes otherwise of it. */
function supposedOf(chip: Chip, changed: Law): Span[] {
  const supposed = changed.treated.find((treatment) => treatment.chip === chip.id)
  return supposed ? [{ from: supposed.from, until: null, before: "NOT_CONTROLLED", after: supposed.as }] : []
}

/** Days on which two time lines of a part differ in their answer. */
function differences(before: readonly Stretch[], after: readonly Stretch[]): Span[] {
  const days = [...new Set([...before, ...after].map(({ from }) => from))].sort()
  const spans: Span[] = []
  days.forEach((from, index) => {
    const next = days[index + 1]
    const until = next === undefined ? null : shiftDay(next, -1)
    const [was, is] = [statusOn(before, from), statusOn(after, from)]
    if (was === is) return
    const last = spans.at(-1)
    const goesOn = last !== undefined && last.until !== null && shiftDay(last.until, 1) === from
    if (goesOn && last.before === was && last.after === is) last.until = until
    else spans.push({ from, until, before: was, after: is })
  })
  return spans
}

function statusOn(stretches: readonly Stretch[], day: string): Span["before"] {
  return stretches.findLast(({ from }) => from <= day)?.verdict.status ?? "NOT_CONTROLLED"
}
