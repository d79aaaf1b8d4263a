import { expect, test } from "vitest"
import { performanceDensity, specsOf, totalIo, totalProcessingPerformance } from "@/lib/export-controls"
import golden from "@/tests/golden/export-controls/derived-of-chips.json"
import recorded from "@/tests/golden/export-controls/inputs-of-examples.json"
import { chips, specsOfChip, theChip } from "./the-law"

/** Golden figures are rounded to three decimals. */
const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value * 1000) / 1000

/**
 * Parts whose published rates, rounded by the maker, give a little more at 16 bits than at 8: the golden
 * figures took 8 bits. The text asks for the greatest, and no class turns on it.
 */
const roundedByTheMaker: Record<string, { ours: number; golden: number }> = {
  a40: { ours: 2395.2, golden: 2394.4 },
  "h200-nvl-141gb": { ours: 13_368, golden: 13_364 },
}

test("TPP, density and total I/O of a part are those of an independent computation", () => {
  const isRated = (id: string) => totalProcessingPerformance(theChip(id)) !== null
  const recordedChips = new Set(golden.chips.map(({ chip }) => chip))
  expect(chips.map(({ id }) => id).filter((id) => isRated(id) && !recordedChips.has(id))).toEqual([])
  for (const expected of golden.chips) {
    if (Object.hasOwn(roundedByTheMaker, expected.chip)) continue
    const chip = theChip(expected.chip)
    const tpp = totalProcessingPerformance(chip)
    const density = performanceDensity(chip)
    expect({
      chip: chip.id,
      tpp: rounded(tpp?.value),
      performance_density: rounded(density?.value),
      dieUsedMm2: density === null ? null : density.dieAreaMm2,
      io_total_gbps: rounded(totalIo(chip)?.value),
    }).toEqual({
      chip: expected.chip,
      tpp: rounded(expected.tpp),
      performance_density: expected.performance_density,
      dieUsedMm2: expected.performance_density === null ? null : expected.dieUsedMm2,
      io_total_gbps: rounded(expected.io_total_gbps),
    })
  }
})

test("where a maker's rounding makes two formats differ, the greater product counts", () => {
  for (const [id, { ours, golden: other }] of Object.entries(roundedByTheMaker)) {
    const tpp = totalProcessingPerformance(theChip(id))
    expect([id, rounded(tpp?.value), tpp?.bitLength]).toEqual([id, ours, 16])
    const { tpp: theirs } = golden.chips.find(({ chip }) => chip === id) ?? {}
    expect([id, theirs]).toEqual([id, other])
  }
})

test("a part's measures are the inputs on which its worked examples were derived", () => {
  const metrics = ["tpp", "performance_density", "io_total_gbps", "dram_bandwidth_gbps"] as const
  for (const { chip, id, ...inputs } of recorded.inputs) {
    const specs = specsOfChip(chip)
    // The MI308X's TPP of 2,368 is another tracker's assumption, and its density follows from it.
    const assumed = chip === "mi308x" && inputs.tpp !== null
    const isApart = assumed || Object.hasOwn(roundedByTheMaker, chip)
    for (const metric of isApart ? metrics.slice(2) : metrics) {
      const value = specs[metric]
      const expected = inputs[metric]
      expect([id, metric, rounded(typeof value === "number" ? value : null)]).toEqual([
        id,
        metric,
        rounded(expected),
      ])
    }
    expect([id, specs.datacenter_designed]).toEqual([id, inputs.datacenter_designed])
  }
})

test("the format that gives the most counts, and sparse rates do not: A100, H20, H800, RTX 4090, B200", () => {
  const tppOf = (id: string) => totalProcessingPerformance(theChip(id))?.value
  expect(tppOf("a100-sxm-80gb")).toBe(4992)
  expect(tppOf("h20-96gb")).toBe(2368)
  expect(tppOf("h800-sxm-80gb")).toBeCloseTo(15_832, -1)
  expect(tppOf("rtx-4090")).toBeCloseTo(5284.8, 1)
  expect(tppOf("b200")).toBe(36_000)
})

test("what is not published stays unknown: a part without rates, without a die area, without a link", () => {
  const bare = {
    ...theChip("h20-96gb"),
    denseTops: {},
    interconnectGBps: null,
    dieAreaMm2: null,
    isDatacenterDesigned: null,
  }
  expect(totalProcessingPerformance(bare)).toBeNull()
  expect(performanceDensity(bare)).toBeNull()
  expect(totalIo(bare)).toBeNull()
  expect(specsOf(bare)).toMatchObject({
    tpp: null,
    performance_density: null,
    die_mm2: null,
    io_total_gbps: null,
    datacenter_designed: null,
  })
})

test("a die counts only where it is known to be non-planar", () => {
  const part = theChip("h20-96gb")
  const planar = { value: false, verification: "read", sourceId: null, note: null } as const
  expect(performanceDensity(part)?.value).toBeCloseTo(2.909, 3)
  expect(performanceDensity({ ...part, countsAsApplicableDieArea: planar })).toBeNull()
  expect(performanceDensity({ ...part, countsAsApplicableDieArea: null })).toBeNull()
})
