import { monthOf, monthsBetween, type Month } from "../../domain/month"
import type { ExpectedFlow, Order } from "../../domain/order"
import type { LineTemplate } from "../../domain/supply-line"
import type { SupplyLine } from "../model-input"
import { reportedDelivered, reportedQuantity, type WeightedReport } from "./reported-quantity"
import { fillValue, UnresolvedTerm, type Filling, type Reported } from "./template"

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

/**
 * An order as the supply lines of one firm; empty when it does not count, or when every report that
 * carries it is disbelieved or without weight. Two lines where a delivery report splits an order that
 * straddles the as-of month into what has arrived (stock) and what is due (order).
 */
export function linesOfOrder(order: Order, context: LineContext): AssembledLine[] {
  const { counting } = order
  if (counting === null || !isCounted(counting, context.firm, context.asOf)) return []
  const believed = context.weightsOf(order).filter(({ report }) => !context.disbelieved.has(report.id))
  const carrying = believed.filter(({ report, weight }) => weight > 0 && counting.restsOn.includes(report.id))
  const drop = (why: string) => {
    context.dropped(order.id, why)
    return []
  }
  if (counting.restsOn.length > 0 && carrying.length === 0)
    return drop("no report that carries it is believed")
  const window = order.deliveryWindow
  if (!window?.start || !window.end) return drop("its delivery is not dated")

  const startMonth = monthsBetween(context.asOf, window.start)
  const endMonth = monthsBetween(context.asOf, window.end)
  const reported = () => registerReported(order, believed, context)
  let line: SupplyLine
  try {
    line = fillLine(counting.line, { startMonth, endMonth, reported, order, context })
  } catch (error) {
    if (error instanceof UnresolvedTerm) return drop(error.message)
    throw error
  }
  const origin: LineOrigin = {
    lineId: order.id,
    orderId: order.id,
    flowId: null,
    title: order.title,
    basis: counting.basis,
    weightedReports: believed.filter(({ weight }) => weight > 0).length,
  }
  return splitAtAsOf(line, origin, reportedDelivered(believed, `${context.asOf}-31`))
}

/** An expected flow as a supply line of one firm; null when it does not count. */
export function lineOfFlow(flow: ExpectedFlow, context: LineContext): AssembledLine | null {
  if (!isCounted(flow.counting, context.firm, context.asOf)) return null
  const window = flow.deliveryWindow
  const startMonth = window ? monthsBetween(context.asOf, window.start) : (flow.startMonth ?? 0)
  const endMonth = window
    ? monthsBetween(context.asOf, window.end)
    : typeof flow.endMonth === "number"
      ? flow.endMonth
      : context.horizonMonths
  return {
    line: fillLine(flow.counting.line, {
      startMonth,
      endMonth,
      reported: () => null,
      order: null,
      context,
      id: flow.id,
    }),
    origin: {
      lineId: flow.id,
      orderId: null,
      flowId: flow.id,
      title: flow.title,
      basis: flow.counting.basis,
      weightedReports: 0,
    },
  }
}

function registerReported(order: Order, believed: WeightedReport[], context: LineContext): Reported | null {
  const quantity = reportedQuantity(believed)
  if (quantity === null) return null
  return typeof quantity === "number" ? { number: quantity } : { var: context.define(order.id, quantity) }
}

type Placement = {
  startMonth: number
  endMonth: number
  reported: Filling["reported"]
  order: Order | null
  context: LineContext
  id?: string
}

function fillLine(template: LineTemplate, placement: Placement): SupplyLine {
  const { startMonth, endMonth, reported, order, context } = placement
  const filling: Filling = { firm: context.firm, value: context.value, reported }
  const id = placement.id ?? order?.id ?? template.chip
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
    ...controlOf(template, order, filling, context.asOf),
  }
}

/** A back-cast flow is scaled so that growth brings it to the stated rate at the as-of month. */
function startFactor(template: LineTemplate, growth: unknown, startMonth: number): number {
  if (template.startFactor === undefined) return 1
  if (typeof growth !== "number") throw new UnresolvedTerm("a back-cast flow needs a fixed growth")
  return growth ** (startMonth / 12)
}

function controlOf(template: LineTemplate, order: Order | null, filling: Filling, asOf: Month) {
  const effectiveOn = order?.control?.effectiveOn
  if (template.control === undefined || !effectiveOn) return {}
  return {
    control: {
      rule: template.control.rule,
      effectiveMonth: monthsBetween(asOf, monthOf(effectiveOn)),
      cancelShare: fillValue(template.control.cancelShare, filling),
    },
  }
}

function splitAtAsOf(line: SupplyLine, origin: LineOrigin, delivered: number): AssembledLine[] {
  const { units } = line
  const straddles = line.startMonth < 0 && line.endMonth >= 0
  const isFirm = line.class === "stock" || line.class === "order"
  if (!straddles || !isFirm || typeof units !== "number" || delivered <= 0 || delivered >= units)
    return [{ line, origin }]
  if (line.realisedShare !== undefined) return [{ line, origin }]
  const parts = [
    {
      suffix: "delivered",
      class: "stock" as const,
      startMonth: line.startMonth,
      endMonth: -1,
      units: delivered,
    },
    {
      suffix: "due",
      class: "order" as const,
      startMonth: 0,
      endMonth: line.endMonth,
      units: units - delivered,
    },
  ]
  return parts.map(({ suffix, ...part }) => ({
    line: { ...line, ...part, id: `${origin.lineId}:${suffix}` },
    origin: { ...origin, lineId: `${origin.lineId}:${suffix}` },
  }))
}
