import type { ReactNode } from "react"
import { OpenNumber } from "@/components/numbers/open-number"
import { looseDateWords } from "@/lib/chip-words"
import type { OrderColumn, OrderRow } from "@/lib/contracts/orders-explorer"
import { confidenceLabels, orderStatusLabels, sentenceCase, supplyClassLabels } from "@/lib/labels"
import { hasWeight } from "@/lib/report-weight"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"

type Measure = "quantity" | "cost" | "price" | "ordered" | "delivery"

/** What stands in a column for an order. `known` is the day of what was known, which figures keep when they open. */
export function orderCell(
  row: OrderRow,
  column: OrderColumn,
  known: string | null,
  shown: readonly OrderColumn[],
): ReactNode {
  const figures = (
    measure: Measure,
    readings: readonly { text: string; weight: number }[],
    missing: string,
  ) =>
    readings.length === 0 ? (
      <span className="text-muted">{missing}</span>
    ) : (
      <OpenNumber of={{ of: "order", order: row.id, measure }} known={known}>
        {readings.map(({ text, weight }, index) => (
          <span key={text} className={`block ${index > 0 && !hasWeight({ weight }) ? "text-muted" : ""}`}>
            {index > 0 && "or "}
            {text}
          </span>
        ))}
      </OpenNumber>
    )
  const none = row.reportCount === 0
  switch (column) {
    case "order":
      return <OrderName row={row} known={known} shown={shown} />
    case "buyers":
      return listed(
        row.buyers.map(({ id, name }) => ({ key: id, href: withKnown(routes.company(id), known), name })),
      )
    case "chips":
      return row.chips.length > 0 ? (
        listed(row.chips.map(({ id, name }) => ({ key: id, href: routes.chip(id), name })))
      ) : (
        <span className="text-muted">{row.familyNote ?? "chip not named"}</span>
      )
    case "maker":
      return row.makers.join(", ") || <span className="text-muted">not named</span>
    case "kind":
      return sentenceCase(supplyClassLabels[row.kind])
    case "quantity":
      return figures("quantity", row.quantity, none ? "no report; a range of ours" : "number not given")
    case "cost":
      return figures("cost", row.cost, "sum not given")
    case "price":
      return figures("price", row.price, "not known")
    case "ordered":
      return figures(
        "ordered",
        row.ordered.map((text) => ({ text, weight: 1 })),
        "date not given",
      )
    case "delivery":
      return row.delivery === "date not given" ? (
        <span className="text-muted">{row.delivery}</span>
      ) : (
        figures("delivery", [{ text: row.delivery, weight: 1 }], "date not given")
      )
    case "status":
      return (
        <>
          {sentenceCase(orderStatusLabels[row.status])}
          {!row.counts && !shown.includes("counts") && <span className="block text-muted">left out</span>}
        </>
      )
    case "counts":
      return row.counts ? "counts" : <span className="text-muted">left out</span>
    case "reports":
      return none ? (
        <span className="text-muted">none</span>
      ) : (
        <a href={reportsOf(row, known)}>{row.reportCount}</a>
      )
    case "sources":
      return <Sources row={row} known={known} />
    case "confidence":
      return row.confidence === null ? (
        <span className="text-muted">no report</span>
      ) : (
        sentenceCase(confidenceLabels[row.confidence])
      )
    case "contradictions":
      return row.contradictions.length === 0 ? (
        <span className="text-muted">none on record</span>
      ) : (
        row.contradictions.map(({ id, title }) => (
          <a key={id} href={routes.contradictions(id)} className="block">
            {title}
          </a>
        ))
      )
  }
}

function OrderName({
  row,
  known,
  shown,
}: {
  row: OrderRow
  known: string | null
  shown: readonly OrderColumn[]
}) {
  const [contradiction] = row.contradictions
  return (
    <>
      <a href={withKnown(routes.order(row.id), known)} className="orders-name">
        {row.title}
      </a>
      {!shown.includes("chips") && (
        <span className="block text-muted">
          {row.chips.length > 0
            ? row.chips.map(({ name }) => name).join(", ")
            : (row.familyNote ?? "chip not named")}
        </span>
      )}
      {contradiction && !shown.includes("contradictions") && (
        <a
          href={routes.contradictions(contradiction.id)}
          className="block text-denied"
          aria-label={`Reports disagree: ${contradiction.title}`}
        >
          reports disagree
        </a>
      )}
    </>
  )
}

const sourcesInSight = 2

function Sources({ row, known }: { row: OrderRow; known: string | null }) {
  const { sources } = row
  if (sources.length === 0) return <span className="text-muted">no source; a range of ours</span>
  const more = sources.length - sourcesInSight
  return (
    <>
      {sources.slice(0, sourcesInSight).map((source) => (
        <span key={source.id} className="block">
          <a href={routes.source(source.id)}>{source.publisher}</a>
          <span className="text-muted">
            , {source.published === null ? "undated" : looseDateWords(source.published)}
          </span>
        </span>
      ))}
      {more > 0 && (
        <a href={reportsOf(row, known)} className="text-muted">
          and {more} more
        </a>
      )}
    </>
  )
}

/** The reports on an order's own page. */
function reportsOf({ id }: OrderRow, known: string | null): string {
  return `${withKnown(routes.order(id), known)}#reports`
}

function listed(items: readonly { key: string; href: string; name: string }[]) {
  return items.map(({ key, href, name }, index) => (
    <span key={key}>
      {index > 0 && ", "}
      <a href={href}>{name}</a>
    </span>
  ))
}
