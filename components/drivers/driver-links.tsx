import type { DriverRow } from "@/lib/contracts/drivers-view"
import type { Workload } from "@/lib/domain/company"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { labHref } from "./lab-href"

/** More orders than this are on the profile anyway. */
const mostOrders = 2

/** An input's name, leading to its evidence, and where it can be changed. */
export function DriverLinks({
  row,
  firm,
  workload,
  set,
}: {
  row: DriverRow
  firm: string
  workload: Workload
  set: "own" | "all"
}) {
  const { label, assumptionId, orders, labKey } = row
  const name = sentenceCase(label)
  const [order] = orders
  const href = assumptionId !== null ? routes.assumption(assumptionId) : order && routes.order(order.id)
  const more = assumptionId === null ? orders.slice(1) : orders
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}{" "}
      <span className="text-13 whitespace-nowrap text-muted">
        {more.length > 0 && more.length <= mostOrders && (
          <>
            {more.map(({ id, title }, index) => (
              <a key={id} href={routes.order(id)} title={title} aria-label={`Order: ${title}`}>
                {more.length === 1 ? "order" : `order ${index + 1}`}
              </a>
            ))}
            {" · "}
          </>
        )}
        <a href={labHref(firm, { workload, set, labKey })} aria-label={`Change ${label} in the laboratory`}>
          change it
        </a>
      </span>
    </>
  )
}
