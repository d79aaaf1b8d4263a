// Without zod, since the engine of export controls takes these lists into the reader's browser.

/** Measures of a part that rules test; numbers unless said. Bandwidths in GB/s, both directions. */
export const numberMetrics = [
  /** Total processing performance: 2 × MacTOPS × bit length, dense, over the whole IC. */
  "tpp",
  /** TPP over the applicable die area, 1/mm². */
  "performance_density",
  "die_mm2",
  /** All inputs and outputs but volatile memory: chip-to-chip link plus PCIe. */
  "io_total_gbps",
  /** The chip-to-chip link alone. */
  "interconnect_gbps",
  "dram_bandwidth_gbps",
  "dram_plus_io_gbps",
  "memory_bandwidth_density_gbps_per_mm2",
  "aggregated_transistor_count_billion",
  "owned_by_listed_parties_pct",
  "export_year",
] as const
/** Claims about a part or a sale that are true, false or unknown. */
export const flagMetrics = [
  "datacenter_designed",
  "us_commercially_available",
  "exported_from_us",
  "letter_scope_includes_consumer_cards",
  "standalone_hbm",
  "domestic_chinese",
  "hq_or_parent_in_d5_or_macau",
  "is_applicable_advanced_logic_ic",
  "packaged_outside_d5_macau",
  "contains_hbm",
  "ear_3a090_or_4a090",
] as const
export const textMetrics = ["slug", "vendor", "designer_status"] as const
export const metrics = [...numberMetrics, ...flagMetrics, ...textMetrics] as const

export type NumberMetric = (typeof numberMetrics)[number]
export type FlagMetric = (typeof flagMetrics)[number]
export type TextMetric = (typeof textMetrics)[number]
export type Metric = (typeof metrics)[number]
