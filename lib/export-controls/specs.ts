import type { Chip } from "../domain/chip"
import type { Metric } from "../domain/control-rule"

/**
 * What is known of a part and its sale, by metric. A metric that is absent takes its customary value where
 * it has one (see `circumstances.ts`) and is unknown otherwise; null is unknown in either case.
 */
export type Specs = Readonly<Partial<Record<Metric, number | boolean | string | null>>>

/**
 * Bits of an operand by number format. TF32 is left out: whether it counts as 19 or 32 bits is debated, and
 * for every part but one it does not lead anyway (see the open questions of the October 2023 rule).
 */
const bitLengths = {
  fp64: 64,
  fp64Tensor: 64,
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  fp6: 6,
  fp4: 4,
  int4: 4,
} as const
export type CountedFormat = keyof typeof bitLengths

export type Tpp = { value: number; format: CountedFormat; denseTops: number; bitLength: number }

/**
 * Total processing performance: 2 × MacTOPS × bit length, at the format that gives the most. A multiply and
 * an add are two operations, so dense TOPS × bit length is the same number.
 *
 * @returns null when no dense rate is known
 * @see 88 FR 73458, ECCN 3A090 technical notes
 */
export function totalProcessingPerformance(chip: Pick<Chip, "denseTops">): Tpp | null {
  let best: Tpp | null = null
  for (const [format, bitLength] of Object.entries(bitLengths) as [CountedFormat, number][]) {
    const denseTops = chip.denseTops[format]?.value
    if (denseTops === undefined) continue
    const value = denseTops * bitLength
    if (best === null || value > best.value) best = { value, format, denseTops, bitLength }
  }
  return best
}

export type PerformanceDensity = { value: number; tpp: number; dieAreaMm2: number }

/**
 * TPP over applicable die area, 1/mm². Logic dies on non-planar nodes count in full, memory stacks do not.
 *
 * @returns null without a die area, without a TPP, or where no die counts
 */
export function performanceDensity(
  chip: Pick<Chip, "denseTops" | "dieAreaMm2" | "countsAsApplicableDieArea">,
): PerformanceDensity | null {
  const tpp = totalProcessingPerformance(chip)
  const dieAreaMm2 = applicableDieArea(chip)
  if (tpp === null || dieAreaMm2 === null) return null
  return { value: tpp.value / dieAreaMm2, tpp: tpp.value, dieAreaMm2 }
}

function applicableDieArea(chip: Pick<Chip, "dieAreaMm2" | "countsAsApplicableDieArea">): number | null {
  const area = chip.dieAreaMm2?.value ?? null
  return area !== null && area > 0 && chip.countsAsApplicableDieArea?.value === true ? area : null
}

export type TotalIo = { value: number; linkGBps: number; pcieGBps: number | null }

/**
 * All inputs and outputs but memory, GB/s both directions: the chip-to-chip link plus PCIe. Where PCIe is
 * not published the link stands alone, a lower bound.
 *
 * @returns null when the link is unknown
 */
export function totalIo(chip: Pick<Chip, "interconnectGBps" | "pcieGBps">): TotalIo | null {
  const linkGBps = chip.interconnectGBps?.value
  if (linkGBps === undefined) return null
  const pcieGBps = chip.pcieGBps?.value ?? null
  return { value: linkGBps + (pcieGBps ?? 0), linkGBps, pcieGBps }
}

/** A part's measures as the rules test them. */
export function specsOf(chip: Chip): Specs {
  return {
    slug: chip.id,
    vendor: chip.vendor,
    domestic_chinese: chip.isDomesticChinese,
    tpp: totalProcessingPerformance(chip)?.value ?? null,
    performance_density: performanceDensity(chip)?.value ?? null,
    die_mm2: applicableDieArea(chip),
    io_total_gbps: totalIo(chip)?.value ?? null,
    interconnect_gbps: chip.interconnectGBps?.value ?? null,
    dram_bandwidth_gbps: chip.memoryBandwidthGBps?.value ?? null,
    datacenter_designed: chip.isDatacenterDesigned?.value ?? null,
    us_commercially_available: chip.isUsCommerciallyAvailable?.value ?? null,
  }
}
