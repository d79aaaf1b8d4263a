import type { Order, Report } from "../../domain/order"
import { isEmptyRange } from "../../domain/range"
import type { TemplateTerm, TemplateValue } from "../../domain/supply-line"
import { isSizingRole, reportedQuantity } from "./reported-quantity"

/** Why a report cannot size its order, whoever believes it. */
export const notSizing = [
  "order left out",
  "other role",
  "not chips",
  "no number",
  "bound alone",
  "sized otherwise",
  "asked for",
] as const
export type NotSizing = (typeof notSizing)[number]

export type OrderIfTrue =
  | {
      order: Order
      /** The assumption whose range the report's figure takes the place of; null where reports size the order anyway. */
      inPlaceOf: string | null
      /** It tells what came, so no share of it is drawn as lost. */
      allCame: boolean
    }
  | { not: NotSizing }

/**
 * The order as it would be counted if one of its reports were the truth: that report has all the weight and carries
 * the line, the others have none. Where a range of ours sizes the order, the report's figure takes its place.
 *
 * A report of what arrived, or of a fleet, says what is there: a share drawn for what of an order arrives falls away.
 * A purchase tells what was asked for. Where our range is of what came, and less came than was asked, it is no size;
 * and believing it says nothing against deliveries, which keep their weight and tell what of it is there already.
 *
 * @param isCount whether an assumption is a number of chips, and not a share or a rate
 * @see docs/methodology.md#conflicting-claims
 */
export function orderIfTrue(order: Order, report: Report, isCount: (id: string) => boolean): OrderIfTrue {
  const { counting } = order
  if (counting === null) return { not: "order left out" }
  if (!isSizingRole(report.role)) return { not: "other role" }
  if (isEmptyRange(report.quantity)) return { not: "no number" }
  if (report.unit !== "chips") return { not: "not chips" }
  if (reportedQuantity([{ report, weight: 1 }]) === null) return { not: "bound alone" }
  const sized = counting.line.units === undefined ? null : sizedByReports(counting.line.units, isCount)
  if (sized === null) return { not: "sized otherwise" }
  if (isAskedFor(order, report, sized.inPlaceOf)) return { not: "asked for" }
  const allCame = report.role !== "purchase" && counting.line.realisedShare !== undefined
  const { realisedShare, ...line } = counting.line
  return {
    order: {
      ...order,
      reports: order.reports.map((one) =>
        one.id === report.id ? believed(one) : isBeside(one, report) ? one : withoutWeight(one),
      ),
      counting: {
        ...counting,
        restsOn: [report.id],
        line: {
          ...line,
          units: sized.units,
          ...(allCame || realisedShare === undefined ? {} : { realisedShare }),
        },
      },
    },
    inPlaceOf: sized.inPlaceOf,
    allCame,
  }
}

/** Statuses of an order of which less came than was asked for. */
const fellShort: ReadonlySet<Order["status"]> = new Set(["partly_delivered", "blocked", "cancelled"])

/** Whether a report of a purchase would stand in a range of what came, with no share drawn for what of it came. */
function isAskedFor({ status, counting }: Order, { role }: Report, inPlaceOf: string | null): boolean {
  return (
    role === "purchase" &&
    inPlaceOf !== null &&
    fellShort.has(status) &&
    counting?.line.realisedShare === undefined
  )
}

/** Purchases size an order before deliveries do: a delivery tells what of the purchase has come. */
function isBeside(other: Report, believedOne: Report): boolean {
  return believedOne.role === "purchase" && other.role === "delivery"
}

/** All the weight there is: no relay's, no editor's and no price's doubt is left, whatever kind of source it is. */
function believed(report: Report): Report {
  return {
    ...report,
    sourceKind: "company filing or earnings call",
    reprintOf: null,
    weightlessBecause: null,
    weightedAlthoughUnverified: "It is taken as the truth.",
    tags: report.tags.filter((tag) => tag !== "unreliable"),
    noUnitPriceBecause: report.noUnitPriceBecause ?? "It is taken as the truth.",
  }
}

function withoutWeight(report: Report): Report {
  return { ...report, weightlessBecause: report.weightlessBecause ?? "Another report is taken as the truth." }
}

/** The units with the reports' own number as their size; null where no part of them is a plain number of chips. */
function sizedByReports(
  units: TemplateValue,
  isCount: (id: string) => boolean,
): { units: TemplateValue; inPlaceOf: string | null } | null {
  const terms = typeof units === "object" && "product" in units ? units.product : [units]
  if (terms.some(isReported)) return { units, inPlaceOf: null }
  const at = terms.findIndex(
    (term) =>
      typeof term === "object" && "var" in term && Object.keys(term).length === 1 && isCount(term.var),
  )
  const replaced = terms[at]
  if (typeof replaced !== "object" || !("var" in replaced)) return null
  const product = terms.map((term, index) => (index === at ? ({ reported: "quantity" } as const) : term))
  return { units: { product }, inPlaceOf: replaced.var }
}

function isReported(term: TemplateTerm): boolean {
  return typeof term === "object" && "reported" in term
}
