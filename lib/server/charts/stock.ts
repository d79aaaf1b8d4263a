import "server-only"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { stockFigure } from "@/lib/charts/figure/stock-figure"
import type { SpecOf } from "@/lib/charts/spec"
import { stockModel, stockSentence, type StockModel } from "@/lib/charts/stock-model"
import type { Estimate, StockSeries } from "@/lib/contracts/estimate"
import { addMonths } from "@/lib/domain/month"
import { estimatedCountWords } from "@/lib/format"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { catalogueOf } from "./known-charts"
import { engineOf } from "./engine-of"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

/** Parts that the figures tell apart; the smallest beyond them are added up. A document has room for so many. */
const mostParts = 30

/** A firm's chips at work, by part. Null for an unknown firm, or one without a counted chip. */
export async function buildStock(spec: SpecOf<"stock">): Promise<ChartDocument | null> {
  const catalogue = await catalogueOf(spec)
  const company = catalogue.company.get(spec.firm)
  if (!company) return null
  const estimate = await getEstimate(catalogue, company)
  const { asOf, horizonMonths, stockSeries } = estimate
  const orders = catalogue.ordersOf.get(company.id) ?? []
  const whose = `${company.name}’s own stock`
  const model = stockSeries && stockModel(stockSeries, { asOf, toMonth: horizonMonths, orders, whose })
  if (!stockSeries || !model) return null
  const run = await engineRunOf(estimate, ["stock."], catalogue)
  const isStrained = [estimate.training, estimate.inference].some(({ grade }) => grade === "strained")
  const doubt = isStrained ? ["For orientation only: the inputs contradict each other."] : []
  const figure = stockFigure(model, company.name)
  const now = Math.min(model.total.p50.length - 1, Math.max(0, -model.from))
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: { ...figure, words: [...figure.words, ...doubt] },
    answer: [`${whose} in ${stockSentence(model, now)}`, ...doubt].join(" "),
    data: stockData(stockSeries, model, estimate),
    measures: [stockMeasure(company, stockSeries)],
    sources: documentSources(catalogue, [
      ...sourcesOfEstimate(catalogue, estimate),
      ...orders.flatMap(({ control }) =>
        model.rules.length > 0 ? (catalogue.control.get(control?.rule ?? "")?.sourceIds ?? []) : [],
      ),
    ]),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf,
      engine: engineOf(estimate),
      assumptions: estimate.assumptionIds.toSorted(),
    },
    runs: run ? [run] : [],
  }
}

function stockMeasure(
  { id, name }: { id: string; name: string },
  { fromMonth, total }: StockSeries,
): ChartDocument["measures"][number] {
  const chips = total.p50[-fromMonth] ?? null
  return {
    key: `${id}.stock.now`,
    label: `${name}, chips at work, median`,
    value: chips,
    unit: "chips",
    words: chips === null ? "not known" : `${estimatedCountWords(chips)} chips`,
  }
}

/** A row for each month and part, the total first; the months of the chart. */
function stockData(series: StockSeries, { from, axis }: StockModel, { asOf }: Estimate): ChartData {
  const parts = partsOf(series)
  const months = Array.from({ length: axis.to - axis.from + 1 }, (_, index) => from + index)
  const at = (values: readonly number[], month: number) => values[month - series.fromMonth] ?? null
  return {
    columns: [
      { name: "month", title: "Month", unit: null, type: "month" },
      { name: "months_ahead", title: "Months after the as-of month", unit: "months", type: "number" },
      {
        name: "part",
        title: "Part, as in its address here; “total”: all parts; “other”: the smallest parts together",
        unit: null,
        type: "text",
      },
      { name: "part_name", title: "Name of the part", unit: null, type: "text" },
      {
        name: "chips_mean",
        title: "Chips at work, mean over the draws; empty for the total, which has its quantiles",
        unit: "chips",
        type: "number",
      },
      ...(["p5", "p25", "p50", "p75", "p95"] as const).map((quantile) => ({
        name: `chips_${quantile}`,
        title: `Chips at work, ${quantile === "p50" ? "median" : `${quantile.slice(1)}th percentile`}; empty for parts, which have their mean`,
        unit: "chips",
        type: "number" as const,
      })),
    ],
    rows: months.flatMap((month) => [
      [
        addMonths(asOf, month),
        month,
        "total",
        "all parts",
        null,
        ...(["p5", "p25", "p50", "p75", "p95"] as const).map((quantile) => at(series.total[quantile], month)),
      ],
      ...parts.map(({ chip, name, mean }) => [
        addMonths(asOf, month),
        month,
        chip,
        name,
        at(mean, month),
        ...Array<null>(5).fill(null),
      ]),
    ]),
  }
}

/** Parts of which the firm ever has one chip, in the order of the engine. */
function partsOf({ chips }: StockSeries): StockSeries["chips"] {
  const seen = chips.filter(({ mean }) => mean.some((value) => value >= 1))
  if (seen.length <= mostParts) return seen
  const size = ({ mean }: (typeof seen)[number]) => Math.max(...mean)
  const shown = new Set(seen.toSorted((a, b) => size(b) - size(a)).slice(0, mostParts - 1))
  const rest = seen.filter((part) => !shown.has(part))
  const mean = seen[0]!.mean.map((_, index) => rest.reduce((sum, part) => sum + (part.mean[index] ?? 0), 0))
  return [...seen.filter((part) => shown.has(part)), { chip: "other", name: "other parts", mean }]
}
