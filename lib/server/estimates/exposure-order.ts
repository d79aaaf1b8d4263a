import "server-only"
import type { ExposureOrder } from "@/lib/contracts/exposure"
import type { Company } from "@/lib/domain/company"
import { monthsBetween, type Month } from "@/lib/domain/month"
import type { Order } from "@/lib/domain/order"
import type { Range } from "@/lib/domain/range"
import { assembleInput } from "@/lib/estimation/assemble/assemble-input"
import { countedOrders } from "@/lib/estimation/assemble/counted-orders"
import { isCounted } from "@/lib/estimation/assemble/supply-lines"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { sampleUndelivered } from "@/lib/estimation/deliveries"
import { quantilesOf } from "@/lib/estimation/summarize"
import { specsOf, timeline, type Law } from "@/lib/export-controls"
import { exposeOrder, lastFreeMonth, type OrderExposure } from "@/lib/export-controls/exposure-orders"
import { dayWords, monthWords, shareWords, toSignificant } from "@/lib/format"
import type { Catalogue } from "@/lib/server/queries/catalogue"

const draws = 2000

/** An order of the firm against the day on which its parts became controlled. */
export function exposureOrder(
  catalogue: Catalogue,
  law: Law,
  company: Company,
  order: Order,
  day: string,
): ExposureOrder {
  const parts = order.chips.flatMap((id) => {
    const chip = catalogue.chip.get(id)
    if (!chip) return []
    const stretches = timeline(law, { specs: specsOf(chip), party: { company: company.id } })
    return [{ chip: id, isDomesticChinese: chip.isDomesticChinese, stretches }]
  })
  const found = exposeOrder(order, parts, day)
  return {
    orderId: order.id,
    title: order.title,
    class: order.class,
    orderStatus: order.status,
    chips: order.chips.map((id) => ({ id, name: catalogue.chip.get(id)?.name ?? id })),
    window: order.deliveryWindow,
    isCounted: isCounted(order.counting, company.id, catalogue.dataset.asOf),
    status: found.today?.verdict.status ?? null,
    group: found.group,
    controlledFrom: found.controlledFrom,
    rule: ruleRef(catalogue, found.ruleId),
    mayChangeOn: found.mayChangeOn,
    ...undeliveredOf(catalogue, company, order, found),
    risk: found.risk,
    why: reasonWords(order, found),
  }
}

/** A rule or an adopted proposal by its names; null for an answer without one. */
export function ruleRef(catalogue: Catalogue, id: string | null): ExposureOrder["rule"] {
  const rule = id === null ? undefined : (catalogue.control.get(id) ?? catalogue.proposal.get(id))
  return rule ? { id: rule.id, name: rule.name, shortName: rule.shortName } : null
}

type Undelivered = Pick<ExposureOrder, "undelivered" | "undeliveredUnknownBecause">

function undeliveredOf(
  catalogue: Catalogue,
  company: Company,
  order: Order,
  { risk, controlledFrom, shareAfter }: OrderExposure,
): Undelivered {
  const nothing = { undelivered: null, undeliveredUnknownBecause: null }
  if ((risk !== "at risk" && risk !== "lost at the time") || controlledFrom === null) return nothing
  const drawn = drawnUndelivered(catalogue, company, order, lastFreeMonth(controlledFrom))
  if (drawn !== null) {
    return {
      undelivered: { of: "this firm", basis: "drawn", chips: drawn, share: shareAfter },
      undeliveredUnknownBecause: null,
    }
  }
  const reported = reportedChips(order)
  if (reported === null)
    return { undelivered: null, undeliveredUnknownBecause: "How many chips were ordered is not published." }
  const { buyers } = order
  return {
    undelivered: {
      of:
        buyers.length === 1 && !catalogue.company.get(buyers[0] ?? "")?.isPseudo ? "this firm" : "all buyers",
      basis: "reported",
      chips: mapRange(reported, (chips) => chips * (shareAfter ?? 1)),
      share: shareAfter,
    },
    undeliveredUnknownBecause: null,
  }
}

/** The firm's own part as the estimate draws it; null where the order counts in no estimate of the firm. */
function drawnUndelivered(
  catalogue: Catalogue,
  company: Company,
  order: Order,
  control: Month,
): Range | null {
  const { counting } = order
  if (counting === null || !counting.firms.includes(company.id)) return null
  const { records, dataset } = catalogue
  const asOf = isCounted(counting, company.id, dataset.asOf)
    ? dataset.asOf
    : (counting.until ?? counting.from)
  if (asOf === null) return null
  const { input, lines } = assembleInput({
    firm: company.id,
    asOf,
    orders: countedOrders(records.order),
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
  })
  const lineIds = lines.filter(({ orderId }) => orderId === order.id).map(({ lineId }) => lineId)
  if (input === null || lineIds.length === 0) return null
  const month = monthsBetween(asOf, control)
  const units = sampleUndelivered(input, { lineIds, month, draws, seed: dataset.seed })
  const { p5, p50, p95 } = quantilesOf(units)
  return mapRange({ low: p5, central: p50, high: p95 }, (chips) => chips)
}

/** From the lowest to the highest of the purchases reported in chips; null without one. */
function reportedChips(order: Order): Range | null {
  const quantities = order.reports
    .filter(({ role, unit, reprintOf }) => role === "purchase" && unit === "chips" && reprintOf === null)
    .map(({ quantity }) => quantity)
  const lows = quantities.flatMap(({ low, central }) => low ?? central ?? [])
  const highs = quantities.flatMap(({ high, central }) => high ?? central ?? [])
  if (lows.length === 0 && highs.length === 0) return null
  const low = lows.length > 0 ? Math.min(...lows) : null
  const high = highs.length > 0 ? Math.max(...highs) : null
  return low === high ? { low: null, central: low, high: null } : { low, central: null, high }
}

function mapRange({ low, central, high }: Range, of: (chips: number) => number): Range {
  const round = (chips: number | null) => (chips === null ? null : Math.round(toSignificant(of(chips), 4)))
  return { low: round(low), central: round(central), high: round(high) }
}

function reasonWords(order: Order, { reason, controlledFrom, shareAfter }: OrderExposure): string {
  const since = controlledFrom === null ? "" : dayWords(controlledFrom)
  const end = order.deliveryWindow?.end ? monthWords(order.deliveryWindow.end) : null
  switch (reason) {
    case "parts not published":
      return "Which part was ordered is not published."
    case "domestic":
      return "Chinese-designed: US lines do not decide a purchase at home."
    case "rented abroad":
      return "Rented from a site abroad. What decides is who bought these chips and where they stand, and that is not settled here."
    case "never controlled":
      return "Within its time no sale of the part needed a licence."
    case "notice only":
      return "Within its time the part could go under the exception NAC after notice, which can be refused."
    case "undetermined":
      return "Whether a sale of the part needed a licence turns on a figure that is not published."
    case "controlled later":
      return `Delivered by ${end}; a licence was needed from ${since}.`
    case "delivered in time":
      return `A licence was needed from ${since}, in the last month of its window or after it; deliveries of that month count as made.`
    case "stopped":
      return order.control?.effect ?? `The order is reported ${order.status}.`
    case "blocked or cancelled":
      return `A licence was needed from ${since}; the order is reported ${order.status}.`
    case "part still due":
      return end === null
        ? `A licence is needed under the rule of ${since}, and no delivery is reported.`
        : `A licence is needed under the rule of ${since}; its window runs to ${end}.`
    case "part still due, time over":
      return `A licence was needed from ${since}, with ${shareWords(shareAfter ?? 0)} of its window still to come.`
    case "controlled from the start, delivered":
      return order.status === "delivered"
        ? `Reported delivered, although a licence was needed from ${since}, before its first delivery.`
        : `Held as stock, although a licence was needed from ${since}, before its first delivery.`
    case "controlled meanwhile, delivered":
      return `Reported delivered, although a licence was needed from ${since}, with ${shareWords(shareAfter ?? 0)} of its window still to come.`
    case "controlled from the start, time over":
      return `A licence was needed from ${since}, before its first delivery, and its window is over.`
    case "not dated":
      return `A licence has been needed since ${since}; when these chips came is not published.`
  }
}
