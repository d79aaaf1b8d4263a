import { ChoiceLinks } from "@/components/ui/choice-links"
import { claimMeasures } from "@/lib/charts/claims-model"
import type { ChartSpec } from "@/lib/charts/spec"
import { compareMeasures } from "@/lib/contracts/compare"
import { boardKinds, boardSets, boardSorts } from "@/lib/contracts/board"
import { boardKindLabels, boardSetLabels, boardSortLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

type Choice = { label: string; current: string; options: { value: string; name: string; spec: ChartSpec }[] }

/** What else a live chart can show, as links: each choice is an address of its own and works without JavaScript. */
export function ChartChoices({ spec }: { spec: ChartSpec }) {
  const choices = choicesOf(spec)
  if (choices.length === 0) return null
  return (
    <div className="no-print mt-4 flex flex-wrap gap-x-8 gap-y-2">
      {choices.map(({ label, current, options }) => (
        <ChoiceLinks
          key={label}
          label={label}
          current={current}
          options={options.map(({ value, name, spec }) => ({ value, name, href: routes.chart(spec) }))}
        />
      ))}
    </div>
  )
}

function choicesOf(spec: ChartSpec): Choice[] {
  switch (spec.chart) {
    case "runway-board":
      return [
        setChoice(spec.set, (set) => ({ ...spec, set })),
        {
          label: "Sort by",
          current: spec.sort,
          options: boardSorts.map((sort) => ({
            value: sort,
            name: boardSortLabels[sort],
            spec: { ...spec, sort },
          })),
        },
        {
          label: "Show",
          current: spec.kind,
          options: boardKinds.map((kind) => ({
            value: kind,
            name: boardKindLabels[kind],
            spec: { ...spec, kind },
          })),
        },
      ]
    case "runway":
      return [
        {
          label: "Work",
          current: spec.workload,
          options: (["training", "inference"] as const).map((workload) => ({
            value: workload,
            name: workload,
            spec: { ...spec, workload },
          })),
        },
        setChoice(spec.set, (set) => ({ ...spec, set })),
      ]
    case "compare":
      return [
        {
          label: "Of the firms",
          current: spec.measure,
          options: compareMeasures.map((measure) => ({
            value: measure,
            name: measure,
            spec: { ...spec, measure },
          })),
        },
        setChoice(spec.set, (set) => ({ ...spec, set })),
      ]
    case "replay":
      return [setChoice(spec.set, (set) => ({ ...spec, set }))]
    case "reports":
      return [
        {
          label: "Reports of",
          current: spec.measure,
          options: claimMeasures.map((measure) => ({
            value: measure,
            name: measureLabels[measure],
            spec: { ...spec, measure },
          })),
        },
      ]
    default:
      return []
  }
}

const measureLabels = {
  quantity: "how many chips",
  cost: "what they cost",
  price: "what a card cost",
} as const

function setChoice(current: string, of: (set: (typeof boardSets)[number]) => ChartSpec): Choice {
  return {
    label: "Chips",
    current,
    options: boardSets.map((set) => ({ value: set, name: boardSetLabels[set], spec: of(set) })),
  }
}
