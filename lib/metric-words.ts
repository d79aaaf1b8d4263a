import type { FlagMetric, Metric, NumberMetric, TextMetric } from "./domain/metric"

/*
 * The measures that rules test, as people say them. Their exact meaning stands in lib/domain/control-rule.ts.
 */

/** Names of measures, lower case but for abbreviations, for the middle of a sentence. */
const numberNames: Record<NumberMetric, { name: string; unit: string | null }> = {
  tpp: { name: "TPP", unit: null },
  performance_density: { name: "performance density", unit: null },
  die_mm2: { name: "die area", unit: "mm²" },
  io_total_gbps: { name: "total I/O", unit: "GB/s" },
  interconnect_gbps: { name: "chip-to-chip link", unit: "GB/s" },
  dram_bandwidth_gbps: { name: "memory bandwidth", unit: "GB/s" },
  dram_plus_io_gbps: { name: "memory bandwidth plus I/O", unit: "GB/s" },
  memory_bandwidth_density_gbps_per_mm2: {
    name: "bandwidth of the memory stack per area",
    unit: "GB/s per mm²",
  },
  aggregated_transistor_count_billion: { name: "transistors", unit: "billion" },
  owned_by_listed_parties_pct: { name: "share owned by listed parties", unit: "%" },
  export_year: { name: "year of export", unit: null },
}

/** Each claim as it holds and as it does not. */
const flagNames: Record<FlagMetric, { name: string; yes: string; no: string }> = {
  datacenter_designed: {
    name: "designed for data centres",
    yes: "designed or marketed for data centres",
    no: "neither designed nor marketed for data centres",
  },
  us_commercially_available: {
    name: "sold in the US",
    yes: "sold in the United States by 15 Jan 2026",
    no: "not sold in the United States by 15 Jan 2026",
  },
  exported_from_us: {
    name: "shipped from the US",
    yes: "shipped from the United States",
    no: "shipped from elsewhere than the United States",
  },
  letter_scope_includes_consumer_cards: {
    name: "whether the letters reach consumer cards",
    yes: "the letters reach consumer cards",
    no: "the letters do not reach consumer cards",
  },
  standalone_hbm: {
    name: "stand-alone memory stack",
    yes: "a high-bandwidth memory stack on its own",
    no: "not a memory stack on its own",
  },
  domestic_chinese: {
    name: "made by a Chinese firm",
    yes: "made by a Chinese firm",
    no: "not made by a Chinese firm",
  },
  hq_or_parent_in_d5_or_macau: {
    name: "buyer or its parent headquartered in China",
    yes: "buyer or its ultimate parent headquartered in China, Macau or another arms-embargoed country",
    no: "neither buyer nor parent headquartered in China, Macau or another arms-embargoed country",
  },
  is_applicable_advanced_logic_ic: {
    name: "advanced logic chip",
    yes: "a logic chip at 16/14 nm or below, or on non-planar transistors",
    no: "not a logic chip at 16/14 nm or below, nor on non-planar transistors",
  },
  packaged_outside_d5_macau: {
    name: "packaged outside China",
    yes: "packaged outside China, Macau and other arms-embargoed countries",
    no: "packaged in China, Macau or another arms-embargoed country",
  },
  contains_hbm: {
    name: "contains high-bandwidth memory",
    yes: "contains high-bandwidth memory",
    no: "contains no high-bandwidth memory",
  },
  ear_3a090_or_4a090: {
    name: "classed under 3A090 or 4A090",
    yes: "classed under ECCN 3A090 or 4A090",
    no: "not classed under ECCN 3A090 or 4A090",
  },
}

const textNames: Record<TextMetric, string> = {
  slug: "the part",
  vendor: "the vendor",
  designer_status: "standing of the designer",
}

export function isNumberMetric(metric: Metric): metric is NumberMetric {
  return metric in numberNames
}

export function isFlagMetric(metric: Metric): metric is FlagMetric {
  return metric in flagNames
}

/** A claim as a phrase, as it holds or as it does not: "neither designed nor marketed for data centres". */
export function claimWords(metric: FlagMetric, isTrue: boolean): string {
  return flagNames[metric][isTrue ? "yes" : "no"]
}

/** "memory bandwidth", "designed for data centres". */
export function metricName(metric: Metric): string {
  if (isNumberMetric(metric)) return numberNames[metric].name
  return isFlagMetric(metric) ? flagNames[metric].name : textNames[metric]
}

/** The unit of a measure, null where it has none. */
export function metricUnit(metric: Metric): string | null {
  return isNumberMetric(metric) ? numberNames[metric].unit : null
}

/**
 * A figure with at most two decimals, or as many more as it takes to tell it from `against`: density 3.197
 * is not "3.2 against 3.2".
 */
export function figureWords(value: number, against?: number): string {
  for (let digits = 2; digits <= 6; digits += 1) {
    const said = value.toLocaleString("en-US", { maximumFractionDigits: digits, useGrouping: true })
    if (against === undefined || value === against) return said
    if (said !== against.toLocaleString("en-US", { maximumFractionDigits: digits })) return said
  }
  return String(value)
}

/**
 * A figure with its unit: "4,000 GB/s", "50%".
 *
 * @param against a figure it must be told from
 */
export function measureWords(metric: Metric, value: number, against?: number): string {
  // A year is no quantity and takes no separator.
  if (metric === "export_year") return String(value)
  const unit = metricUnit(metric)
  const figure = figureWords(value, against)
  return unit === null ? figure : unit === "%" ? `${figure}%` : `${figure} ${unit}`
}

/** A measure's value: "4,000 GB/s", "yes", "not known". */
export function metricValueWords(
  metric: Metric,
  value: number | boolean | string | null | undefined,
): string {
  if (value === null || value === undefined) return "not known"
  if (typeof value === "boolean") return value ? "yes" : "no"
  return typeof value === "number" ? measureWords(metric, value) : value
}
