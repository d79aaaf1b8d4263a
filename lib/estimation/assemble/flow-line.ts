import { monthsBetween } from "../../domain/month"
import type { ExpectedFlow } from "../../domain/order"
import type { LineTemplate } from "../../domain/supply-line"
import type { SupplyLine } from "../model-input"
import { lawfulMonths } from "./lawful-months"
import { fillLine, isCounted, withControl, type AssembledLine, type LineContext } from "./supply-lines"

/**
 * An expected flow as a supply line of one firm; null when it does not count, or when the law stops it in every
 * month of its window. Domestic and licensed purchases end where the law closes them.
 */
export function lineOfFlow(flow: ExpectedFlow, context: LineContext): AssembledLine | null {
  if (!isCounted(flow.counting, context.firm, context.asOf)) return null
  const line = flowLine(flow, context)
  if (line === null) return null
  return {
    line,
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

function flowLine(flow: ExpectedFlow, context: LineContext): SupplyLine | null {
  const template = flow.counting.line
  const window = flowWindow(flow, context)
  const fill = (from: LineTemplate, placed: { startMonth: number; endMonth: number }) =>
    fillLine(from, { ...placed, reported: () => null, id: flow.id, context })
  // What is rented abroad is not bought: no control on sales to China reaches it here.
  if (template.class !== "legal" && template.class !== "domestic") return fill(template, window)
  const lawful = lawfulMonths(context.controls.salesOf(template.chip), context.asOf, window)
  if (lawful === null) return null
  const isUngated = lawful.isFree && template.gate === "licence"
  const line = fill(isUngated ? { ...template, realisedShare: undefined } : template, lawful)
  if (lawful.stoppedAfter === null) return line
  return withControl(line, { effectiveMonth: lawful.stoppedAfter, cancelShare: 1 }, context)
}

function flowWindow(flow: ExpectedFlow, context: LineContext): { startMonth: number; endMonth: number } {
  const window = flow.deliveryWindow
  const startMonth = window ? monthsBetween(context.asOf, window.start) : (flow.startMonth ?? 0)
  const endMonth = window
    ? monthsBetween(context.asOf, window.end)
    : typeof flow.endMonth === "number"
      ? flow.endMonth
      : context.horizonMonths
  return { startMonth, endMonth }
}
