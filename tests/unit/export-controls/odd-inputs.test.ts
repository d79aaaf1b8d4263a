import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { changedSpecs, evaluate, evaluateRule, lawOf, type Specs } from "@/lib/export-controls"
import { dayAmong } from "@/tests/arbitraries/days"
import { aRule } from "@/tests/factories/law"
import { chips, rules, specsOfChip, theLaw, theRule } from "./the-law"

const today = "2026-11-23"
const nothingKnown: Specs = {
  slug: null,
  vendor: null,
  domestic_chinese: null,
  exported_from_us: null,
  standalone_hbm: null,
  hq_or_parent_in_d5_or_macau: null,
}

describe("a part of which nothing is known", () => {
  test("is undetermined under every rule that could catch some part, and the answers include being free", () => {
    for (const rule of rules) {
      const on = rule.periods[0]?.from ?? ""
      const verdict = evaluateRule(theLaw, rule, { specs: nothingKnown, on })
      expect([rule.id, verdict.status]).toEqual([rule.id, "INDETERMINATE"])
      expect(verdict.possible.length).toBeGreaterThan(1)
    }
    expect(evaluate(theLaw, { specs: nothingKnown, on: today }).status).toBe("INDETERMINATE")
  })

  test("is free of all rules before the first of them", () => {
    expect(evaluate(theLaw, { specs: nothingKnown, on: "2022-08-25" })).toMatchObject({
      status: "NOT_CONTROLLED",
      missing: [],
    })
  })
})

test("who made a part decides whether a letter reaches it: unknown, both answers stay possible", () => {
  const h20 = specsOfChip("h20-96gb")
  const ask = (vendor: string | null) =>
    evaluate(theLaw, { specs: { ...h20, slug: "like the H20", vendor }, on: "2025-05-01" })
  expect(ask("NVIDIA").status).toBe("LICENCE_POLICY_UNPUBLISHED")
  expect(ask("Huawei").status).toBe("NOT_CONTROLLED")
  expect(ask(null)).toMatchObject({ status: "INDETERMINATE", missing: ["vendor"] })
  expect(ask(null).possible.map(({ status }) => status)).toEqual([
    "LICENCE_POLICY_UNPUBLISHED",
    "NOT_CONTROLLED",
  ])
})

test("what is no number is unknown, and decides nothing", () => {
  const h100 = specsOfChip("h100-sxm-80gb")
  for (const value of [NaN, Infinity, -Infinity]) {
    const specs = { ...h100, tpp: value, die_mm2: null, performance_density: null }
    const asUnknown = { ...specs, tpp: null }
    expect(evaluate(theLaw, { specs, on: today })).toEqual(evaluate(theLaw, { specs: asUnknown, on: today }))
  }
})

test("a TPP of nothing is under every line, one of a thousand million over every one", () => {
  const of = (tpp: number): Specs => ({ ...specsOfChip("h100-sxm-80gb"), tpp, performance_density: null })
  const april2024 = (tpp: number) => evaluate(theLaw, { specs: of(tpp), on: "2024-06-01" }).category
  expect([april2024(0), april2024(1e9)]).toEqual(["outside-3A090", "3A090.a-datacenter"])
})

test("a die so large that the lines of TPP overflow still has an answer", () => {
  const specs = { die_mm2: Number.MAX_VALUE / 4, datacenter_designed: true }
  expect(evaluate(theLaw, { specs, on: "2024-06-01" })).toMatchObject({
    status: "INDETERMINATE",
    missing: ["tpp"],
  })
})

test("a density that contradicts TPP and die area counts as given: what was said is not replaced", () => {
  const rule = theRule("us-2023-11-17-acs-ifr")
  const specs = { tpp: 2000, die_mm2: 2000, datacenter_designed: true }
  const categoryOf = (given: Specs) => evaluateRule(theLaw, rule, { specs: given, on: "2024-01-01" }).category
  expect(categoryOf(specs)).toBe("outside-3A090")
  expect(categoryOf({ ...specs, performance_density: 6 })).toBe("3A090.a-datacenter")
})

test("TPP follows from density and die area where only those are known", () => {
  const rule = theRule("us-2023-11-17-acs-ifr")
  const specs = { performance_density: 6.1, die_mm2: 800, datacenter_designed: true }
  expect(evaluateRule(theLaw, rule, { specs, on: "2024-01-01" })).toMatchObject({
    category: "3A090.a-datacenter",
    missing: [],
  })
})

test("what the question leaves unsaid is taken as is customary, and said; what it calls unknown is not", () => {
  const { assumed } = evaluate(theLaw, { specs: { tpp: 1000, vendor: "AMD" }, on: today })
  expect(assumed.map(({ metric }) => metric)).toEqual([
    "slug",
    "domestic_chinese",
    "exported_from_us",
    "standalone_hbm",
    "hq_or_parent_in_d5_or_macau",
  ])
  const h200 = { ...specsOfChip("h200-sxm-141gb"), exported_from_us: null }
  expect(evaluate(theLaw, { specs: h200, on: today })).toMatchObject({
    status: "INDETERMINATE",
    missing: ["exported_from_us"],
  })
})

test("any part with any measures, odd ones too, has an answer on any day under any rule", () => {
  const odd = fc.oneof(fc.constant(null), fc.double(), fc.boolean(), fc.string())
  const specs = fc.tuple(
    fc.constantFrom<Specs>({}, nothingKnown, ...chips.map(({ id }) => specsOfChip(id))),
    fc.dictionary(
      fc.constantFrom(
        "tpp",
        "die_mm2",
        "performance_density",
        "io_total_gbps",
        "vendor",
        "slug",
        "export_year",
      ),
      odd,
    ),
  )
  fc.assert(
    fc.property(
      specs,
      fc.constantFrom(null, ...rules),
      dayAmong(theLaw.changeDays),
      ([part, changes], rule, on) => {
        const question = { specs: { ...part, ...changes }, on }
        const verdict = rule ? evaluateRule(theLaw, rule, question) : evaluate(theLaw, question)
        expect(verdict.possible.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 2000 },
  )
})

test("without any rule everything is free, and no rule is named", () => {
  expect(evaluate(lawOf({ rules: [] }), { specs: nothingKnown, on: today })).toMatchObject({
    status: "NOT_CONTROLLED",
    category: "no-rule",
    ruleId: null,
    because: [],
  })
})

describe("one figure of a part changed", () => {
  const h20 = specsOfChip("h20-96gb")

  test("density follows a changed TPP or die area, unless it is changed itself", () => {
    const on = "2024-06-01"
    const categoryOf = (changes: Specs) =>
      evaluate(theLaw, { specs: changedSpecs(h20, changes), on }).category
    expect(categoryOf({})).toBe("outside-3A090")
    expect(categoryOf({ die_mm2: 740 })).toBe("3A090.b-datacenter")
    expect(categoryOf({ tpp: 2605 })).toBe("3A090.b-datacenter")
    expect(categoryOf({ die_mm2: 740, performance_density: 2.9 })).toBe("outside-3A090")
  })

  test("total I/O follows the link, and PCIe stays beside it", () => {
    expect(h20).toMatchObject({ interconnect_gbps: 900, io_total_gbps: 1028 })
    expect(changedSpecs(h20, { interconnect_gbps: 400 }).io_total_gbps).toBe(528)
    expect(changedSpecs(h20, { interconnect_gbps: null }).io_total_gbps).toBeNull()
    expect(changedSpecs(h20, { interconnect_gbps: 400, io_total_gbps: 500 }).io_total_gbps).toBe(500)
  })

  test("no change is no change", () => {
    expect(changedSpecs(h20, {})).toEqual(h20)
  })
})

test("a letter's answer stands over the regulation's only where it is stricter", () => {
  const letter = aRule({
    id: "letter",
    place: "letter",
    branches: [
      {
        when: { metric: "tpp", op: ">=", value: 100 },
        category: "by letter",
        paragraph: null,
        outcome: { status: "LICENCE_POLICY_UNPUBLISHED" },
      },
      { when: "otherwise", category: "below", paragraph: null, outcome: { defersTo: "us-2023-11-tests" } },
    ],
  })
  const law = lawOf({ rules: [letter, aRule()] })
  const categoryOf = (tpp: number) => evaluate(law, { specs: { tpp }, on: "2024-01-01" }).category
  expect([50, 100, 4800].map(categoryOf)).toEqual(["outside", "by letter", "3A090.a"])
})

test("a memory stack sold alone is judged by 3A090.c, also where all rules are asked together", () => {
  const stack = { standalone_hbm: true, tpp: 0, datacenter_designed: false, io_total_gbps: 0 }
  const dense = { ...stack, dram_bandwidth_gbps: 1000, memory_bandwidth_density_gbps_per_mm2: 3 }
  const verdict = evaluate(theLaw, { specs: dense, on: "2026-11-23" })
  expect(verdict).toMatchObject({ status: "LICENCE_PRESUMPTION_OF_DENIAL", category: "3A090.c" })
  expect(verdict.because).toContainEqual(
    expect.objectContaining({ ruleId: "us-2024-12-02-hbm", holds: true }),
  )
  const thin = { ...dense, memory_bandwidth_density_gbps_per_mm2: 1 }
  expect(evaluate(theLaw, { specs: thin, on: "2026-11-23" }).status).toBe("NOT_CONTROLLED")
  expect(evaluate(theLaw, { specs: dense, on: "2024-12-01" }).status).toBe("NOT_CONTROLLED")
})
