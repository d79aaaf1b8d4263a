import "server-only"
import { isChineseGroup } from "@/lib/charts/control-matrix-model"
import type { ChartData, ChartDocument } from "@/lib/charts/document"
import { chipsTableFigure } from "@/lib/charts/figure/chips-table-figure"
import { rangeColumns, rangeValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import { chipCount, listFinding, standingsWords } from "@/lib/chip-words"
import type { ChipListItem } from "@/lib/contracts/chip"
import { controlWords, needsLicence } from "@/lib/control-words"
import { listChips } from "@/lib/server/queries/chips"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** Every part on record with its figures and its standing. */
export async function buildChipsTable(spec: SpecOf<"chips-table">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const list = await listChips()
    if (list.chips.length === 0) return null
    const foreign = list.chips.filter(({ group }) => !isChineseGroup(group))
    const licensed = foreign.filter(({ status }) => needsLicence(status)).length
    return recordDocument(catalogue, {
      spec,
      figure: chipsTableFigure(list),
      answer: `${listFinding(list.chips, null)}: ${standingsWords(foreign)}.`,
      data: dataOf(list.chips),
      measures: [
        {
          key: "chips.rows",
          label: "Chips on record",
          value: list.chips.length,
          unit: "chips",
          words: chipCount(list.chips.length),
        },
        {
          key: "chips.foreign.licence",
          label: "Foreign chips that need a licence for China",
          value: licensed,
          unit: "chips",
          words: chipCount(licensed),
        },
      ],
      sourceIds: catalogue.records.chip.flatMap(({ sourceIds, priceUsd }) => [
        ...sourceIds,
        ...(priceUsd?.sourceId ? [priceUsd.sourceId] : []),
      ]),
    })
  })
}

const figures = [
  { of: "tpp", name: "tpp", title: "Total processing performance", unit: null },
  { of: "performanceDensity", name: "performance_density", title: "TPP over die area", unit: "per mm²" },
  { of: "memoryGb", name: "memory_gb", title: "Memory", unit: "GB" },
  { of: "memoryBandwidthGBps", name: "memory_bandwidth_gbps", title: "Memory bandwidth", unit: "GB/s" },
  {
    of: "interconnectGBps",
    name: "interconnect_gbps",
    title: "Chip-to-chip link, both directions",
    unit: "GB/s",
  },
] as const

function dataOf(chips: readonly ChipListItem[]): ChartData {
  return {
    columns: [
      { name: "chip", title: "Part", unit: null, type: "text" },
      { name: "name", title: "Name of the part", unit: null, type: "text" },
      { name: "maker", title: "Its maker", unit: null, type: "text" },
      { name: "variant_of", title: "The part it was cut down from for China", unit: null, type: "text" },
      { name: "status", title: "Status, by its code", unit: null, type: "text" },
      { name: "status_words", title: "Status", unit: null, type: "text" },
      ...figures.flatMap(({ name, title, unit }): ChartData["columns"] => [
        { name, title, unit, type: "number" },
        {
          name: `${name}_read`,
          title: `${title}: whether every input was read in a source`,
          unit: null,
          type: "text",
        },
      ]),
      { name: "memory_type", title: "Kind of memory", unit: null, type: "text" },
      ...rangeColumns("price_usd", "Price of a card", "US dollars"),
      { name: "price_date", title: "When that price was", unit: null, type: "text" },
      { name: "price_read", title: "Whether the price was read in a source", unit: null, type: "text" },
      { name: "orders", title: "Orders on record", unit: "orders", type: "number" },
    ],
    rows: chips.map((chip) => [
      chip.id,
      chip.name,
      chip.vendor,
      chip.variantOf?.id ?? null,
      chip.status,
      controlWords(chip.status).label,
      ...figures.flatMap(({ of }) => {
        const found = chip[of]
        return found === null ? [null, null] : [found.value, yesNo(found.isRead)]
      }),
      chip.memoryType,
      ...rangeValues(chip.priceUsd),
      chip.priceUsd?.date ?? null,
      chip.priceUsd && yesNo(chip.priceUsd.verification === "read"),
      chip.orderCount,
    ]),
  }
}

function yesNo(claim: boolean): string {
  return claim ? "yes" : "no"
}
