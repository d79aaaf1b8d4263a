import "server-only"
import type { NumberInput } from "@/lib/contracts/number"
import type { Order, Report } from "@/lib/domain/order"
import type { RecordKind } from "@/lib/domain/record"
import { readingsOf, countingReports } from "@/lib/readings"
import { recordKindWords } from "@/lib/record-kind-words"
import { recordTitle } from "@/lib/record-title"
import { costOf, quantityOf } from "@/lib/report-figures"
import { routes } from "@/lib/routes"
import { orderView } from "@/lib/server/queries/order-view"
import { reportView } from "@/lib/server/queries/claim-views"
import { sourcesBy } from "./estimate-parts"
import { opening, plain, type Opened } from "./opened"

/** A record as one of those that are counted: its name, what it says, and where it opens. */
export function countedInput(opened: Opened, kind: RecordKind, record: { id: string }): NumberInput {
  const { catalogue } = opened
  const { id } = record
  const title = recordTitle(record, id)
  const { one } = recordKindWords[kind]
  switch (kind) {
    case "order":
      return opening(opened, { of: "order", order: id, measure: "quantity" }, title, sizeOf(opened, id))
    case "statement":
    case "note":
    case "designation":
      return opening(opened, { of: "claim", claim: id }, title, publisherOf(opened, record))
    case "assumption":
      return opening(opened, { of: "assumption", assumption: id }, title, id)
    case "source":
      return { label: title, value: catalogue.source.get(id)?.publisher ?? id, href: routes.source(id) }
    case "company":
      return { label: title, value: "profile", href: routes.company(id) }
    case "chip":
      return { label: title, value: catalogue.chip.get(id)?.vendor ?? one, href: routes.chip(id) }
    case "control":
    case "proposal":
      return { label: title, value: one, href: routes.control(id) }
    default:
      return plain(title, one)
  }
}

/** A report of an order as one of those that are counted. */
export function countedReport(opened: Opened, order: Order, report: Report): NumberInput {
  const view = reportView(opened.catalogue, order, report)
  const says = [quantityOf(view), costOf(view)].filter(Boolean).join(" for ")
  return opening(
    opened,
    { of: "claim", claim: report.id },
    `${view.source.publisher}: ${order.title}`,
    says || "no figure given",
  )
}

/** What the reports of an order give as its size. */
function sizeOf({ catalogue }: Opened, id: string): string {
  const order = catalogue.order.get(id)
  if (!order) return "order"
  const readings = readingsOf(countingReports(orderView(catalogue, order).reports), quantityOf)
  return readings.map(({ text }) => text).join(", or ") || "number not given"
}

function publisherOf(opened: Opened, record: { id: string }): string {
  const id = (record as { sourceId?: string }).sourceId
  return (id === undefined ? undefined : sourcesBy(opened, [id])[0]?.publisher) ?? "claim"
}
