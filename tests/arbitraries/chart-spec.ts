import fc from "fast-check"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { specKnownOn } from "@/lib/charts/known-spec"
import { inOneOrder } from "@/lib/charts/permalink"
import { boardKinds, boardSets, boardSorts } from "@/lib/contracts/board"
import { compareMeasures } from "@/lib/contracts/compare"
import { claimMeasures } from "@/lib/charts/claims-model"
import type { ReadersValue } from "@/lib/domain/case"
import { controlStatuses } from "@/lib/domain/control-rule"

const slug = fc.stringMatching(/^[a-z0-9]{1,12}(?:[-.][a-z0-9]{1,8}){0,3}$/)
const day = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const month = day.map((text) => text.slice(0, 7))
const set = fc.constantFrom(...boardSets)

const lawChange = fc.oneof(
  fc.record({ do: fc.constant("remove"), rule: slug }),
  fc.record({ do: fc.constant("move"), rule: slug, to: day }),
  fc.record({ do: fc.constant("end"), rule: slug, on: day }),
  fc.record({ do: fc.constant("adopt"), proposal: slug, from: day }),
  fc.record({ do: fc.constant("treat"), chip: slug, as: fc.constantFrom(...controlStatuses), from: day }),
)

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
/** A reader's own value of an assumption. */
export const readersValue: fc.Arbitrary<ReadersValue> = fc.oneof(
  number.map((value) => ({ is: "value" as const, value })),
  fc
    .tuple(number, number)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ is: "range" as const, low: Math.min(a, b), high: Math.max(a, b) })),
  fc.constant({ is: "none" as const }),
)
const assumptionKey = fc.constantFrom(
  "training.runsPerYear",
  "mfu.hopper",
  "domesticFlowGrowth",
  "horizonMonths",
)
const trust = fc.double({ min: 0, max: 100, noNaN: true }).map((times) => times + 0)

/** A data version, a month, or both. */
const stateOfKnowledge = fc
  .tuple(fc.option(month), fc.integer({ min: 1, max: 9999 }), fc.boolean())
  .map(([of, dataVersion, isBoth]) => (of === null ? `${dataVersion}` : isBoth ? `${of}@${dataVersion}` : of))

const version = fc.constant(1)
const withSlug = (chart: string, field: "firm" | "order" | "chip" | "conflict") =>
  fc.record({ version, chart: fc.constant(chart), [field]: slug })
const bare = (chart: string) => fc.record({ version, chart: fc.constant(chart) })

/** Any chart with any settings; changes of the law stand in their one order, as an address gives them. */
export const chartSpec: fc.Arbitrary<ChartSpec> = fc
  .oneof(
    fc.record({
      version,
      chart: fc.constant("runway-board"),
      set,
      sort: fc.constantFrom(...boardSorts),
      kind: fc.constantFrom(...boardKinds),
    }),
    fc.record({
      version,
      chart: fc.constant("runway"),
      firm: slug,
      workload: fc.constantFrom("training", "inference"),
      set,
    }),
    ...["stock", "deliveries", "exposure", "orders-table"].map((chart) => withSlug(chart, "firm")),
    fc.record({
      version,
      chart: fc.constant("reports"),
      order: slug,
      measure: fc.constantFrom(...claimMeasures),
    }),
    ...["chip-prices", "chip-status"].map((chart) => withSlug(chart, "chip")),
    fc.record({
      version,
      chart: fc.constant("replay"),
      changes: fc.array(lawChange, { minLength: 1, maxLength: 8 }),
      asOf: month,
      set,
    }),
    fc.record({
      version,
      chart: fc.constant("laboratory"),
      firm: slug,
      workload: fc.constantFrom("training", "inference"),
      set,
      asOf: fc.option(month),
      scenario: fc.oneof(slug, fc.constant("as-things-stand")),
      assumptions: fc.dictionary(assumptionKey, readersValue, { maxKeys: 4, noNullPrototype: true }),
      trust: fc.dictionary(slug, trust, { maxKeys: 4, noNullPrototype: true }),
      compare: fc.option(slug),
    }),
    fc.record({
      version,
      chart: fc.constant("drivers"),
      firm: slug,
      workload: fc.constantFrom("training", "inference"),
      set,
    }),
    fc.record({
      version,
      chart: fc.constant("moved"),
      firm: slug,
      workload: fc.constantFrom("training", "inference"),
      set,
      from: stateOfKnowledge,
      to: stateOfKnowledge,
    }),
    withSlug("contradiction", "conflict"),
    fc.record({
      version,
      chart: fc.constant("compare"),
      firms: fc.uniqueArray(slug, { minLength: 2, maxLength: 6 }),
      measure: fc.constantFrom(...compareMeasures),
      set,
    }),
    fc.record({ version, chart: fc.constant("controls-table"), day }),
    ...[
      "law",
      "track-record",
      "open-questions",
      "firms-table",
      "chips-table",
      "assumptions-table",
      "sources-table",
    ].map(bare),
  )
  .map((spec) => chartSpecSchema.parse(spec))
  .chain((spec) => fc.option(day).map((known) => specKnownOn(spec, known) ?? spec))
  .map(inOneOrder)
