import type { FlagMetric, NumberMetric } from "./domain/metric"

/*
 * The fields of the classify form: their names in the address, the measure each one sets, and the words
 * beside it. A blank field leaves the measure as the chosen chip has it, or unknown without a chip.
 */

type FieldWords = { label: string; hint: string }

export type NumberField = FieldWords & {
  kind: "number"
  key: string
  metric: NumberMetric
  example: string
  most?: number
}
export type ClaimField = FieldWords & { kind: "claim"; key: string; metric: FlagMetric }

const measure = (
  key: string,
  metric: NumberMetric,
  label: string,
  hint: string,
  example: string,
): NumberField => ({ kind: "number", key, metric, label, hint, example })
const claim = (key: string, metric: FlagMetric, label: string, hint: string): ClaimField => ({
  kind: "claim",
  key,
  metric,
  label,
  hint,
})

/** What a part can do and how big it is. */
export const partFields = [
  measure("tpp", "tpp", "TPP", "Dense tera-operations a second times bit length", "2368"),
  measure("die", "die_mm2", "Die area, mm²", "All logic dies on non-planar transistors", "814"),
  measure("pd", "performance_density", "Performance density", "Left blank, TPP over die area", "2.91"),
  measure("mem", "dram_bandwidth_gbps", "Memory bandwidth, GB/s", "All memory of the part together", "4000"),
  measure("link", "interconnect_gbps", "Chip-to-chip link, GB/s", "Both directions", "900"),
  measure("io", "io_total_gbps", "Total I/O, GB/s", "The link plus PCIe, both directions", "1028"),
] as const

/** What it was made for and how it is sold. */
export const saleFields = [
  claim("dc", "datacenter_designed", "For data centres", "Designed or marketed for them"),
  claim("us", "us_commercially_available", "Sold in the US", "On or before 15 Jan 2026"),
  claim("from", "exported_from_us", "Shipped from the US", "The sale leaves from there"),
] as const

/** What only some rules ask: letters of unknown scope, memory stacks, owners, foundries. */
export const furtherFields = [
  claim("cards", "letter_scope_includes_consumer_cards", "Letters reach consumer cards", "Not public"),
  claim("hq", "hq_or_parent_in_d5_or_macau", "Buyer’s seat in China", "Or its ultimate parent’s"),
  {
    ...measure("owned", "owned_by_listed_parties_pct", "Owned by listed parties, %", "Summed", "50"),
    most: 100,
  },
  claim("hbm", "standalone_hbm", "Memory stack on its own", "Not packaged with a logic die"),
  measure(
    "memd",
    "memory_bandwidth_density_gbps_per_mm2",
    "Stack’s bandwidth per area, GB/s per mm²",
    "Of a memory stack on its own",
    "3.3",
  ),
  claim(
    "logic",
    "is_applicable_advanced_logic_ic",
    "Advanced logic chip",
    "At 16/14 nm or below, or non-planar",
  ),
  claim("pkg", "packaged_outside_d5_macau", "Packaged outside China", "And outside other embargoed places"),
  claim("hbmin", "contains_hbm", "Contains high-bandwidth memory", "In the same package"),
  measure("trans", "aggregated_transistor_count_billion", "Transistors, billion", "All dies together", "30"),
] as const

export const measuredFields: readonly (NumberField | ClaimField)[] = [
  ...partFields,
  ...saleFields,
  ...furtherFields,
]

/** Makers to choose from where no chip is chosen: the value in the address and what it means. */
export const makers = {
  nvidia: { label: "NVIDIA", vendor: "NVIDIA", isChinese: false },
  amd: { label: "AMD", vendor: "AMD", isChinese: false },
  intel: { label: "Intel", vendor: "Intel", isChinese: false },
  other: { label: "another, not Chinese", vendor: "another maker", isChinese: false },
  chinese: { label: "a Chinese maker", vendor: "a Chinese maker", isChinese: true },
} as const
export type MakerKey = keyof typeof makers

/** Standing of a chip's designer under the foundry rule. */
export const designers = {
  approved: "approved",
  authorized: "authorised",
  neither: "neither",
} as const

/** Bits of an operand; a rate at that length times it is the TPP. */
export const bitLengths = [4, 6, 8, 16, 32, 64] as const

/** Every key of the form, in the order in which an address has them. */
export const classifyKeys: readonly string[] = [
  "chip",
  "maker",
  "tpp",
  "tops",
  "bits",
  ...measuredFields.map(({ key }) => key).filter((key) => key !== "tpp"),
  "designer",
  "to",
  "on",
  "rule",
]
