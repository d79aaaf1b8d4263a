import type { OrderView } from "../contracts/order"
import type { Month } from "../domain/month"
import { isEmptyRange } from "../domain/range"
import { monthWords, quantityOfWords, windowWords } from "../format"
import { orderStatusLabels } from "../labels"
import { routes } from "../routes"
import { chipColor, type ChipColor } from "./chip-colors"
import type { ChartTable } from "./chart-table"
import { axisMonth, monthAxis, type MonthAxis } from "./month-axis"

/** How a delivery is drawn: it came, it is awaited, it was stopped, or nobody has said. */
export type DeliveryState = "arrived" | "expected" | "stopped" | "unclear"

export type TimelineRow = {
  id: string
  href: string
  title: string
  state: DeliveryState
  /** Colour of the chips in the stock chart; null where they are of several makers or not named. */
  color: ChipColor | null
  /** Months after the as-of month, both included, kept on the axis; an open end runs off it. */
  from: number
  to: number
  startsOpen: boolean
  endsOpen: boolean
  isCounted: boolean
  window: string
  status: string
  quantity: string
  sentence: string
}

export type OrderTimelineModel = {
  kind: "timeline"
  title: string
  subtitle: string
  words: string[]
  summary: string
  axis: MonthAxis
  rows: TimelineRow[]
}

const states: Record<OrderView["status"], DeliveryState> = {
  announced: "expected",
  ordered: "expected",
  partly_delivered: "arrived",
  delivered: "arrived",
  blocked: "stopped",
  cancelled: "stopped",
  unknown: "unclear",
}

/** An order's status in words. */
export function orderStatusWords(status: OrderView["status"]): string {
  return orderStatusLabels[status]
}

/** Said of an order whose reports give no number. */
export const noQuantityWords = "number of chips not given"

/** The count the weightiest report gives, and that others differ when they do. */
export function reportedQuantityWords(reports: OrderView["reports"]): string {
  const counted = reports
    .filter(({ quantity, unit }) => !isEmptyRange(quantity) && unit === "chips")
    .sort((a, b) => b.weight - a.weight)
  const said = new Set(counted.map(({ quantity, unit }) => quantityOfWords(quantity, unit)))
  const [first] = said
  if (first === undefined) return noQuantityWords
  return said.size > 1 ? `${first} (reports differ)` : first
}

/**
 * Delivery windows of a firm's orders on one month axis, earliest first. Orders without a window are
 * counted in the words. Null without a dated order.
 *
 * @param axis the stock chart's axis, so that both line up; without it, one that holds every window
 * @param firm the firm whose profile it is: its name need not begin every title
 */
export function orderTimelineModel(
  orders: readonly OrderView[],
  { asOf, axis: shared, firm }: { asOf: Month; axis?: MonthAxis; firm?: string },
): OrderTimelineModel | null {
  const dated = orders.filter(({ deliveryWindow: w }) => w !== null && (w.start !== null || w.end !== null))
  const axis = shared ?? axisAround(dated, asOf)
  if (!axis) return null
  const rows = dated
    .map((order) => timelineRow(order, axis, firm))
    .filter(({ from, to }) => to >= axis.from && from <= axis.to)
    .map((row) => ({ ...row, from: Math.max(axis.from, row.from), to: Math.min(axis.to, row.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
  if (rows.length === 0) return null
  const left = orders.length - rows.length
  const title = rows.length === 1 ? "One delivery or open order" : `${rows.length} deliveries and open orders`
  return {
    kind: "timeline",
    title,
    subtitle: "Delivery windows of orders, by month",
    words: [
      "Solid: delivered, in whole or part. Outlined: ordered or announced. Hatched: stopped or cancelled. Dotted: not known. Thin bars are left out of the estimate.",
      ...(left > 0
        ? [`${left} more ${left === 1 ? "order has" : "orders have"} no delivery date on this axis.`]
        : []),
    ],
    summary: `${title}. ${rows.map(({ sentence }) => sentence).join(" ")}`,
    axis,
    rows,
  }
}

function axisAround(orders: readonly OrderView[], asOf: Month): MonthAxis | null {
  const plain = monthAxis(asOf, 0, 1)
  const ends = orders.flatMap(({ deliveryWindow: w }) =>
    [w?.start, w?.end].flatMap((month) => (month ? [axisMonth(plain, month)] : [])),
  )
  return ends.length > 0 ? monthAxis(asOf, Math.min(...ends) - 2, Math.max(...ends, 0) + 2) : null
}

function timelineRow(order: OrderView, axis: MonthAxis, firm?: string): TimelineRow {
  const { start = null, end = null } = order.deliveryWindow ?? {}
  const window = windowWords({ start, end })
  const status = orderStatusLabels[order.status]
  const quantity = reportedQuantityWords(order.reports)
  const counted = order.counting === null ? ", left out of the estimate" : ""
  return {
    id: order.id,
    href: routes.order(order.id),
    title: withoutFirm(order.title, firm),
    state: states[order.status],
    color: colorOf(order),
    from: start === null ? axis.from : axisMonth(axis, start),
    // A window's last month is included: the bar ends where the next month begins.
    to: end === null ? axis.to : axisMonth(axis, end) + 1,
    startsOpen: start === null,
    endsOpen: end === null,
    isCounted: order.counting !== null,
    window,
    status,
    quantity,
    sentence: `${order.title}: ${window}, ${status}, ${quantity}${counted}.`,
  }
}

/** One colour when all parts share it. */
function colorOf({ chips }: OrderView): ChipColor | null {
  const colors = new Set(chips.map(({ id }) => chipColor(id).color))
  const [only] = colors
  return colors.size === 1 && only !== "other" ? only! : null
}

/** "Baidu: H800 bought in 2023" → "H800 bought in 2023" on Baidu's page. */
export function withoutFirm(title: string, firm: string | undefined): string {
  const rest = firm && title.startsWith(`${firm}: `) ? title.slice(firm.length + 2) : title
  return rest[0]!.toUpperCase() + rest.slice(1)
}

/** The time line as a table, a row an order. */
export function orderTimelineTable(model: OrderTimelineModel): ChartTable {
  return {
    caption: `Delivery windows as of ${monthWords(model.axis.asOf)}`,
    columns: ["Order", "Window", "Status", "Quantity", "Counts"].map((label) => ({
      label,
      isNumeric: false,
    })),
    rows: model.rows.map(({ title, window, status, quantity, isCounted }) => [
      title,
      window,
      status,
      quantity,
      isCounted ? "yes" : "left out",
    ]),
  }
}
