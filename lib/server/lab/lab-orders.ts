import "server-only"
import type { ReportView } from "@/lib/contracts/claim"
import { labSizingRoles, type LabOrder, type LabReport } from "@/lib/contracts/lab"
import type { Month } from "@/lib/domain/month"
import type { Order } from "@/lib/domain/order"
import { isCounted } from "@/lib/estimation/assemble/supply-lines"
import { reportRoleLabels } from "@/lib/labels"
import { costOf, quantityOf } from "@/lib/report-figures"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { reportView } from "@/lib/server/queries/claim-views"
import { weightWords } from "@/lib/weight-words"

/** The orders that enter a firm's estimate as of a month, newest deliveries first, with what each source says. */
export function labOrders(catalogue: Catalogue, firm: string, asOf: Month): LabOrder[] {
  return (catalogue.ordersOf.get(firm) ?? [])
    .filter(({ counting }) => isCounted(counting, firm, asOf))
    .toSorted((a, b) => (b.deliveryWindow?.start ?? "").localeCompare(a.deliveryWindow?.start ?? ""))
    .map((order) => labOrder(catalogue, order))
}

function labOrder(catalogue: Catalogue, order: Order): LabOrder {
  const views = order.reports.map((report) => reportView(catalogue, order, report))
  return {
    id: order.id,
    title: order.title,
    basis: order.counting?.basis ?? order.why,
    isSizedByReports: JSON.stringify(order.counting?.line ?? {}).includes('"reported"'),
    reports: views.map((view) => labReport(view, views, order)),
  }
}

function labReport(view: ReportView, all: readonly ReportView[], { counting }: Order): LabReport {
  const repeated = all.find(({ id }) => id === view.reprintOf)
  return {
    id: view.id,
    source: view.source,
    text: view.text,
    role: reportRoleLabels[view.role],
    quantity: quantityOf(view),
    cost: costOf(view),
    weight: view.weight,
    why: weightWords(view, repeated ? repeated.source.publisher : null),
    carries: counting?.restsOn.includes(view.id) ?? false,
    sizesAs: sizingRoleOf(view),
  }
}

/** As what a report can give its order's size, if its count of chips is one that can be drawn from. */
function sizingRoleOf({ role, unit, quantity: { low, central, high } }: ReportView): LabReport["sizesAs"] {
  const hasCount = central !== null || (low !== null && high !== null && low > 0 && high > low)
  return unit === "chips" && hasCount ? (labSizingRoles.find((one) => one === role) ?? null) : null
}
