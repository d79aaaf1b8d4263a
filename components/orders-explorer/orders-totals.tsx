import type { OrdersPage, OrderTotal } from "@/lib/contracts/orders-explorer"
import { countWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"

/** What the matching orders add up to, a line for each thing that must not be added to another. */
export function OrdersTotals({ page }: { page: Pick<OrdersPage, "totals" | "count"> }) {
  if (page.totals.length === 0) {
    return (
      <p className="orders-totals text-muted">
        {page.count === 0 ? "Nothing to add up." : "No order here gives a number that may be added."}
      </p>
    )
  }
  return (
    <section className="orders-totals" aria-labelledby="orders-totals">
      <h2 id="orders-totals">What these orders add up to</h2>
      <dl>
        {page.totals.map((total) => (
          <div key={total.label}>
            <dt>{sentenceCase(total.label)}</dt>
            <dd>
              <span className="orders-sum">{spanOf(total)}</span>
              <span className="text-muted">{restOf(total)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted">
        Each line adds the lowest and the highest reading of its orders; that is no interval of an estimate.
        The lines must not be added to one another: what was requested, approved, ordered, rented and
        delivered are different things. Where a report of an order has weight in our estimate, readings
        without any are not added, though the table shows them. An order of “up to” so many adds nothing to
        the lowest.
        {asides(page.totals)}
      </p>
    </section>
  )
}

/** Said where a filter leaves orders whose chips are not, or not only, those of what was chosen. */
function asides(totals: readonly OrderTotal[]): string {
  const sum = (of: "shared" | "partsAlone") => totals.reduce((all, total) => all + total[of], 0)
  const said = (count: number, one: string, more: string) =>
    count === 0 ? "" : ` ${count.toLocaleString("en-US")} of these orders ${count === 1 ? one : more}.`
  return [
    said(
      sum("shared"),
      "is shared with other buyers; its chips are counted whole",
      "are shared with other buyers; their chips are counted whole",
    ),
    said(
      sum("partsAlone"),
      "is part of a larger order, or told again in one, that is not among these; it is counted by itself",
      "are parts of larger orders, or told again in some, that are not among these; they are counted by themselves, and may come to more than all orders together",
    ),
  ].join("")
}

/** "100,000 to 120,000", "5,000", "at least 5,000", "100,000 to 120,000 or more", "up to 80,000", "no number given" */
function spanOf({ low, high, isOpen, orders, withoutNumber, notAddedTwice }: OrderTotal): string {
  if (orders <= withoutNumber) return "no number given"
  if (orders <= withoutNumber + notAddedTwice) return "nothing to add"
  if (low === high) return `${isOpen ? "at least " : ""}${countWords(low)}`
  const more = isOpen ? " or more" : ""
  return low === 0 && !isOpen
    ? `up to ${countWords(high)}`
    : `${countWords(low)} to ${countWords(high)}${more}`
}

/** "in 12 orders; 3 without a number; 2 left out that another contains or tells again" */
function restOf({ orders, withoutNumber, notAddedTwice }: OrderTotal): string {
  return [
    ` in ${orders.toLocaleString("en-US")} ${orders === 1 ? "order" : "orders"}`,
    withoutNumber > 0 && `${withoutNumber.toLocaleString("en-US")} without a number`,
    notAddedTwice > 0 &&
      `${notAddedTwice.toLocaleString("en-US")} not added, as another contains or tells it again`,
  ]
    .filter(Boolean)
    .join("; ")
}
