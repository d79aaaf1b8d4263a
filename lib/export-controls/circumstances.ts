import type { Metric } from "../domain/control-rule"
import type { Specs } from "./specs"

/** Where the part goes: to a buyer in China (Hong Kong and Macau included), or to its site elsewhere. */
export type Destination = "china" | "abroad"

/**
 * What a question is taken to mean where it does not say: a finished part, sold by a vendor that all letters
 * reach, shipped from the United States to a buyer headquartered in China, and on no list by its name. A
 * measure of the part itself has no customary value: absent is unknown.
 */
const customary = {
  slug: "a part without a name",
  vendor: "NVIDIA",
  domestic_chinese: false,
  exported_from_us: true,
  standalone_hbm: false,
  hq_or_parent_in_d5_or_macau: true,
} as const satisfies Specs

export type Assumed = { metric: Metric; value: number | boolean | string }

const assumable: readonly Assumed[] = Object.entries(customary).map(([metric, value]) => ({
  metric: metric as keyof typeof customary,
  value,
}))

/**
 * Fills in what is customary and what follows from other measures: density from TPP and die area, memory
 * plus I/O from both, TPP from density and area. A value that was given is never replaced. What is no number
 * (NaN, an infinity) is unknown: no comparison with it would mean anything.
 */
export function completeSpecs(given: Specs, on: string): { specs: Specs; assumed: Assumed[] } {
  return {
    specs: withDerived(given, on),
    assumed: assumable.filter(({ metric }) => given[metric] === undefined),
  }
}

/**
 * Every metric of a part, with what is customary and what follows from others. All of them are written out:
 * objects of one shape are several times faster to test, and a batch has a hundred thousand.
 */
export function withDerived(given: Specs, on?: string): Specs {
  const die = number(given.die_mm2)
  const dram = number(given.dram_bandwidth_gbps)
  const io = number(given.io_total_gbps)
  const tpp = number(given.tpp)
  const density = number(given.performance_density)
  const hasDie = die !== null && die > 0
  return {
    tpp: tpp === null && density !== null && hasDie ? density * die : tpp,
    performance_density: density ?? densityOf(tpp, die),
    die_mm2: die,
    io_total_gbps: io,
    interconnect_gbps: number(given.interconnect_gbps),
    dram_bandwidth_gbps: dram,
    dram_plus_io_gbps: number(given.dram_plus_io_gbps) ?? (dram !== null && io !== null ? dram + io : null),
    memory_bandwidth_density_gbps_per_mm2: number(given.memory_bandwidth_density_gbps_per_mm2),
    aggregated_transistor_count_billion: number(given.aggregated_transistor_count_billion),
    owned_by_listed_parties_pct: number(given.owned_by_listed_parties_pct),
    export_year: number(given.export_year) ?? (on === undefined ? null : Number(on.slice(0, 4))),
    datacenter_designed: given.datacenter_designed ?? null,
    us_commercially_available: given.us_commercially_available ?? null,
    exported_from_us: orCustomary(given, "exported_from_us"),
    letter_scope_includes_consumer_cards: given.letter_scope_includes_consumer_cards ?? null,
    standalone_hbm: orCustomary(given, "standalone_hbm"),
    domestic_chinese: orCustomary(given, "domestic_chinese"),
    hq_or_parent_in_d5_or_macau: orCustomary(given, "hq_or_parent_in_d5_or_macau"),
    is_applicable_advanced_logic_ic: given.is_applicable_advanced_logic_ic ?? null,
    packaged_outside_d5_macau: given.packaged_outside_d5_macau ?? null,
    contains_hbm: given.contains_hbm ?? null,
    ear_3a090_or_4a090: given.ear_3a090_or_4a090 ?? null,
    slug: orCustomary(given, "slug"),
    vendor: orCustomary(given, "vendor"),
    designer_status: given.designer_status ?? null,
  } satisfies Required<Specs>
}

/** Without any throughput there is no density, however large the die. */
function densityOf(tpp: number | null, die: number | null): number | null {
  if (tpp === 0) return 0
  return tpp !== null && die !== null && die > 0 ? tpp / die : null
}

/** A number that a line can be held against; null where it is unknown. */
function number(value: Specs[Metric]): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null
}

/** Absent: as is customary. Null: unknown, and left so. */
function orCustomary(given: Specs, metric: keyof typeof customary) {
  const value = given[metric]
  return value === undefined ? customary[metric] : value
}
