import { listFinding, looseDateWords, priceWords } from "../../chip-words"
import type { ChipList, ChipListItem } from "../../contracts/chip"
import { controlWords } from "../../control-words"
import { dayWords } from "../../format"
import { figureWords, measureWords } from "../../metric-words"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

const columns = [
  { label: "Chip", isNumeric: false },
  { label: "Status", isNumeric: false },
  { label: "TPP", isNumeric: true },
  { label: "Density", isNumeric: true },
  { label: "Memory", isNumeric: false },
  { label: "Bandwidth", isNumeric: true },
  { label: "Link", isNumeric: true },
  { label: "Price", isNumeric: false },
  { label: "Orders", isNumeric: true },
  { label: "Maker", isNumeric: false },
]

/** Every part with the figures that rules test and its standing on the day of the records. */
export function chipsTableFigure({ chips, today }: ChipList): Figure {
  return tableFigure({
    title: listFinding(chips, null),
    subtitle: `Figures that rules test, and the status on ${dayWords(today)}`,
    words: [
      "Strongest first within a group of makers. TPP is total processing performance; density is TPP over die area. Bandwidth is to memory; the link is chip to chip, both directions together. Prices are for a card, with their date.",
      "† No page we read confirms the figure, or one that it is computed from. Status is of a sale to a firm in China on no list; Chinese parts are measured by the same lines.",
    ],
    table: { caption: `Chips, status on ${dayWords(today)}`, columns, rows: chips.map(chipRow) },
  })
}

function chipRow(chip: ChipListItem): string[] {
  const { priceUsd: price, memoryGb, memoryType } = chip
  const memory = figure(memoryGb, (value) => `${figureWords(value)} GB`)
  return [
    chip.name,
    controlWords(chip.status).label,
    figure(chip.tpp, (value) => figureWords(Math.round(value))),
    figure(chip.performanceDensity, (value) => value.toFixed(2)),
    memoryGb && memoryType ? `${memory} ${memoryType}` : memory,
    figure(chip.memoryBandwidthGBps, (value) => measureWords("dram_bandwidth_gbps", value)),
    figure(chip.interconnectGBps, (value) =>
      value === 0 ? "none" : measureWords("interconnect_gbps", value),
    ),
    price
      ? `${priceWords(price)}${price.verification === "read" ? "" : "†"}${price.date ? `, ${looseDateWords(price.date)}` : ""}`
      : "not published",
    chip.orderCount === 0 ? "none" : String(chip.orderCount),
    chip.vendor,
  ]
}

function figure(found: ChipListItem["tpp"], say: (value: number) => string): string {
  return found === null ? "not published" : `${say(found.value)}${found.isRead ? "" : "†"}`
}
