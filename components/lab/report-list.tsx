import { memo, type Dispatch } from "react"
import type { LabOrder } from "@/lib/contracts/lab"
import type { Case } from "@/lib/domain/case"
import { routes } from "@/lib/routes"
import type { LabAction } from "./lab-state"
import { reportShares } from "./report-shares"
import { ReportTrust } from "./report-trust"

/** The orders of the estimate with their reports, each to be trusted more or less. */
export const ReportList = memo(function ReportList({
  orders,
  trust,
  dropped,
  dispatch,
}: {
  orders: readonly LabOrder[]
  trust: Case["trust"]
  /** Orders that gave no line to the reader's case, and why, by id. */
  dropped: ReadonlyMap<string, string>
  dispatch: Dispatch<LabAction>
}) {
  return orders.map((order) => {
    const shares = reportShares(order, trust)
    const why = dropped.get(order.id)
    const isChanged = order.reports.some(({ id }) => id in trust)
    return (
      <details key={order.id} className="lab-order" open={isChanged || undefined}>
        <summary>
          <h3 className="inline text-15 font-medium" data-dropped={why !== undefined || undefined}>
            {order.title}
          </h3>{" "}
          <span className="text-13 text-muted">
            {why === undefined ? countWords(order) : `has dropped out: ${why}`}
          </span>
        </summary>
        <p className="text-13 text-muted">
          {order.basis} <a href={routes.order(order.id)}>The order</a>
        </p>
        <p className="text-13 text-muted">
          {order.isSizedByReports
            ? "Its size is drawn from the reports by weight."
            : "Its size comes from the assumptions above; disbelieving every report that carries it takes it out."}
        </p>
        {order.reports.length === 0 ? (
          <p className="text-13 text-muted">
            An editorial line: it rests on no report, so there is none to disbelieve.
          </p>
        ) : (
          <ul>
            {order.reports.map((report) => (
              <ReportTrust
                key={report.id}
                report={report}
                share={shares.get(report.id) ?? 0}
                times={trust[report.id] ?? 1}
                isSized={order.isSizedByReports}
                dispatch={dispatch}
              />
            ))}
          </ul>
        )}
      </details>
    )
  })
})

function countWords({ reports }: LabOrder): string {
  if (reports.length === 0) return "no report"
  const weighted = reports.filter(({ weight }) => weight > 0).length
  return `${reports.length === 1 ? "1 report" : `${reports.length} reports`}, ${weighted} with weight`
}
