import fc from "fast-check"
import type { Branch, ConditionTest, ControlStatus } from "@/lib/domain/control-rule"
import type { NumberMetric } from "@/lib/domain/metric"
import { lawOf, type Law } from "@/lib/export-controls"
import { aRule } from "../factories/law"
import { conditionOf } from "./conditions"

/** The first day of every rule of `anyLaw`. */
export const dayOfLaw = "2024-01-01"

const ops = [">=", ">", "<", "<="] as const

const numberTest = (
  metric: NumberMetric,
  lines: readonly number[],
  of: readonly (typeof ops)[number][] = ops,
) => fc.record({ metric: fc.constant(metric), op: fc.constantFrom(...of), value: fc.constantFrom(...lines) })

const aTest: fc.Arbitrary<ConditionTest> = fc.oneof(
  numberTest("tpp", [1600, 2400, 4800]),
  // A quotient seldom falls on its line exactly, so no test may turn on whether the line itself is in.
  numberTest("performance_density", [1.6, 3.2, 5.92], [">=", "<"]),
  numberTest("dram_bandwidth_gbps", [1400, 4100]),
  numberTest("io_total_gbps", [600, 1100]),
  numberTest("dram_plus_io_gbps", [1700, 5000]),
  fc.record({
    metric: fc.constantFrom("datacenter_designed", "exported_from_us"),
    op: fc.constant("==" as const),
    value: fc.boolean(),
  }),
  fc.record({
    metric: fc.constant("slug" as const),
    op: fc.constant("in" as const),
    value: fc.subarray(["h20-96gb", "mi308x"], { minLength: 1 }),
  }),
)

const statuses: readonly ControlStatus[] = [
  "LICENCE_PRESUMPTION_OF_DENIAL",
  "LICENCE_CASE_BY_CASE",
  "LICENCE_POLICY_UNPUBLISHED",
  "LICENCE_REQUIRED",
  "NAC_NOTIFICATION",
  "NOT_CONTROLLED",
]

function branches(last: Branch["outcome"]): fc.Arbitrary<Branch[]> {
  const aBranch = fc.record({ when: conditionOf(aTest), status: fc.constantFrom(...statuses) })
  return fc.array(aBranch, { minLength: 1, maxLength: 3 }).map((own) => [
    ...own.map(({ when, status }, index) => ({
      when,
      category: `branch ${index}`,
      paragraph: null,
      outcome: { status },
    })),
    { when: "otherwise" as const, category: "otherwise", paragraph: null, outcome: last },
  ])
}

/** Laws that nobody wrote: a control list, two letters to some vendors that hand on to it, and a practice. */
export const anyLaw: fc.Arbitrary<Law> = fc
  .record({
    list: branches({ status: "NOT_CONTROLLED" }),
    first: branches({ defersTo: "list" }),
    second: branches({ defersTo: "list" }),
    practice: branches({ defersTo: "first" }),
    vendors: fc.subarray(["NVIDIA", "AMD", "Intel"], { minLength: 1 }),
  })
  .map(({ list, first, second, practice, vendors }) => {
    const rule = (id: string, fields: Parameters<typeof aRule>[0]) =>
      aRule({
        id,
        effectiveOn: { date: dayOfLaw, precision: "day" },
        periods: [{ from: dayOfLaw, until: null, state: "in force", note: null }],
        ...fields,
      })
    const sentTo = { inWords: "some", vendors, destination: "China" }
    return lawOf({
      rules: [
        rule("list", { branches: list }),
        rule("first", { place: "letter", branches: first, appliesTo: sentTo }),
        rule("second", { place: "letter", branches: second }),
        rule("practice", { place: "licensing practice", branches: practice }),
      ],
    })
  })
