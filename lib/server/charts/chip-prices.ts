import "server-only"
import type { ChartData, ChartDocument, Measure } from "@/lib/charts/document"
import { chipPricesFigure } from "@/lib/charts/figure/chip-prices-figure"
import { priceModel, priceTable, type PriceModel } from "@/lib/charts/price-model"
import { rangeColumns, rangeValues, reportColumns, reportValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { ChipPage } from "@/lib/contracts/chip"
import { priceWords } from "@/lib/chip-words"
import { unitPriceWords } from "@/lib/format"
import { getChip } from "@/lib/server/queries/chips"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** What a part was said to cost. Null where no report implies a price of it. */
export async function buildChipPrices(spec: SpecOf<"chip-prices">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const page = await getChip(spec.chip)
    const model = page && priceModel(page.chip, page.orders)
    if (!model) return null
    const { chip, sources } = page
    const price = chip.priceUsd
    const source = sources.find(({ id }) => id === price?.sourceId) ?? null
    const shown = shownReports(page, model)
    return recordDocument(catalogue, {
      spec,
      figure: chipPricesFigure(model, priceTable(model, price, source)),
      answer: `${model.title}.`,
      data: dataOf(page, shown),
      measures: measuresOf(page, shown),
      sourceIds: [
        ...shown.map(({ report }) => report.source.id),
        ...(price?.sourceId ? [price.sourceId] : []),
      ],
    })
  })
}

type Shown = { order: string; report: ChipPage["orders"][number]["reports"][number] }[]

/** The reports behind the model's rows, in their order. */
function shownReports({ orders }: ChipPage, { rows }: PriceModel): Shown {
  const byId = new Map(
    orders.flatMap(({ id, reports }) => reports.map((report) => [report.id, { order: id, report }] as const)),
  )
  return rows.flatMap(({ id }) => byId.get(id) ?? [])
}

function measuresOf({ chip }: ChipPage, shown: Shown): Measure[] {
  const implied = shown.flatMap(({ report }) => report.impliedUnitPriceUsd ?? [])
  const measure = (name: string, what: string, value: number | null, words: string) => ({
    key: `${chip.id}.price.${name}`,
    label: `${chip.name}, ${what}`,
    value,
    unit: "US dollars a card",
    words,
  })
  const [lowest, highest] = [Math.min(...implied), Math.max(...implied)]
  const { priceUsd: price } = chip
  return [
    measure("lowest", "lowest price that a report implies", lowest, unitPriceWords(lowest)),
    measure("highest", "highest price that a report implies", highest, unitPriceWords(highest)),
    ...(price ? [measure("record", "price on record", price.central, priceWords(price))] : []),
  ]
}

/** The price on record as the first row, then the reports: figures as reported, and the price they imply. */
function dataOf({ chip }: ChipPage, shown: Shown): ChartData {
  const { priceUsd: price } = chip
  return {
    columns: [
      { name: "chip", title: "Part", unit: null, type: "text" },
      { name: "basis", title: "“on record”, or “report”", unit: null, type: "text" },
      ...rangeColumns("record_usd", "Price of a card on record", "US dollars"),
      { name: "record_date", title: "When that price was", unit: null, type: "text" },
      { name: "record_basis", title: "What that price is of", unit: null, type: "text" },
      { name: "record_source", title: "Source of that price", unit: null, type: "text" },
      { name: "order", title: "Order", unit: null, type: "text" },
      ...reportColumns,
    ],
    rows: [
      ...(price
        ? [
            [
              chip.id,
              "on record",
              ...rangeValues(price),
              price.date,
              price.basis,
              price.sourceId,
              null,
              ...reportValues(null),
            ],
          ]
        : []),
      ...shown.map(({ order, report }) => [
        chip.id,
        "report",
        ...rangeValues(null),
        null,
        null,
        null,
        order,
        ...reportValues(report),
      ]),
    ],
  }
}
