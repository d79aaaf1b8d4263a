import { listed, noNumberWords } from "../../compare-words"
import type { Compare, ComparedFirm } from "../../contracts/compare"
import type { Workload } from "../../domain/company"
import { addMonths } from "../../domain/month"
import { monthWords, twoDigits } from "../../format"
import type { ChartData } from "../document"
import { bandInUnit, fanModel, fanSentence, logAxis, type FanModel } from "../fan-model"
import { runwayFigure } from "../figure/runway-figure"
import type { Figure, Panel } from "../figure/figure"

/** What the work of some firms needs and what their chips can do, on one log scale: a panel a firm. */
export function computePanels(compare: Compare, workload: Workload): Figure {
  const { firms, view } = compare
  const own = firms.map((firm) => modelOf(firm, compare, workload))
  const models = onOneScale(own, firms, workload, view.set)
  const unit = models.find((model) => model !== null)?.unit.name
  const whose = view.set === "own" ? "own chips" : "own chips and expected supplies"
  const names = listed(firms.map(({ name }) => name))
  const title = `${workload === "training" ? "Training" : "Inference"}, needed and available: ${names}`
  return {
    title,
    subtitle: `Needed for ${workload} and available from ${whose}${unit ? `, ${unit}` : ""}, all on one log scale`,
    plot: {
      type: "panels",
      panels: firms.map((firm, index) => panelOf(firm, models[index] ?? null, workload)),
      names: models.some((model) => model !== null)
        ? [
            { text: "needs", tone: "ink" },
            { text: "has", tone: workload },
          ]
        : [],
    },
    words: wordsOf(models),
    summary: firms
      .map((firm, index) => {
        const model = models[index]
        return `${firm.name}: ${model ? fanSentence(model, 0) : noNumberWords(firm, workload)}`
      })
      .join(" "),
    table: tableOf(compare, models, workload),
  }
}

function modelOf(
  firm: ComparedFirm,
  { view: { set }, asOf, horizonMonths }: Compare,
  workload: Workload,
): FanModel | null {
  return fanModel(firm[workload], { workload, set, asOf, horizonMonths, owner: firm.name })
}

/** The unit of the middle firm, so that no axis counts in thousandths, and one axis that holds all bands. */
function onOneScale(
  models: readonly (FanModel | null)[],
  firms: readonly ComparedFirm[],
  workload: Workload,
  set: Compare["view"]["set"],
): (FanModel | null)[] {
  const found = models.filter((model) => model !== null)
  const size = ({ unit }: FanModel) =>
    unit.exponent ?? (unit.name.startsWith("t") ? 12 : unit.name.startsWith("b") ? 9 : 6)
  const unit = found.toSorted((a, b) => size(a) - size(b))[Math.floor(found.length / 2)]?.unit
  if (!unit) return [...models]
  const same = models.map((model, index) => {
    const fan = firms[index]![workload].fan
    if (!model || !fan) return null
    const have = set === "own" ? fan.availableStock : fan.availableAll
    return { ...model, unit, need: bandInUnit(fan.required, unit), have: bandInUnit(have, unit) }
  })
  const y = logAxis(...same.flatMap((model) => (model ? [model.need, model.have] : [])))
  return same.map((model) => {
    if (!model) return null
    const { crossing, need } = model
    return { ...model, y, crossing: crossing && { ...crossing, value: need.p50[crossing.at]! } }
  })
}

function panelOf(firm: ComparedFirm, model: FanModel | null, workload: Workload): Panel {
  const head = { label: firm.name, labelZh: firm.nameZh }
  if (!model) return { ...head, detail: null, plot: null, missing: noNumberWords(firm, workload) }
  const { plot } = runwayFigure(model)
  if (plot.type !== "xy") throw new Error("required and available compute are drawn over months")
  return {
    ...head,
    detail: model.isStrained ? "for orientation only" : null,
    // Where the medians cross, the panel has no room for words: the table has them.
    plot: {
      ...plot,
      layers: plot.layers.map((layer) => (layer.type === "point" ? { ...layer, label: "" } : layer)),
      names: [],
    },
    missing: null,
  }
}

function wordsOf(models: readonly (FanModel | null)[]): string[] {
  const found = models.filter((model) => model !== null)
  if (found.length === 0) return []
  return [
    "Lines are medians; dark bands hold half of the draws, light bands nine in ten.",
    ...(found.some(({ crossing }) => crossing && crossing.at > 0)
      ? [
          "A ring marks where the medians cross; the median runway is counted draw by draw and need not agree.",
        ]
      : []),
    ...(found.some(({ isStrained }) => isStrained)
      ? ["Hatched: for orientation only, the inputs contradict each other."]
      : []),
  ]
}

/** Now, and at the end of each year that follows. */
function shownMonths({ horizonMonths }: Compare): number[] {
  const years = Array.from({ length: Math.floor(horizonMonths / 12) + 1 }, (_, year) => 12 * year)
  return years
}

function tableOf(
  compare: Compare,
  models: readonly (FanModel | null)[],
  workload: Workload,
): Figure["table"] {
  const unit = models.find((model) => model !== null)?.unit.name
  const ends = (band: FanModel["need"], at: number) =>
    `${twoDigits(band.p50[at]!)} (${twoDigits(band.p5[at]!)} to ${twoDigits(band.p95[at]!)})`
  return {
    caption: `Needed for ${workload} and available${unit ? `, ${unit}` : ""}: medians and nine in ten`,
    columns: [
      { label: "Firm", isNumeric: false },
      { label: "Month", isNumeric: false },
      { label: "Needed", isNumeric: true },
      { label: "Available", isNumeric: true },
      { label: "Medians cross", isNumeric: false },
    ],
    rows: compare.firms.flatMap((firm, index) => {
      const model = models[index]
      if (!model) {
        return [
          [firm.name, "any", "not enough evidence", "not enough evidence", noNumberWords(firm, workload)],
        ]
      }
      return shownMonths(compare).map((at) => [
        firm.name,
        monthWords(addMonths(compare.asOf, at)),
        ends(model.need, at),
        ends(model.have, at),
        model.crossing?.words ?? "not within the horizon",
      ])
    }),
  }
}

/** A row for each firm and month: both bands as the engine gives them. */
export function computeData({ firms, view, asOf }: Compare, workload: Workload): ChartData {
  const unit = workload === "training" ? "FLOP a month" : "tokens a day"
  const numbers = ["p5", "p25", "p50", "p75", "p95"] as const
  const sides = { required: "Needed", available: "Available" } as const
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "month", title: "Month", unit: null, type: "month" },
      { name: "months_ahead", title: "Months after the as-of month", unit: "months", type: "number" },
      ...(["required", "available"] as const).flatMap((side) =>
        numbers.map((quantile) => ({
          name: `${side}_${quantile}`,
          title: `${sides[side]} for ${workload}, ${quantile === "p50" ? "median" : `${quantile.slice(1)}th percentile`}; empty: not enough evidence`,
          unit,
          type: "number" as const,
        })),
      ),
    ],
    rows: firms.flatMap((firm) => {
      const { fan } = firm[workload]
      if (!fan) return [[firm.slug, asOf, 0, ...Array<null>(2 * numbers.length).fill(null)]]
      const have = view.set === "own" ? fan.availableStock : fan.availableAll
      return fan.required.p50.map((_, at) => [
        firm.slug,
        addMonths(asOf, at),
        at,
        ...numbers.map((quantile) => fan.required[quantile][at] ?? null),
        ...numbers.map((quantile) => have[quantile][at] ?? null),
      ])
    }),
  }
}
