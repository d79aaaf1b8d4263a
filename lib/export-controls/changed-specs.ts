import type { Specs } from "./specs"

/**
 * A part with some of its measures changed, and those that follow from them taken anew: density from TPP and
 * die area, total inputs and outputs from the link (what a part has beside its link, PCIe, stays). A measure
 * that is changed itself is never replaced.
 */
export function changedSpecs(specs: Specs, changes: Specs): Specs {
  const { tpp, die_mm2: die, performance_density: density, interconnect_gbps: link } = changes
  const { io_total_gbps: io, dram_bandwidth_gbps: dram, dram_plus_io_gbps: sum } = changes
  const changed = { ...specs, ...changes }
  if (density === undefined && (tpp !== undefined || die !== undefined)) changed.performance_density = null
  if (io === undefined && link !== undefined) {
    const { io_total_gbps: total, interconnect_gbps: before } = specs
    const allKnown = typeof total === "number" && typeof before === "number" && typeof link === "number"
    changed.io_total_gbps = allKnown ? total - before + link : null
  }
  if (sum === undefined && (dram !== undefined || io !== undefined || link !== undefined)) {
    changed.dram_plus_io_gbps = null
  }
  return changed
}
