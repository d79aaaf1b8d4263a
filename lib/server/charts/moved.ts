import "server-only"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { movedFigure } from "@/lib/charts/figure/moved-figure"
import { movedModel, type MovedEndBar, type MovedModel } from "@/lib/charts/moved-model"
import type { SpecOf } from "@/lib/charts/spec"
import { workloadSet, type Moved, type StateOfKnowledge } from "@/lib/contracts/moved"
import { readMoved } from "@/lib/moved-link"
import { movedBetween, stateThen, type Then } from "@/lib/server/moved/moved-between"
import { getMovedSetting } from "@/lib/server/queries/moved"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { engineOf } from "./engine-of"
import { movedRun } from "./moved-runs"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

type Model = Exclude<MovedModel, { status: "no-number" }>

/** What moved a median. Null for a firm or a state that is not on record, or an end without a number. */
export async function buildMoved(spec: SpecOf<"moved">): Promise<ChartDocument | null> {
  const { firm, workload, set } = spec
  const ends = await endsOf(spec)
  if (!ends) return null
  const [start, end] = [await stateThen(firm, ends.from), await stateThen(firm, ends.to)]
  const moved = await movedBetween(firm, ends.from, ends.to)
  if (!start || !end || !moved) return null
  const model = movedModel(moved, { workload, set })
  if (model.status === "no-number") return null
  const today = await loadCatalogue()
  const estimates = [await estimateOf(start), await estimateOf(end)]
  const runs = [await movedRun(start, spec), await movedRun(end, spec)]
  const sources = estimates.flatMap((estimate) => sourcesOfEstimate(today, estimate))
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: movedFigure(model, moved),
    answer: model.sentence,
    data: movedData(model, moved),
    measures: [measureOf(model.start, "start", spec, moved), measureOf(model.end, "end", spec, moved)],
    // What only the old records cited may be gone.
    sources: documentSources(
      today,
      sources.filter((id) => today.source.has(id)),
    ),
    provenance: {
      dataVersion: today.dataVersion,
      asOf: moved.to.asOf,
      engine: engineOf(estimates[1]!),
      assumptions: [...new Set(estimates.flatMap(({ assumptionIds }) => assumptionIds))].sort(),
    },
    // Without a change between them both ends are one run.
    runs: runs.flatMap((run, index) =>
      run && runs.findIndex((other) => other?.input === run.input) === index ? [run] : [],
    ),
  }
}

async function endsOf(
  spec: SpecOf<"moved">,
): Promise<{ from: StateOfKnowledge; to: StateOfKnowledge } | null> {
  const setting = await getMovedSetting(spec.firm)
  if (!setting) return null
  const { ends, isRenamed } = readMoved({ from: [spec.from], to: [spec.to] }, setting)
  // A data version that did not touch the firm would be the same chart under another name, without end.
  return isRenamed ? null : ends
}

function estimateOf({ catalogue, company, world }: Then) {
  return getEstimate(catalogue, company, { asOf: world.asOf })
}

function measureOf(
  { label, months, isBeyond, words }: MovedEndBar,
  which: "start" | "end",
  { firm, workload, set }: SpecOf<"moved">,
  { name }: Moved,
): ChartDocument["measures"][number] {
  return {
    key: `${firm}.${workload}.${set}.moved.${which}`,
    label: `${name}, ${workload}, median runway in ${label}`,
    value: isBeyond ? null : months,
    unit: "months",
    words,
  }
}

/** Both ends and a row for each part. */
function movedData({ start, end, bars, workload, set }: Model, moved: Moved): ChartData {
  const endRow = (which: "from" | "to", { label, months, isBeyond, sufficient24, grade }: MovedEndBar) => [
    which === "from" ? "start" : "end",
    label,
    "",
    null,
    months,
    isBeyond ? "beyond horizon" : "within horizon",
    null,
    sufficient24,
    grade,
  ]
  const percents = bars.reduce<(number | null)[]>((all, { points }) => {
    const before = all.length === 0 ? start.sufficient24 : all.at(-1)!
    return [...all, before === null || points === null ? null : before + points]
  }, [])
  return {
    columns: [
      { name: "part", title: "start, end, or the kind of change", unit: null, type: "text" },
      { name: "what", title: "What it is", unit: null, type: "text" },
      {
        name: "records",
        title: "Records that the change is about, by their ids",
        unit: null,
        type: "text",
      },
      {
        name: "months_change",
        title: `What it adds to the median runway (${workloadSet(workload, set)})`,
        unit: "months",
        type: "number",
      },
      {
        name: "months_after",
        title: `Median runway afterwards; ${moved.to.horizonMonths} also stands for what lies beyond the horizon`,
        unit: "months",
        type: "number",
      },
      { name: "status", title: "Where the median of an end lies", unit: null, type: "text" },
      {
        name: "points_change",
        title: "What it adds to the chance that the chips suffice after 24 months",
        unit: "percentage points",
        type: "number",
      },
      {
        name: "percent_after",
        title: "Chance that the chips suffice after 24 months, afterwards",
        unit: "percent",
        type: "number",
      },
      {
        name: "grade",
        title:
          "How far the median of an end can be trusted: shown, with warning, strained (for orientation only: its inputs contradict each other)",
        unit: null,
        type: "text",
      },
    ],
    rows: [
      endRow("from", start),
      ...bars.map(({ kind, lead, records, steps, delta, after, points }, index) => [
        kind,
        records.length === 1 ? `${lead}: ${records[0]!.text}` : lead,
        steps
          .flatMap(({ subjects }) => subjects.map(({ id }) => id))
          .join(" ")
          .slice(0, 4000),
        delta,
        after,
        "",
        points,
        percents[index] ?? null,
        "",
      ]),
      endRow("to", end),
    ],
  }
}
