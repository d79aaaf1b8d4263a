import type { Backtest } from "@/lib/contracts/backtest"
import { monthSpanWords, monthWords, shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { medianWords } from "@/lib/runway-words"

/** What was said, what the model makes of the records of that month, and what happened. */
export function BacktestTable({ backtests }: { backtests: readonly Backtest[] }) {
  if (backtests.length === 0)
    return <p className="mt-3 text-muted">No case can be run on the present records.</p>
  return (
    <div
      className="mt-4 max-w-[64rem] overflow-x-auto border-t border-ink"
      tabIndex={0}
      role="group"
      aria-label="Backtests"
    >
      <table className="w-full min-w-[52rem] text-13">
        <thead>
          <tr className="text-left align-bottom">
            {[
              "Firm and month",
              "Said",
              "Model, own stock",
              "Shorter / as said / longer",
              "What happened",
            ].map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`border-b py-2 pr-4 font-medium ${index === 0 ? "sticky left-0 bg-paper" : ""}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {backtests.map((one) => (
            <tr key={`${one.company.slug} ${one.asOf}`} className="align-top">
              <th scope="row" className="sticky left-0 border-b bg-paper py-2 pr-4 text-left font-normal">
                <a href={routes.company(one.company.slug)}>{one.company.name}</a>
                <span className="block text-muted">
                  {one.workload}, {monthWords(one.asOf)}
                </span>
              </th>
              <td className="border-b py-2 pr-4">
                {monthSpanWords(one.statement)}: “{one.statement.inWords}”
                <span className="block text-muted">
                  {one.statement.speaker},{" "}
                  <a href={routes.source(one.statement.source.id)}>{one.statement.source.publisher}</a>
                </span>
              </td>
              <td className="border-b py-2 pr-4">
                {medianWords(one.quantiles.p50, 60)}
                <span className="block text-muted">{intervalWords(one)}</span>
                {one.acceptance !== null && (
                  <span className="block text-muted">{shareWords(one.acceptance)} of draws accepted</span>
                )}
              </td>
              <td className="border-b py-2 pr-4 whitespace-nowrap">
                {shareWords(one.below)} / {shareWords(one.inside)} / {shareWords(one.above)}
              </td>
              <td className="border-b py-2">
                {one.statement.outcome ?? <span className="text-muted">no outcome on record</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** "half of draws 11 to 30, nine in ten 5 to 56" */
function intervalWords({ quantiles: { p5, p25, p75, p95 } }: Backtest): string {
  const end = (months: number | null) => (months === null ? "over 60" : String(months))
  return `half of draws ${end(p25)} to ${end(p75)}, nine in ten ${end(p5)} to ${end(p95)}`
}
