import "server-only"
import type { Order } from "@/lib/domain/order"
import type { Transaction } from "../client"
import type { Order as OrderRow } from "../generated/client"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"
import { reportOf, reportRow } from "./report"

export const orderRows: RecordRows<Order> = {
  table: "Order",
  owned: [
    { table: "OrderBuyer", key: "orderId" },
    { table: "OrderChip", key: "orderId" },
    { table: "Report", key: "orderId" },
    { table: "ReportCompany", key: null },
  ],
  parentOf: (order) => order.nestedIn,
  toRows(order) {
    return {
      Order: [orderRow(order)],
      OrderBuyer: linkRows("orderId", order.id, "companyId", order.buyers),
      OrderChip: linkRows("orderId", order.id, "chipId", order.chips),
      Report: order.reports.map((report, position) => reportRow(report, order.id, position)),
      ReportCompany: order.reports.flatMap(({ id, companies }) =>
        linkRows("reportId", id, "companyId", companies),
      ),
    }
  },
  async readAll(tx) {
    const rows = await tx.order.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const buyers = await tx.orderBuyer.findMany({ orderBy: { position: "asc" } })
    const chips = await tx.orderChip.findMany({ orderBy: { position: "asc" } })
    const lists = {
      buyers: listsBy(
        buyers,
        (link) => link.orderId,
        (link) => link.companyId,
      ),
      chips: listsBy(
        chips,
        (link) => link.orderId,
        (link) => link.chipId,
      ),
      reports: await readReports(tx),
    }
    return rows.map((row) => orderOf(row, lists))
  },
}

async function readReports(tx: Transaction): Promise<(orderId: string) => unknown[]> {
  const rows = await tx.report.findMany({ orderBy: { position: "asc" } })
  const links = await tx.reportCompany.findMany({ orderBy: { position: "asc" } })
  const companies = listsBy(
    links,
    (link) => link.reportId,
    (link) => link.companyId,
  )
  return listsBy<(typeof rows)[number], unknown>(
    rows,
    (row) => row.orderId,
    (row) => reportOf(row, companies(row.id)),
  )
}

function orderRow(order: Order): Columns<OrderRow> {
  const { split, control, counting } = order
  return {
    id: order.id,
    title: order.title,
    sellers: order.sellers,
    familyNote: order.familyNote,
    class: order.class,
    status: order.status,
    location: order.location,
    deliveryStart: order.deliveryWindow?.start ?? null,
    deliveryEnd: order.deliveryWindow?.end ?? null,
    splitBasis: split?.basis ?? null,
    splitAssumptionId: split?.basis === "dirichlet" ? split.assumption : null,
    splitNote: split?.basis === "unknown" ? split.note : null,
    controlRule: control?.rule ?? null,
    controlEffectiveOn: control?.effectiveOn ?? null,
    controlEffect: control?.effect ?? null,
    controlAssumptionId: control?.assumption ?? null,
    why: order.why,
    nestedInId: order.nestedIn,
    crossChecks: order.crossChecks,
    countingBasis: counting?.basis ?? null,
    countingFrom: counting?.from ?? null,
    countingUntil: counting?.until ?? null,
    countingFirms: counting?.firms ?? null,
    countingLine: counting?.line ?? null,
    countingRestsOn: counting?.restsOn ?? null,
  }
}

function orderOf(
  row: Columns<OrderRow>,
  lists: Record<"buyers" | "chips" | "reports", (orderId: string) => unknown[]>,
): unknown {
  const { deliveryStart: start, deliveryEnd: end } = row
  return {
    id: row.id,
    title: row.title,
    buyers: lists.buyers(row.id),
    sellers: row.sellers,
    chips: lists.chips(row.id),
    familyNote: row.familyNote,
    class: row.class,
    status: row.status,
    location: row.location,
    deliveryWindow: start === null && end === null ? null : { start, end },
    reports: lists.reports(row.id),
    split: splitOf(row),
    control:
      row.controlRule === null
        ? null
        : {
            rule: row.controlRule,
            effectiveOn: row.controlEffectiveOn,
            effect: row.controlEffect,
            assumption: row.controlAssumptionId,
          },
    why: row.why,
    nestedIn: row.nestedInId,
    crossChecks: row.crossChecks,
    counting:
      row.countingBasis === null
        ? null
        : {
            from: row.countingFrom,
            until: row.countingUntil,
            firms: row.countingFirms,
            line: row.countingLine,
            basis: row.countingBasis,
            restsOn: row.countingRestsOn,
          },
  }
}

function splitOf(row: Columns<OrderRow>): unknown {
  switch (row.splitBasis) {
    case "dirichlet":
      return { basis: row.splitBasis, assumption: row.splitAssumptionId }
    case "unknown":
      return { basis: row.splitBasis, note: row.splitNote }
    case null:
      return null
    default:
      return { basis: row.splitBasis }
  }
}
