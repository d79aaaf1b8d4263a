import "server-only"
import type { NumberInput, NumberView } from "@/lib/contracts/number"
import type { Chip } from "@/lib/domain/chip"
import { looseDateWords, priceWords } from "@/lib/chip-words"
import { performanceDensity, totalIo, totalProcessingPerformance } from "@/lib/export-controls"
import { sumWords } from "@/lib/format"
import { measureWords } from "@/lib/metric-words"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { formatName, rateWords, specRows } from "@/lib/spec-rows"
import { sourcesBy } from "./estimate-parts"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "spec" }>
type Verification = "read" | "unverified"

/** A figure of a chip: as published, what it costs, or what the rules measure of it. */
export function specNumber(opened: Opened, key: Key): NumberView | null {
  const chip = opened.catalogue.chip.get(key.chip)
  if (!chip) return null
  if (key.spec === "price") return price(opened, key, chip)
  const made = derived[key.spec]
  return made && Object.hasOwn(derived, key.spec)
    ? derivedFigure(opened, key, chip, made(chip))
    : published(opened, key, chip)
}

/** A row of the specifications, with the page it is from and whether that page was read. */
function published(opened: Opened, key: Key, chip: Chip): NumberView | null {
  const row = specRows(chip)
    .flatMap(({ rows }) => rows)
    .find(({ id }) => id === `spec-${key.spec}`)
  if (!row) return null
  return viewOf(opened, key, {
    title: `${chip.name}: ${row.name.replace(/^([A-Z])(?=[a-z])/, (first) => first.toLowerCase())}`,
    value: row.value ?? "not published",
    figures: row.note ? [plain("Note", row.note)] : [],
    confidence: row.verification && readOrNot(row.verification),
    sources: sourcesBy(opened, row.sourceId ? [row.sourceId] : []),
    isUnverified: row.verification === "unverified",
    more: moreOf(chip),
  })
}

function price(opened: Opened, key: Key, chip: Chip): NumberView {
  const { priceUsd } = chip
  return viewOf(opened, key, {
    title: `${chip.name}: price of a card`,
    value: priceUsd ? priceWords(priceUsd) : "not published",
    interval: priceSpan(priceUsd),
    when: priceUsd?.date ? `as of ${looseDateWords(priceUsd.date)}` : null,
    figures: priceUsd?.basis ? [plain("Basis", priceUsd.basis)] : [],
    formula: {
      words:
        "The price on record. Reports of orders imply prices of their own, each from its cost and its number of chips.",
      parts: impliedPart(opened, chip),
    },
    confidence: priceUsd && readOrNot(priceUsd.verification),
    sources: sourcesBy(opened, priceUsd?.sourceId ? [priceUsd.sourceId] : []),
    isUnverified: priceUsd?.verification === "unverified",
    more: moreOf(chip),
  })
}

/** "$12,000 to $16,000" around a price; null where it has no two ends. */
function priceSpan(price: Chip["priceUsd"]): string | null {
  if (!price || price.low === null || price.high === null || price.low === price.high) return null
  return price.central === null ? null : `${sumWords(price.low)} to ${sumWords(price.high)}`
}

function impliedPart(opened: Opened, chip: Chip) {
  const orders = opened.catalogue.records.order.filter(
    ({ chips }) => chips.length === 1 && chips[0] === chip.id,
  )
  if (orders.length === 0) return []
  const inputs = orders.map(({ id, title }) =>
    opening(opened, { of: "order", order: id, measure: "price" }, title, "what its reports imply"),
  )
  return [{ title: "Orders of this part", inputs }]
}

/** A figure that is worked out, null where an input is not published; each input by its name. */
type Figure = {
  name: string
  value: string | null
  words: string
  inputs: { spec: string; label: string; value: string; verification: Verification | null }[]
}

const derived: Record<string, (chip: Chip) => Figure> = {
  tpp(chip) {
    const tpp = totalProcessingPerformance(chip)
    const rate = tpp && chip.denseTops[tpp.format]
    return {
      name: "TPP, total processing performance",
      value: tpp && measureWords("tpp", Math.round(tpp.value)),
      words: tpp
        ? `Dense throughput × bit length of the operands, at the format where that is largest: ${rateWords(tpp.format, tpp.denseTops)} at ${formatName(tpp.format)} × ${tpp.bitLength} bits.`
        : "Throughput × bit length of the operands; no dense rate is published.",
      inputs: tpp
        ? [
            {
              spec: tpp.format,
              label: `${formatName(tpp.format)}, dense`,
              value: rateWords(tpp.format, tpp.denseTops),
              verification: rate?.verification ?? null,
            },
          ]
        : [],
    }
  },
  density(chip) {
    const density = performanceDensity(chip)
    const tpp = totalProcessingPerformance(chip)
    const rate = tpp && chip.denseTops[tpp.format]
    return {
      name: "performance density",
      value: density && density.value.toFixed(2),
      words: density
        ? "TPP ÷ applicable die area, in mm²."
        : "TPP ÷ applicable die area; one of the two is not known, or the die does not count.",
      inputs: [
        ...(tpp
          ? [
              {
                spec: "tpp",
                label: "TPP",
                value: measureWords("tpp", Math.round(tpp.value)),
                verification: rate?.verification ?? null,
              },
            ]
          : []),
        input("die", "Die area", chip.dieAreaMm2, (value) => measureWords("die_mm2", value)),
      ],
    }
  },
  io(chip) {
    const io = totalIo(chip)
    return {
      name: "total I/O",
      value: io && measureWords("io_total_gbps", io.value),
      words: io
        ? io.pcieGBps === null
          ? "The chip-to-chip link alone; PCIe is not published, so a lower bound."
          : "Chip-to-chip link + PCIe, both directions."
        : "Link + PCIe; the link is not published.",
      inputs: [linkOf(chip), pcieOf(chip)],
    }
  },
  "dram-io"(chip) {
    const io = totalIo(chip)
    const dram = chip.memoryBandwidthGBps?.value ?? null
    return {
      name: "memory bandwidth + I/O",
      value: io && dram !== null ? measureWords("dram_plus_io_gbps", dram + io.value) : null,
      words:
        io && dram !== null
          ? "Memory bandwidth + chip-to-chip link + PCIe."
          : "Memory bandwidth + link + PCIe; one of them is not published.",
      inputs: [
        input("bandwidth", "Memory bandwidth", chip.memoryBandwidthGBps, (value) =>
          measureWords("dram_bandwidth_gbps", value),
        ),
        linkOf(chip),
        pcieOf(chip),
      ],
    }
  },
}

function linkOf(chip: Chip): Figure["inputs"][number] {
  return input("link", "Chip-to-chip link", chip.interconnectGBps, (value) =>
    value === 0 ? "none" : measureWords("interconnect_gbps", value),
  )
}

function pcieOf(chip: Chip): Figure["inputs"][number] {
  return input("pcie", "PCIe", chip.pcieGBps, (value) => measureWords("io_total_gbps", value))
}

function input(
  spec: string,
  label: string,
  known: { value: number; verification: Verification } | null,
  say: (value: number) => string,
): Figure["inputs"][number] {
  return {
    spec,
    label,
    value: known ? say(known.value) : "not published",
    verification: known?.verification ?? null,
  }
}

function derivedFigure(opened: Opened, key: Key, chip: Chip, figure: Figure): NumberView {
  const { name, value, words, inputs } = figure
  const isUnverified = value !== null && inputs.some(({ verification }) => verification === "unverified")
  const specs = inputs.map(({ spec }) => spec)
  return viewOf(opened, key, {
    title: `${chip.name}: ${name}`,
    value: value ?? "unknown",
    formula: {
      words: `${words} Worked out here from published figures.`,
      parts: [
        {
          title: "Inputs",
          inputs: inputs.map(({ spec, label, value, verification }): NumberInput =>
            opening(
              opened,
              { of: "spec", chip: chip.id, spec },
              label,
              verification === "unverified" ? `${value} (unverified)` : value,
            ),
          ),
        },
      ],
    },
    confidence:
      value === null
        ? null
        : isUnverified
          ? { label: "Unverified", why: "One of its inputs was not read in a source." }
          : { label: "Read", why: "Every input was read in the source that is named with it." },
    sources: sourcesBy(opened, sourceIdsOf(chip, specs)),
    isUnverified,
    more: moreOf(chip),
  })
}

function sourceIdsOf(chip: Chip, specs: readonly string[]): string[] {
  const wanted = new Set(specs.map((spec) => `spec-${spec}`))
  if (specs.includes("tpp")) {
    const format = totalProcessingPerformance(chip)?.format
    if (format) wanted.add(`spec-${format}`)
  }
  return specRows(chip)
    .flatMap(({ rows }) => rows)
    .flatMap(({ id, sourceId }) => (wanted.has(id) && sourceId ? [sourceId] : []))
}

function readOrNot(verification: Verification): NumberView["confidence"] {
  return verification === "read"
    ? { label: "Read", why: "The page that is named was opened, and the figure found in it." }
    : { label: "Unverified", why: "Named by others or from memory; no page that says so was read." }
}

function moreOf(chip: Chip): NumberView["more"] {
  return [{ label: `Everything on the ${chip.name}`, href: routes.chip(chip.id) }]
}
