import { shiftDay } from "../../domain/day"
import { monthOf, monthsBetween } from "../../domain/month"
import type { Order } from "../../domain/order"
import type { SupplyLine } from "../model-input"
import { orderedOn } from "./ordered-on"
import { reportedDelivered, reportedQuantity, type WeightedReport } from "./reported-quantity"
import {
  fillLine,
  isCounted,
  withControl,
  type AssembledLine,
  type LineContext,
  type LineOrigin,
} from "./supply-lines"
import { UnresolvedTerm, type Reported } from "./template"

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
    line = fillLine(counting.line, { startMonth, endMonth, reported, id: order.id, context })
    if (line.class === "order") line = barred(line, orderedOn(believed, counting.from), context)
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

function registerReported(order: Order, believed: WeightedReport[], context: LineContext): Reported | null {
  const quantity = reportedQuantity(believed)
  if (quantity === null) return null
  return typeof quantity === "number" ? { number: quantity } : { var: context.define(order.id, quantity) }
}

/**
 * The measure that stops an order's deliveries, if one does before they end. The month of the last free day is
 * still delivered (methodology, Supply lines); one draw of the rule's assumption serves all lines that it hits.
 */
function barred(line: SupplyLine, placed: string, context: LineContext): SupplyLine {
  const bar = context.controls.barredFrom(line.chip, placed)
  if (bar === null) return line
  const control = {
    ...(bar.ruleId === null ? {} : { rule: bar.ruleId }),
    effectiveMonth: monthsBetween(context.asOf, monthOf(shiftDay(bar.on, -1))),
    cancelShare: bar.cancelShareAssumption === null ? 1 : context.value(bar.cancelShareAssumption),
  }
  return withControl(line, control, context)
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
      // What has arrived cannot be lost.
      control: undefined,
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
