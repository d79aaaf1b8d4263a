import fc from "fast-check"
import type { Metric } from "@/lib/domain/control-rule"
import type { Specs } from "@/lib/export-controls"

/** A number at a threshold of the law, just beside it, or anywhere. */
export function near(thresholds: readonly number[], most: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...thresholds), fc.constantFrom(-1, -0.01, 0, 0.01, 1))
      .map(([line, offset]) => Math.max(0, line + offset)),
    fc.integer({ min: 0, max: most }),
  )
}

const tpp = near([1600, 2400, 4800, 4992, 14_000, 17_500, 20_800, 21_000, 21_100], 40_000)
const density = near([1.6, 3.2, 5.92], 12)
const dram = near([1400, 4100, 4500, 5000, 5800, 6200, 6500], 8000)
const io = near([600, 1100], 2000)

/** Specifications of which nothing that the law asks is unknown. Density follows from TPP and die area. */
export const fullSpecs: fc.Arbitrary<Record<Metric & keyof Specs, number | boolean | string>> = fc
  .record({
    tpp,
    density: density.map((value) => Math.max(value, 0.01)),
    dram_bandwidth_gbps: dram,
    io_total_gbps: io,
    interconnect_gbps: near([600], 2000),
    memory_bandwidth_density_gbps_per_mm2: near([2], 5),
    aggregated_transistor_count_billion: near([30, 35, 40], 100),
    owned_by_listed_parties_pct: near([50], 100),
    datacenter_designed: fc.boolean(),
    us_commercially_available: fc.boolean(),
    exported_from_us: fc.boolean(),
    letter_scope_includes_consumer_cards: fc.boolean(),
    standalone_hbm: fc.boolean(),
    domestic_chinese: fc.boolean(),
    hq_or_parent_in_d5_or_macau: fc.boolean(),
    is_applicable_advanced_logic_ic: fc.boolean(),
    packaged_outside_d5_macau: fc.boolean(),
    contains_hbm: fc.boolean(),
    slug: fc.constantFrom("h20-96gb", "mi308x", "h200-sxm-141gb", "rtx-pro-6000d", "ascend-910c", "another"),
    vendor: fc.constantFrom("NVIDIA", "AMD", "Intel", "Huawei"),
    designer_status: fc.constantFrom("approved", "authorized", "neither"),
  })
  .map(({ density, ...specs }) => ({
    ...specs,
    die_mm2: specs.tpp > 0 ? specs.tpp / density : 600,
  })) as fc.Arbitrary<Record<Metric & keyof Specs, number | boolean | string>>

/** The measures that may be unknown of a part; what follows from them is then unknown as well. */
export const droppable = [
  "tpp",
  "die_mm2",
  "dram_bandwidth_gbps",
  "io_total_gbps",
  "interconnect_gbps",
  "memory_bandwidth_density_gbps_per_mm2",
  "aggregated_transistor_count_billion",
  "owned_by_listed_parties_pct",
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
  "slug",
  "vendor",
  "designer_status",
] as const satisfies readonly Metric[]

/** The same part with these measures unknown. */
export function without(specs: Specs, dropped: readonly Metric[]): Specs {
  return { ...specs, ...Object.fromEntries(dropped.map((metric) => [metric, null])) }
}
