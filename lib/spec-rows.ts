import { looseDateWords } from "./chip-words"
import type { Chip } from "./domain/chip"
import { numberFormats } from "./domain/chip"
import { measureWords } from "./metric-words"

/** A value as the table of specifications shows it. */
export type SpecRow = {
  id: string
  name: string
  /** In words with its unit; null: not published. */
  value: string | null
  verification: "read" | "unverified" | null
  sourceId: string | null
  note: string | null
}

type Spec<T> = { value: T; verification: "read" | "unverified"; sourceId: string | null; note: string | null }
type Format = (typeof numberFormats)[number]

const formatNames: Record<Format, string> = {
  fp64: "FP64",
  fp64Tensor: "FP64, tensor units",
  fp32: "FP32",
  tf32: "TF32",
  bf16: "BF16",
  fp16: "FP16",
  fp8: "FP8",
  int8: "INT8",
  fp6: "FP6",
  fp4: "FP4",
  int4: "INT4",
}

/** "FP16", "INT8". */
export function formatName(format: Format): string {
  return formatNames[format]
}

/** A dense rate: "148 TFLOPS", "296 TOPS". */
export function rateWords(format: Format, tops: number): string {
  return `${measureWords("tpp", tops)} ${format.startsWith("int") ? "TOPS" : "TFLOPS"}`
}

function row<T>(
  id: string,
  name: string,
  spec: Spec<T> | null | undefined,
  say: (value: T) => string | null,
): SpecRow {
  const { value, verification, sourceId, note } = spec ?? {}
  const said = value === undefined ? null : say(value)
  return {
    id: `spec-${id}`,
    name,
    value: said,
    verification: said === null ? null : (verification ?? null),
    sourceId: sourceId ?? null,
    note: note ?? null,
  }
}

const yesNo = (yes: string, no: string) => (value: boolean | null) =>
  value === null ? null : value ? yes : no
const asWritten = (value: string) => value

/** Every specification of a part in the order of the table; what is not published has a row too. */
export function specRows(chip: Chip): { group: string; rows: SpecRow[] }[] {
  const bandwidth = (value: number) => measureWords("dram_bandwidth_gbps", value)
  const named = (figure: string, name: string | null) => (name === null ? figure : `${figure}, ${name}`)
  const rates = numberFormats.flatMap((format) => {
    const spec = chip.denseTops[format]
    return spec ? [row(format, formatNames[format], spec, (value) => rateWords(format, value))] : []
  })
  return [
    {
      group: "Throughput, dense",
      rows: rates.length > 0 ? rates : [row<number>("rates", "Any format", null, String)],
    },
    {
      group: "Memory",
      rows: [
        row("memory", "Size", chip.memoryGb, (gb) => named(`${measureWords("tpp", gb)} GB`, chip.memoryType)),
        row("bandwidth", "Bandwidth", chip.memoryBandwidthGBps, bandwidth),
      ],
    },
    {
      group: "Links",
      rows: [
        row("link", "Chip to chip, both directions", chip.interconnectGBps, (value) =>
          value === 0 ? "none" : named(bandwidth(value), chip.interconnectName),
        ),
        row("pcie", "PCIe, both directions", chip.pcieGBps, (value) =>
          named(
            bandwidth(value),
            chip.pcieLanes === null ? null : `generation ${chip.pcieLanes.replace("x", "×")}`,
          ),
        ),
      ],
    },
    {
      group: "Silicon and power",
      rows: [
        row("process", "Process", chip.processNode, asWritten),
        row("die", "Die area", chip.dieAreaMm2, (area) => measureWords("die_mm2", area)),
        row(
          "die-counts",
          "Counts as applicable die area",
          chip.countsAsApplicableDieArea,
          yesNo("yes", "no"),
        ),
        row("power", "Power", chip.tdpWatts, (watts) => `${measureWords("tpp", watts)} W`),
      ],
    },
    {
      group: "On the market",
      rows: [
        row("announced", "Announced", chip.announced, looseDateWords),
        row("launched", "Launched", chip.launched, looseDateWords),
        row(
          "data-centre",
          "Designed or marketed for data centres",
          chip.isDatacenterDesigned,
          yesNo("yes", "no"),
        ),
        row("us-sale", "Sold in the US by 15 Jan 2026", chip.isUsCommerciallyAvailable, yesNo("yes", "no")),
        row("eccn", "Classed by its maker as", chip.vendorEccn, asWritten),
      ],
    },
  ]
}
