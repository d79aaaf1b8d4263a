import "server-only"
import type { ReportView } from "@/lib/contracts/claim"
import type { NumberPart, NumberReport, NumberView } from "@/lib/contracts/number"
import type { OrderView } from "@/lib/contracts/order"
import { datedWords, estimatedCountWords, monthWords, windowWords } from "@/lib/format"
import { supplyClassLabels } from "@/lib/labels"
import type { NumberKey } from "@/lib/number-key"
import { countedWords } from "@/lib/number-words"
import { countingReports, readingsOf } from "@/lib/readings"
import { costOf, quantityOf, rateOf, unitPriceOf } from "@/lib/report-figures"
import { hasWeight } from "@/lib/report-weight"
import { routes } from "@/lib/routes"
import { orderStatusWords } from "@/lib/charts/order-timeline-model"
import { orderView } from "@/lib/server/queries/order-view"
import { weightWords } from "@/lib/weight-words"
import { assumptionInput } from "./assumption-input"
import { drawnSize } from "./drawn-size"
import { lineCounts } from "./line-counts"
import { numberReport } from "./number-report"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "order" }>
type Measure = Key["measure"]

/** What each measure is called, what a report says of it, and what is said where none does. */
const measures: Record<
  Measure,
  { name: string; says: (report: ReportView) => string | null; missing: string }
> = {
  quantity: { name: "how many chips", says: quantityOf, missing: "number not given" },
  cost: {
    name: "cost",
    says: (report) => joined([costOf(report), rateOf(report)]),
    missing: "sum not given",
  },
  price: { name: "price of a card", says: unitPriceOf, missing: "not known" },
  ordered: {
    name: "when it was ordered",
    says: ({ orderedOn }) => orderedOn && datedWords(orderedOn),
    missing: "date not given",
  },
  delivery: {
    name: "delivery",
    says: ({ window }) => window && (window.start || window.end ? windowWords(window) : null),
    missing: "date not given",
  },
}

/** What the reports of an order give, all together: each beside the others, with its weight, none merged away. */
export function orderNumber(opened: Opened, key: Key): NumberView | null {
  const { catalogue } = opened
  const order = catalogue.order.get(key.order)
  if (!order) return null
  const view = orderView(catalogue, order)
  const { name, says, missing } = measures[key.measure]
  const counting = countingReports(view.reports)
  const readings = readingsOf(counting, says)
  const isWindow = key.measure === "delivery"
  const value = isWindow
    ? windowWords(view.deliveryWindow)
    : readings.map(({ text }) => text).join(", or ") || missing
  const drawn = key.measure === "quantity" ? drawnSize(catalogue, order) : null
  return viewOf(opened, key, {
    title: `${view.title}: ${name}`,
    value,
    interval: drawn?.interval ?? null,
    when: isWindow ? null : `delivery ${windowWords(view.deliveryWindow)}`,
    figures: figuresOf(opened, key, view),
    formula: {
      words: [readingWords(key.measure, view, readings.length), drawn?.words, countingWords(view)]
        .filter(Boolean)
        .join(" "),
      parts: partsOf(opened, view),
    },
    reports: reportsOf(opened, view, says, missing),
    isUnverified: isBehindAll(counting, says),
    more: [
      { label: "The order with all its reports", href: routes.order(order.id) },
      ...conflictsOf(view).map(({ id, title }) => ({
        label: `Where its reports contradict each other: ${title}`,
        href: routes.contradictions(id),
      })),
      { label: "How conflicting reports are weighed", href: routes.methodology("conflicting-claims") },
    ],
  })
}

/** The contradictions in which a report of the order takes part, each once. */
function conflictsOf({ reports }: OrderView) {
  const all = reports.flatMap(({ conflicts }) => conflicts)
  return [...new Map(all.map((conflict) => [conflict.id, conflict])).values()]
}

/** The other measures of the same order. */
function figuresOf(opened: Opened, key: Key, view: OrderView) {
  const others = (["quantity", "cost", "price", "ordered", "delivery"] as const).filter(
    (measure) => measure !== key.measure,
  )
  const counting = countingReports(view.reports)
  return [
    ...others.map((measure) => {
      const { says, missing } = measures[measure]
      const said =
        measure === "delivery"
          ? windowWords(view.deliveryWindow)
          : readingsOf(counting, says)
              .map(({ text }) => text)
              .join(", or ") || missing
      return opening(opened, { of: "order", order: view.id, measure }, figureNames[measure], said)
    }),
    plain("Status", orderStatusWords(view.status)),
  ]
}

const figureNames: Record<Measure, string> = {
  quantity: "How many",
  cost: "Cost",
  price: "A card",
  ordered: "Ordered",
  delivery: "Delivery",
}

/** How many of the reports say something of the measure, and whether they agree. */
function readingWords(measure: Measure, { reports, why }: OrderView, readings: number): string {
  const { says } = measures[measure]
  if (reports.length === 0) return `No report is on record; the line is an editor’s. ${why}`
  const saying = reports.filter((report) => says(report) !== null).length
  const head = `${countedWords(reports.length, "report")} of this order; ${
    saying === reports.length
      ? "all give"
      : saying === 0
        ? "none gives"
        : `${saying} ${saying === 1 ? "gives" : "give"}`
  } ${given[measure]}.`
  if (measure === "price" && saying > 0)
    return `${head} It is each report’s own cost divided by its own number of chips.`
  if (measure === "delivery") return `${head} The window used is an editor’s reading of all of them. ${why}`
  return readings > 1 ? `${head} They disagree, and every reading stands.` : head
}

const given: Record<Measure, string> = {
  quantity: "a number",
  cost: "a sum",
  price: "both a number and a sum, which a price needs",
  ordered: "a date of the order",
  delivery: "a time",
}

function countingWords({ counting }: OrderView): string {
  if (!counting) return "The order is shown, and left out of every estimate."
  const whom = counting.firms.map(({ name }) => name).join(", ")
  const from = counting.from ? ` from ${monthWords(counting.from)}` : ""
  const until = counting.until ? ` until ${monthWords(counting.until)}` : ""
  return `It counts for ${whom}${from}${until}: ${counting.basis.replace(/\.$/, "")}.`
}

/** Assumptions by which the order enters estimates. */
function partsOf(
  opened: Opened,
  { id, chips: chipOf, counting, split, nestedIn, class: kind }: OrderView,
): NumberPart[] {
  const ids = [...new Set([...(split ? [split.assumption] : []), ...(counting?.assumptionIds ?? [])])]
  const inputs = ids.flatMap((id) => {
    const assumption = opened.catalogue.assumption.get(id)
    return assumption ? [assumptionInput(opened, assumption)] : []
  })
  const place = [
    ...(counting ? [plain("Enters as", supplyClassLabels[kind])] : []),
    ...(nestedIn
      ? [
          opening(
            opened,
            { of: "order", order: nestedIn.id, measure: "quantity" },
            "Part of a broader order, and not counted twice",
            nestedIn.title,
          ),
        ]
      : []),
  ]
  const taken = (counting?.firms ?? []).flatMap(({ slug, name }) => {
    const company = opened.catalogue.company.get(slug)
    const lines = company ? lineCounts(opened.catalogue, company).filter(({ orderId }) => orderId === id) : []
    const chips = lines.reduce((sum, line) => sum + line.chips, 0)
    const key = { of: "stock", firm: slug, chip: chipOf.length === 1 ? chipOf[0]!.id : null } as const
    return lines.length > 0 ? [opening(opened, key, name, `${estimatedCountWords(chips)} chips`)] : []
  })
  return [
    ...(place.length > 0 ? [{ title: null, inputs: place }] : []),
    ...(taken.length > 0
      ? [{ title: "What estimates take of it, everything in its middle", inputs: taken }]
      : []),
    ...(inputs.length > 0 ? [{ title: "What the estimate assumes beside the reports", inputs }] : []),
  ]
}

/** Every report, the weightiest first; those that say nothing of the measure last. */
function reportsOf(
  { known }: Opened,
  { reports }: OrderView,
  says: (report: ReportView) => string | null,
  missing: string,
): NumberReport[] {
  const publisherOf = new Map(reports.map((report) => [report.id, report.source.publisher]))
  return reports
    .toSorted((a, b) => Number(says(b) !== null) - Number(says(a) !== null) || b.weight - a.weight)
    .map((report) =>
      numberReport(report, {
        href: routes.number({ of: "claim", claim: report.id }, known),
        says: says(report) ?? missing,
        weight: weightWords(report, report.reprintOf && (publisherOf.get(report.reprintOf) ?? null)),
      }),
    )
}

/** Whether nothing that was read in a page stands behind the number. */
function isBehindAll(reports: readonly ReportView[], says: (report: ReportView) => string | null): boolean {
  const saying = reports.filter((report) => says(report) !== null)
  const weighty = saying.filter(hasWeight)
  const behind = weighty.length > 0 ? weighty : saying
  return behind.length > 0 && behind.every(({ verification }) => verification === "unverified")
}

function joined(texts: (string | null)[]): string | null {
  const [first] = texts
  return first === null || first === undefined ? null : texts.filter(Boolean).join(" ")
}
