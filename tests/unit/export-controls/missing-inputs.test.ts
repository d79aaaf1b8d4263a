import fc from "fast-check"
import { expect, test } from "vitest"
import { flagMetrics, type Metric } from "@/lib/domain/metric"
import { evaluate, evaluateRule, type Specs } from "@/lib/export-controls"
import { dayAmong } from "@/tests/arbitraries/days"
import { anyLaw, dayOfLaw } from "@/tests/arbitraries/laws"
import { droppable, fullSpecs, without } from "@/tests/arbitraries/specs"
import { ask, asked, keyOf } from "./ask-the-law"
import { theLaw } from "./the-law"

const day = dayAmong(theLaw.changeDays)

test("a missing input never gives a firm answer that some value of it would overturn", () => {
  fc.assert(
    fc.property(
      asked,
      fullSpecs,
      fullSpecs,
      fc.subarray([...droppable]),
      day,
      (who, part, other, gaps, on) => {
        const verdict = ask(who, without(part, gaps), on)
        const values = Object.fromEntries(gaps.map((metric) => [metric, other[metric]]))
        const filled = ask(who, { ...part, ...values }, on)
        expect(verdict.possible.map(keyOf)).toContain(keyOf(filled))
        if (verdict.status !== "INDETERMINATE") expect(filled.status).toBe(verdict.status)
      },
    ),
    { numRuns: 5000 },
  )
})

test("every answer said to be possible is given by some value of the missing inputs, and no other is", () => {
  const fewGaps = fc.subarray([...droppable], { maxLength: 3 })
  fc.assert(
    fc.property(asked, fullSpecs, fewGaps, day, (who, part, gaps, on) => {
      const verdict = ask(who, without(part, gaps), on)
      const reached = new Set<string>()
      for (const filled of fillings(part, gaps)) reached.add(keyOf(ask(who, filled, on)))
      expect(new Set(verdict.possible.map(keyOf))).toEqual(reached)
    }),
    { numRuns: 400 },
  )
})

test("inputs are missing exactly where the answer is undetermined, and each of them was unknown", () => {
  fc.assert(
    fc.property(asked, fullSpecs, fc.subarray([...droppable]), day, (who, part, gaps, on) => {
      const { status, missing, possible } = ask(who, without(part, gaps), on)
      const statuses = new Set(possible.map((answer) => answer.status))
      expect(missing.length > 0).toBe(status === "INDETERMINATE")
      expect(statuses.size > 1).toBe(status === "INDETERMINATE")
      const unknown = new Set<Metric>(gaps)
      // Density is unknown with the die area, or with TPP where no area is given.
      if (unknown.has("die_mm2")) unknown.add("performance_density")
      expect(missing.filter((metric) => !unknown.has(metric))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test("who learns all that is named as missing has a firm answer", () => {
  fc.assert(
    fc.property(asked, fullSpecs, fc.subarray([...droppable]), day, (who, part, gaps, on) => {
      const known = without(part, gaps)
      const { missing } = ask(who, known, on)
      const learnt = Object.fromEntries(missing.map((metric) => [metric, part[metric] ?? 3]))
      expect(ask(who, { ...known, ...learnt }, on).status).not.toBe("INDETERMINATE")
    }),
    { numRuns: 2000 },
  )
})

test("under the letters of April 2025 memory bandwidth is missing beside I/O, though either alone leaves the same answers", () => {
  const letters = theLaw.byId.get("us-2025-04-09-is-informed")
  if (!letters) throw new Error("the letters of April 2025 are not on record")
  const specs = { tpp: 1000, datacenter_designed: false }
  const { missing } = evaluateRule(theLaw, letters, { specs, on: "2026-01-14" })
  expect([...missing].sort()).toEqual([
    "dram_bandwidth_gbps",
    "io_total_gbps",
    "letter_scope_includes_consumer_cards",
  ])
})

test("to learn one more input only ever rules answers out", () => {
  const gapsAndOne = fc
    .shuffledSubarray([...droppable], { minLength: 1, maxLength: 6 })
    .map((gaps) => ({ gaps, learnt: gaps.slice(1) }))
  fc.assert(
    fc.property(asked, fullSpecs, gapsAndOne, day, (who, part, { gaps, learnt }, on) => {
      const before = new Set(ask(who, without(part, gaps), on).possible.map(keyOf))
      for (const key of ask(who, without(part, learnt), on).possible.map(keyOf)) expect(before).toContain(key)
    }),
    { numRuns: 2000 },
  )
})

test("the order in which questions are asked does not matter", () => {
  const one = fc.record({ who: asked, part: fullSpecs, gaps: fc.subarray([...droppable]), on: day })
  fc.assert(
    fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), (questions) => {
      const answer = ({ who, part, gaps, on }: (typeof questions)[number]) =>
        ask(who, without(part, gaps), on).possible.map(keyOf)
      const forwards = questions.map(answer)
      expect(questions.toReversed().map(answer).toReversed()).toEqual(forwards)
    }),
    { numRuns: 300 },
  )
})

test("the possible answers are exact under laws that nobody wrote as well", () => {
  const gapsOfLaw = fc.subarray(
    [
      "tpp",
      "die_mm2",
      "dram_bandwidth_gbps",
      "io_total_gbps",
      "datacenter_designed",
      "slug",
      "vendor",
    ] as const,
    { maxLength: 3 },
  )
  const rule = fc.constantFrom("list", "first", "second", "practice", null)
  fc.assert(
    fc.property(anyLaw, rule, fullSpecs, gapsOfLaw, (law, id, part, gaps) => {
      const one = id === null ? undefined : law.byId.get(id)
      const answer = (specs: Specs) => {
        const question = { specs, on: dayOfLaw }
        return (one ? evaluateRule(law, one, question) : evaluate(law, question)).possible.map(keyOf)
      }
      const reached = new Set([...fillings(part, gaps)].flatMap(answer))
      expect(new Set(answer(without(part, gaps)))).toEqual(reached)
    }),
    { numRuns: 500 },
  )
})

/** Lines of the law, by the measure they stand on. Those of density and of memory plus I/O move with others. */
const lines = {
  tpp: [1600, 2400, 4800, 4992, 14_000, 17_500, 20_800, 21_000, 21_100],
  performance_density: [1.6, 3.2, 5.92],
  dram_bandwidth_gbps: [1400, 4100, 4500, 5000, 5800, 6200, 6500],
  io_total_gbps: [600, 1100],
  dram_plus_io_gbps: [1700, 5000],
  interconnect_gbps: [600],
  memory_bandwidth_density_gbps_per_mm2: [2],
  aggregated_transistor_count_billion: [30, 35, 40],
  owned_by_listed_parties_pct: [50],
}

/** The lines, and a value from every stretch between, below and above them. */
function stretches(values: readonly number[]): number[] {
  const sorted = [...new Set(values.filter((value) => value >= 0))].sort((a, b) => a - b)
  const between = sorted.map((value, index) => (value + (sorted[index + 1] ?? value * 2 + 1)) / 2)
  return [(sorted[0] ?? 2) / 2, ...sorted, ...between]
}

const words: Partial<Record<Metric, readonly string[]>> = {
  slug: [
    "h20-96gb",
    "h20-141gb",
    "mi308x",
    "h200-sxm-141gb",
    "h200-nvl-141gb",
    "rtx-pro-6000d",
    "another",
  ].concat(["ascend-910b1", "ascend-910b2", "ascend-910b3", "ascend-910b4", "ascend-910c"]),
  vendor: ["NVIDIA", "AMD", "Intel", "Huawei"],
  designer_status: ["approved", "authorized", "neither"],
}

/** The part with every combination of values for its gaps that the law could tell apart. */
function* fillings(part: Specs, gaps: readonly Metric[]): Generator<Specs> {
  // In the order of `droppable` TPP comes before die area and memory before I/O: the later one of each pair
  // is filled in knowing the earlier one.
  const [metric, ...rest] = droppable.filter((one) => gaps.includes(one))
  if (metric === undefined) {
    yield part
    return
  }
  const known = without(part, rest)
  for (const value of valuesOf(metric, known)) {
    for (const filled of fillings({ ...known, [metric]: value }, rest)) yield filled
  }
}

function valuesOf(metric: Metric, known: Specs): readonly (number | boolean | string)[] {
  if ((flagMetrics as readonly string[]).includes(metric)) return [true, false]
  const { tpp, die_mm2: die, dram_bandwidth_gbps: dram, io_total_gbps: io } = known
  switch (metric) {
    case "tpp":
      return stretches([
        ...lines.tpp,
        ...(typeof die === "number" ? lines.performance_density.map((density) => density * die) : []),
      ])
    case "die_mm2":
      return stretches(lines.performance_density).map((density) => Math.max(Number(tpp), 1e-9) / density)
    case "dram_bandwidth_gbps":
      return stretches([
        ...lines.dram_bandwidth_gbps,
        ...lines.dram_plus_io_gbps.flatMap((sum) =>
          typeof io === "number" ? [sum - io] : [sum, ...lines.io_total_gbps.map((line) => sum - line)],
        ),
      ])
    case "io_total_gbps":
      return stretches([...lines.io_total_gbps, ...lines.dram_plus_io_gbps.map((sum) => sum - Number(dram))])
    default:
      return words[metric] ?? stretches(lines[metric as keyof typeof lines])
  }
}
