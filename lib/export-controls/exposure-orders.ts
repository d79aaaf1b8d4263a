import { shiftDay } from "../domain/day"
import type { ExposureGroup, OrderRisk } from "../domain/exposure"
import { addMonths, monthOf, monthsBetween, type Month } from "../domain/month"
import type { Order } from "../domain/order"
import { groupOf, isNotFree } from "./exposure"
import type { Stretch } from "./timeline"

/** The answers for one part of an order, for this buyer, over all days. */
export type PartAnswers = { chip: string; isDomesticChinese: boolean; stretches: readonly Stretch[] }

/** Why an order stands as it does; words for each are the page's. */
export type OrderReason =
  | "parts not published"
  | "domestic"
  | "rented abroad"
  | "never controlled"
  | "notice only"
  | "controlled later"
  | "delivered in time"
  | "part still due, time over"
  | "stopped"
  | "blocked or cancelled"
  | "part still due"
  | "controlled from the start, delivered"
  | "controlled meanwhile, delivered"
  | "controlled from the start, time over"
  | "not dated"
  | "undetermined"

export type OrderExposure = {
  risk: OrderRisk
  reason: OrderReason
  /** The part that decides; null without one. */
  chip: string | null
  /** The answer for that part on the day. */
  today: Stretch | null
  group: ExposureGroup | null
  /** First day of the control that meets the order; null where none does. */
  controlledFrom: string | null
  /** The rule or measure that meets the order; null where none does. */
  ruleId: string | null
  /** The next day on which the answer changes or may change. */
  mayChangeOn: string | null
  /** Share of the window's months after the month in which control began; null where nothing dates it. */
  shareAfter: number | null
}

type Facts = Pick<Order, "class" | "status" | "location" | "deliveryWindow" | "control">

/**
 * An order against the day on which its parts became controlled. Of several parts the worst stands.
 *
 * @param day ISO date; what later rules bring shows only in `mayChangeOn`
 */
export function exposeOrder(order: Facts, parts: readonly PartAnswers[], day: string): OrderExposure {
  const [first, ...others] = parts.map((part) => exposePart(order, part, day))
  if (!first) return unanswered("unknown", "parts not published")
  return others.reduce((worst, next) => (severity[next.risk] > severity[worst.risk] ? next : worst), first)
}

/** The worse an order stands, the higher. */
const severity: Record<OrderRisk, number> = {
  "not controlled": 0,
  "delivered before": 1,
  "delivered all the same": 2,
  unknown: 3,
  "at risk": 4,
  "lost at the time": 5,
}

function exposePart(order: Facts, part: PartAnswers, day: string): OrderExposure {
  const { stretches, isDomesticChinese, chip } = part
  const { start, end } = datesOf(order.deliveryWindow)
  const group = ({ verdict }: Stretch) => groupOf(verdict, isDomesticChinese)
  const today = stretches.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null
  const next =
    stretches.find(({ from, verdict }) => from > day && verdict.status !== today?.verdict.status) ?? null
  const shared = { chip, today, group: today && group(today), mayChangeOn: next?.from ?? null }
  const answer = (risk: OrderRisk, reason: OrderReason, control: Control | null = null): OrderExposure => ({
    ...shared,
    risk,
    reason,
    ...controlAt(control, start ?? day),
    shareAfter: control && shareAfter(order.deliveryWindow, control.from),
  })
  if (today !== null && group(today) === "domestic") return answer("not controlled", "domestic")
  if (order.class === "rental" && order.location === "offshore") return answer("unknown", "rented abroad")

  const isOff = order.status === "blocked" || order.status === "cancelled"
  const { control } = order
  // What is reported to have stopped an order, a Chinese measure for instance, is told before what else bound.
  if (isOff && control && (control.effectiveOn === null || control.effectiveOn <= day)) {
    return {
      ...answer("lost at the time", "stopped"),
      controlledFrom: control.effectiveOn,
      ruleId: control.rule,
      shareAfter: control.effectiveOn === null ? null : shareAfter(order.deliveryWindow, control.effectiveOn),
    }
  }
  const controls = controlsOf(stretches, group).filter(({ from }) => from <= day)
  if (start === null || end === null) return exposeUndated(order, controls, shared.group, day, answer)

  const met = controls.find(({ from, until }) => from <= end && (until === null || until >= start))
  if (!met) {
    const until = end < day ? end : day
    const meanwhile = stretches
      .filter((s) => s.from <= until && (s.until === null || s.until >= start))
      .map(group)
    if (meanwhile.includes("undetermined")) return answer("unknown", "undetermined")
    const later = controls.find(({ from }) => from > end) ?? null
    if (later) return answer("delivered before", "controlled later", later)
    return answer("not controlled", meanwhile.includes("notification") ? "notice only" : "never controlled")
  }
  if (shareAfter(order.deliveryWindow, met.from) === 0)
    return answer("delivered before", "delivered in time", met)
  if (isOff) return answer("lost at the time", "blocked or cancelled", met)
  if (met.from <= start) {
    if (order.status === "delivered" || order.class === "stock")
      return answer("delivered all the same", "controlled from the start, delivered", met)
    if (day <= end) return answer("at risk", "part still due", met)
    return answer("lost at the time", "controlled from the start, time over", met)
  }
  if (day <= end) return answer("at risk", "part still due", met)
  return order.status === "delivered"
    ? answer("delivered all the same", "controlled meanwhile, delivered", met)
    : answer("lost at the time", "part still due, time over", met)
}

function exposeUndated(
  order: Facts,
  controls: readonly Control[],
  today: ExposureGroup | null,
  day: string,
  answer: (risk: OrderRisk, reason: OrderReason, control?: Control | null) => OrderExposure,
): OrderExposure {
  const current = controls.findLast(({ until }) => until === null || day <= until) ?? null
  if (current === null) {
    if (today === "undetermined") return answer("unknown", "undetermined")
    return answer("not controlled", today === "notification" ? "notice only" : "never controlled")
  }
  if (order.status === "blocked" || order.status === "cancelled")
    return answer("lost at the time", "blocked or cancelled", current)
  const isOpen = order.class === "order" || order.class === "legal"
  const isPlaced = order.status === "announced" || order.status === "ordered"
  return isOpen && isPlaced
    ? answer("at risk", "part still due", current)
    : answer("unknown", "not dated", current)
}

/** Days on end, both included, on which a sale of the part needs a licence, under one rule or several. */
type Control = { from: string; until: string | null; stretches: Stretch[] }

/**
 * Of the rules that followed each other, the one that met the order: the first of them, or where control was
 * older than the order, the one in force when its window began.
 */
function controlAt(control: Control | null, begun: string): Pick<OrderExposure, "controlledFrom" | "ruleId"> {
  const met = control?.stretches.findLast(({ from }) => from <= begun) ?? control?.stretches[0]
  return { controlledFrom: met?.from ?? null, ruleId: met?.verdict.ruleId ?? null }
}

function controlsOf(stretches: readonly Stretch[], group: (stretch: Stretch) => ExposureGroup): Control[] {
  const found: Control[] = []
  for (const stretch of stretches) {
    if (!isNotFree(group(stretch))) continue
    const last = found.at(-1)
    if (last?.until !== null && last?.until !== undefined && shiftDay(last.until, 1) === stretch.from) {
      last.until = stretch.until
      last.stretches.push(stretch)
    } else found.push({ from: stretch.from, until: stretch.until, stretches: [stretch] })
  }
  return found
}

function datesOf(window: Order["deliveryWindow"]): { start: string | null; end: string | null } {
  return {
    start: window?.start ? `${window.start}-01` : null,
    end: window?.end ? lastDayOf(window.end) : null,
  }
}

/** The last day of a month, as an ISO date. */
export function lastDayOf(month: Month): string {
  return shiftDay(`${addMonths(month, 1)}-01`, -1)
}

/** The model's rule: a window is spread evenly over its months, and the month of the last free day still delivers. */
function shareAfter(window: Order["deliveryWindow"], day: string): number | null {
  if (!window?.start || !window.end) return null
  const months = monthsBetween(window.start, window.end) + 1
  const after = monthsBetween(lastFreeMonth(day), window.end)
  return Math.min(1, Math.max(0, after / months))
}

/** The month of the day before a control, in which deliveries count as made. */
export function lastFreeMonth(controlledFrom: string): Month {
  return monthOf(shiftDay(controlledFrom, -1))
}

function unanswered(risk: OrderRisk, reason: OrderReason): OrderExposure {
  return {
    risk,
    reason,
    chip: null,
    today: null,
    group: null,
    controlledFrom: null,
    ruleId: null,
    mayChangeOn: null,
    shareAfter: null,
  }
}
