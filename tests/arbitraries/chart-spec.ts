import fc from "fast-check"
import { chartSpecSchema, type ChartSpec } from "@/lib/charts/spec"
import { changesInOrder } from "@/lib/law-change-param"
import { boardKinds, boardSets, boardSorts } from "@/lib/contracts/board"
import { claimMeasures } from "@/lib/charts/claims-model"
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

const version = fc.constant(1)
const withSlug = (chart: string, field: "firm" | "order" | "chip") =>
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
    fc.record({ version, chart: fc.constant("controls-table"), day }),
    ...["law", "firms-table", "chips-table", "assumptions-table", "sources-table"].map(bare),
  )
  .map((spec) => chartSpecSchema.parse(spec))
  .map((spec) => (spec.chart === "replay" ? { ...spec, changes: changesInOrder(spec.changes) } : spec))
