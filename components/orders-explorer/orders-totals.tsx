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
        delivered are different things.
      </p>
    </section>
  )
}

/** "100,000 to 120,000", "5,000", "up to 80,000", "no number given" */
function spanOf({ low, high, orders, withoutNumber, notAddedTwice }: OrderTotal): string {
  if (orders <= withoutNumber) return "no number given"
  if (orders <= withoutNumber + notAddedTwice) return "nothing to add"
  if (low === high) return countWords(low)
  return low === 0 ? `up to ${countWords(high)}` : `${countWords(low)} to ${countWords(high)}`
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
