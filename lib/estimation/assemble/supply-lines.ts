import type { Month } from "../../domain/month"
import type { Order } from "../../domain/order"
import type { LineTemplate } from "../../domain/supply-line"
import type { SupplyLine } from "../model-input"
import type { ChipControls } from "./chip-controls"
import type { reportedQuantity, WeightedReport } from "./reported-quantity"
import { fillValue, UnresolvedTerm, type Filling } from "./template"

export type LineOrigin = {
  lineId: string
  orderId: string | null
  flowId: string | null
  title: string
  basis: string
  /** Reports with weight behind the order; 0 for an editorial line and for an expected flow. */
  weightedReports: number
}

export type AssembledLine = { line: SupplyLine; origin: LineOrigin }

export type LineContext = {
  firm: string
  asOf: Month
  horizonMonths: number
  value: Filling["value"]
  /** Registers a var that the order itself defines (a mixture of its reports) and returns its name. */
  define(orderId: string, distribution: Exclude<ReturnType<typeof reportedQuantity>, number | null>): string
  weightsOf(order: Order): WeightedReport[]
  disbelieved: ReadonlySet<string>
  controls: ChipControls
  /** Told of each counted order that gives no line, and why. */
  dropped(orderId: string, why: string): void
}

/** Whether an order or a flow is counted for a firm as of a month. */
export function isCounted(
  counting: { from: Month | null; until: Month | null; firms: readonly string[] } | null,
  firm: string,
  asOf: Month,
): boolean {
  return (
    counting !== null &&
    counting.firms.includes(firm) &&
    (counting.from === null || counting.from <= asOf) &&
    (counting.until === null || asOf <= counting.until)
  )
}

type Placement = {
  startMonth: number
  endMonth: number
  reported: Filling["reported"]
  id: string
  context: LineContext
}

/** A template as a line of one firm, placed in months from the as-of month. */
export function fillLine(template: LineTemplate, placement: Placement): SupplyLine {
  const { startMonth, endMonth, reported, id, context } = placement
  const filling: Filling = { firm: context.firm, value: context.value, reported }
  const growth = template.growthPerYear === undefined ? undefined : fillValue(template.growthPerYear, filling)
  const optional = {
    delayMonths: template.delayMonths,
    realisedShare: template.realisedShare,
    termMonths: template.termMonths,
  }
  return {
    id,
    order_id: id,
    chip: template.chip,
    class: template.class,
    startMonth,
    endMonth,
    ...(template.units === undefined ? {} : { units: fillValue(template.units, filling) }),
    ...(template.unitsPerMonth === undefined
      ? {}
      : {
          unitsPerMonth: fillValue(template.unitsPerMonth, {
            ...filling,
            factor: startFactor(template, growth, startMonth),
          }),
        }),
    ...(growth === undefined ? {} : { growthPerYear: growth }),
    ...Object.fromEntries(
      Object.entries(optional).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, fillValue(value, filling)]],
      ),
    ),
  }
}

/** A back-cast flow is scaled so that growth brings it to the stated rate at the as-of month. */
function startFactor(template: LineTemplate, growth: unknown, startMonth: number): number {
  if (template.startFactor === undefined) return 1
  if (typeof growth !== "number") throw new UnresolvedTerm("a back-cast flow needs a fixed growth")
  return growth ** (startMonth / 12)
}

/** A control on a line, left out where all has come by its month, or none would within the horizon. */
export function withControl(
  line: SupplyLine,
  control: NonNullable<SupplyLine["control"]>,
  { horizonMonths }: Pick<LineContext, "horizonMonths">,
): SupplyLine {
  const last = line.delayMonths === undefined ? Math.min(line.endMonth, horizonMonths) : horizonMonths
  return control.effectiveMonth >= last ? line : { ...line, control }
}
