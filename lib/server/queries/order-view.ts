import "server-only"
import type { OrderView } from "@/lib/contracts/order"
import type { Order } from "@/lib/domain/order"
import type { LineTemplate, TemplateValue } from "@/lib/domain/supply-line"
import type { Catalogue } from "./catalogue"
import { companyRef, reportView } from "./claim-views"

/** An order with its reports, buyers and chips resolved, as tables and its own page show it. */
export function orderView(catalogue: Catalogue, order: Order): OrderView {
  const split =
    order.split?.basis === "dirichlet" ? catalogue.assumption.get(order.split.assumption) : undefined
  const outer = order.nestedIn === null ? undefined : catalogue.order.get(order.nestedIn)
  return {
    id: order.id,
    title: order.title,
    buyers: order.buyers.map((slug) => companyRef(catalogue, slug)),
    chips: order.chips.map((id) => {
      const chip = catalogue.chip.get(id)
      return { id, name: chip?.name ?? id, vendor: chip?.vendor ?? "" }
    }),
    familyNote: order.familyNote,
    class: order.class,
    status: order.status,
    location: order.location,
    deliveryWindow: order.deliveryWindow,
    reports: order.reports.map((report) => reportView(catalogue, order, report)),
    control: order.control,
    why: order.why,
    nestedIn: outer ? { id: outer.id, title: outer.title } : null,
    split:
      split?.distribution.dist === "dirichlet"
        ? {
            assumption: split.id,
            shares: Object.entries(split.distribution.weights).map(([firm, weight]) => ({
              firm,
              name: companyRef(catalogue, firm).name,
              weight,
            })),
          }
        : null,
    counting: order.counting && {
      from: order.counting.from,
      until: order.counting.until,
      firms: order.counting.firms.map((slug) => companyRef(catalogue, slug)),
      basis: order.counting.basis,
      restsOn: order.counting.restsOn,
      assumptionIds: assumptionsOf(order.counting.line, order.control?.assumption ?? null).filter((id) =>
        catalogue.assumption.has(id),
      ),
    },
    crossChecks: order.crossChecks,
  }
}

/** Assumptions that a line template names, `{firm}` ones left out, and that of the measure that hit the order. */
function assumptionsOf(line: LineTemplate, ofMeasure: string | null): string[] {
  const values = [
    line.units,
    line.unitsPerMonth,
    line.growthPerYear,
    line.delayMonths,
    line.realisedShare,
    line.termMonths,
  ]
  const named = values.flatMap((value) => (value === undefined ? [] : varsOf(value)))
  return [...new Set(line.class === "order" && ofMeasure !== null ? [...named, ofMeasure] : named)]
}

function varsOf(value: TemplateValue): string[] {
  if (typeof value === "number") return []
  if ("product" in value) return value.product.flatMap(varsOf)
  return "var" in value ? [value.var] : []
}
