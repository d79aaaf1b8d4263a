import { ticks as niceTicks } from "d3-array"
import { listed } from "../../compare-words"
import type { Compare, ComparedFirm } from "../../contracts/compare"
import { countWords, estimatedCountWords, monthWords, toSignificant } from "../../format"
import type { ChartData } from "../document"
import type { Figure, Panel, Tone } from "../figure/figure"
import { stockFigure } from "../figure/stock-figure"
import { monthAxis } from "../month-axis"
import { stockModel, type StockModel } from "../stock-model"

/** Chips of firms over time on one scale: a panel a firm. */
export function stockPanels(compare: Compare): Figure {
  const { firms, asOf, horizonMonths } = compare
  const models = firms.map((firm) => modelOf(firm, compare))
  const found = models.filter((model) => model !== null)
  const names = listed(firms.map(({ name }) => name))
  const title = `Chips at work: ${names}`
  const subtitle = `Own stock by part, ${unitOf(found).name}, all on one scale`
  const scaled = models.map((model) => model && onOneScale(model, found, { asOf, horizonMonths }))
  const panels = firms.map((firm, index): Panel => {
    const model = scaled[index] ?? null
    const head = { label: firm.name, labelZh: firm.nameZh }
    if (model === null) return { ...head, detail: null, plot: null, missing: noStockWords(firm) }
    const { plot } = stockFigure(model, firm.name)
    return {
      ...head,
      detail: firm.h100Equivalents
        ? `${estimatedCountWords(firm.h100Equivalents.p50)} H100-equivalents`
        : null,
      plot: plot.type === "xy" ? { ...plot, names: [] } : null,
      missing: null,
    }
  })
  return {
    title,
    subtitle,
    plot: { type: "panels", panels, names: namesOf(scaled) },
    words:
      found.length === 0
        ? []
        : [
            "Areas are means over the draws, which add up. The dashed lines hold the total in nine draws of ten.",
          ],
    summary: `${title}, in ${monthWords(asOf)}. ${firms.map(stockSentenceOf).join(" ")}`,
    table: stockChipTable(compare),
  }
}

function modelOf(firm: ComparedFirm, { asOf, horizonMonths }: Compare): StockModel | null {
  return (
    firm.stockSeries &&
    stockModel(firm.stockSeries, { asOf, toMonth: horizonMonths, whose: `${firm.name}’s own stock` })
  )
}

/** The unit of the largest stock, which all others take too. */
function unitOf(models: readonly StockModel[]): StockModel["unit"] {
  const largest = models.toSorted((a, b) => b.unit.chips - a.unit.chips)[0]
  return largest?.unit ?? { chips: 1, name: "chips" }
}

function onOneScale(
  model: StockModel,
  all: readonly StockModel[],
  { asOf, horizonMonths }: Pick<Compare, "asOf" | "horizonMonths">,
): StockModel {
  const unit = unitOf(all)
  const inUnit = (values: readonly number[], from: StockModel["unit"]) =>
    values.map((value) => (value * from.chips) / unit.chips)
  const top = Math.max(...all.map(({ total, unit: own }) => Math.max(...inUnit(total.p95, own))))
  const from = Math.min(...all.map((one) => one.from))
  const to = Math.max(...all.map((one) => Math.min(one.axis.to, horizonMonths)))
  return {
    ...model,
    unit,
    axis: monthAxis(asOf, from, to),
    y: {
      domain: [0, top * 1.06],
      ticks: niceTicks(0, top, 4).map((value) => ({ value, label: value.toLocaleString("en-US") })),
    },
    parts: model.parts.map((part) => ({ ...part, mean: inUnit(part.mean, model.unit) })),
    total: {
      p5: inUnit(model.total.p5, model.unit),
      p50: inUnit(model.total.p50, model.unit),
      p95: inUnit(model.total.p95, model.unit),
    },
    rules: [],
  }
}

/** Each part once, under the colour that it has in every panel. */
function namesOf(models: readonly (StockModel | null)[]): { text: string; tone: Tone }[] {
  const byTone = new Map<Tone, Set<string>>()
  for (const model of models) {
    for (const { color, name } of model?.parts ?? []) {
      const tone: Tone = `maker-${color}`
      byTone.set(tone, (byTone.get(tone) ?? new Set()).add(name))
    }
  }
  return [...byTone]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([tone, parts]) => ({ tone, text: [...parts].join(", ") }))
}

/** What stands where no stock is counted. */
export function noStockWords(firm: Pick<ComparedFirm, "row">): string {
  if (firm.row.rentsCompute) return "Rents its compute: it has no stock of its own to count."
  const missing = firm.row.missing.join("; ").replace(/\.$/, "")
  return missing === ""
    ? "No count of its chips is on record."
    : `Not enough evidence to count its stock: ${missing}.`
}

function stockSentenceOf(firm: ComparedFirm): string {
  if (firm.h100Equivalents === null) return `${firm.name}: ${noStockWords(firm)}`
  const { p5, p50, p95 } = firm.h100Equivalents
  const bare = (value: number) => countWords(toSignificant(value, 2))
  return `${firm.name}: ${estimatedCountWords(p50)} H100-equivalents (${bare(p5)} to ${bare(p95)}).`
}

export type ChipRow = { chip: string; name: string; of: (ComparedFirm["chips"][number] | null)[] }

/** Parts that any of the firms holds, the largest first; a value a firm, null where it holds none. */
export function chipRows({ firms }: Pick<Compare, "firms">): ChipRow[] {
  const rows = new Map<string, ChipRow>()
  firms.forEach((firm, at) => {
    for (const part of firm.chips) {
      const row = rows.get(part.chip) ?? { chip: part.chip, name: part.name, of: firms.map(() => null) }
      row.of[at] = part
      rows.set(part.chip, row)
    }
  })
  const size = ({ of }: ChipRow) =>
    Math.max(...of.map((part) => part?.h100Equivalents?.p50 ?? part?.units.p50 ?? 0))
  return [...rows.values()].toSorted((a, b) => size(b) - size(a) || (a.chip < b.chip ? -1 : 1))
}

function span({ p5, p50, p95 }: { p5: number; p50: number; p95: number }): string {
  const bare = (value: number) => countWords(toSignificant(Math.round(value), 2))
  return `${bare(p50)} (${bare(p5)} to ${bare(p95)})`
}

function stockChipTable(compare: Compare): Figure["table"] {
  const { firms, asOf } = compare
  return {
    caption: `Chips at work in ${monthWords(asOf)}, medians and nine in ten: how many, and what they make in H100-equivalents`,
    columns: [
      { label: "Part", isNumeric: false },
      ...firms.flatMap(({ name }) => [
        { label: `${name}, chips`, isNumeric: true },
        { label: `${name}, H100-equivalents`, isNumeric: true },
      ]),
    ],
    rows: [
      ...chipRows(compare).map(({ name, of }) => [
        name,
        ...of.flatMap((part) =>
          part === null
            ? ["none on record", "none on record"]
            : [span(part.units), part.h100Equivalents ? span(part.h100Equivalents) : "rate not known"],
        ),
      ]),
      [
        "All parts",
        ...firms.flatMap(({ h100Equivalents, stockSeries }) => {
          if (!stockSeries) return ["not enough evidence", "not enough evidence"]
          const at = -stockSeries.fromMonth
          const { p5, p50, p95 } = stockSeries.total
          return [
            span({ p5: p5[at] ?? 0, p50: p50[at] ?? 0, p95: p95[at] ?? 0 }),
            h100Equivalents ? span(h100Equivalents) : "not enough evidence",
          ]
        }),
      ],
    ],
  }
}

/** A row for each firm and part in the as-of month, then each firm's total. */
export function stockPartsData(compare: Compare): ChartData {
  const { firms, asOf } = compare
  const numbers = ["p5", "p50", "p95"] as const
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "month", title: "Month whose stock is meant", unit: null, type: "month" },
      { name: "part", title: "Part, as in its address here; “total”: all parts", unit: null, type: "text" },
      { name: "part_name", title: "Name of the part", unit: null, type: "text" },
      ...numbers.map((quantile) => ({
        name: `chips_${quantile}`,
        title: `Chips at work, ${quantile === "p50" ? "median" : `${quantile.slice(1)}th percentile`}; empty: not enough evidence`,
        unit: "chips",
        type: "number" as const,
      })),
      ...numbers.map((quantile) => ({
        name: `h100_equivalents_${quantile}`,
        title: `The same by peak 16-bit rate relative to an H100, ${quantile === "p50" ? "median" : `${quantile.slice(1)}th percentile`}; empty: the rate is not known`,
        unit: "H100-equivalents",
        type: "number" as const,
      })),
    ],
    rows: firms.flatMap((firm) => {
      const at = firm.stockSeries ? -firm.stockSeries.fromMonth : 0
      const total = firm.stockSeries?.total
      const head = [firm.slug, firm.name, asOf]
      return [
        ...firm.chips.map((part) => [
          ...head,
          part.chip,
          part.name,
          ...numbers.map((quantile) => part.units[quantile]),
          ...numbers.map((quantile) => part.h100Equivalents?.[quantile] ?? null),
        ]),
        [
          ...head,
          "total",
          "all parts",
          ...numbers.map((quantile) => total?.[quantile][at] ?? null),
          ...numbers.map((quantile) => firm.h100Equivalents?.[quantile] ?? null),
        ],
      ]
    }),
  }
}
