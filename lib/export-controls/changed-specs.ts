import type { Specs } from "./specs"

/**
 * A part with some of its measures changed, and those that follow from them taken anew: density from TPP and
 * die area, total inputs and outputs from the link (what a part has beside its link, PCIe, stays). A measure
 * that is changed itself is never replaced.
 */
export function changedSpecs(specs: Specs, changes: Specs): Specs {
  const changed = { ...specs, ...changes }
  const has = (metric: keyof Specs) => changes[metric] !== undefined
  if (!has("performance_density") && (has("tpp") || has("die_mm2"))) changed.performance_density = null
  if (!has("io_total_gbps") && has("interconnect_gbps")) {
    const { io_total_gbps: io, interconnect_gbps: before } = specs
    const { interconnect_gbps: link } = changes
    const allKnown = typeof io === "number" && typeof before === "number" && typeof link === "number"
    changed.io_total_gbps = allKnown ? io - before + link : null
  }
  if (
    !has("dram_plus_io_gbps") &&
    (has("dram_bandwidth_gbps") || has("io_total_gbps") || has("interconnect_gbps"))
  )
    changed.dram_plus_io_gbps = null
  return changed
}
