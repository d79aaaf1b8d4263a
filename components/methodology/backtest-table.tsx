import { ScrollTable } from "@/components/ui/scroll-table"
import type { Backtest } from "@/lib/contracts/backtest"
import { monthSpanWords, monthWords, shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { medianWords } from "@/lib/runway-words"

/** What was said, what the model makes of the records of that month, and what happened. */
export function BacktestTable({ backtests }: { backtests: readonly Backtest[] }) {
  if (backtests.length === 0)
    return <p className="mt-3 text-muted">No case can be run on the present records.</p>
  return (
    <div className="mt-4 max-w-[64rem]">
      <ScrollTable caption="Backtests" className="[&>table]:min-w-[52rem]!">
        <thead>
          <tr>
            {[
              "Firm and month",
              "Said",
              "Model, own stock",
              "Shorter / as said / longer",
              "What happened",
            ].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {backtests.map((one) => (
            <tr key={`${one.company.slug} ${one.asOf}`}>
              <th scope="row">
                <a href={routes.company(one.company.slug)}>{one.company.name}</a>
                <span className="block text-muted">
                  {one.workload}, {monthWords(one.asOf)}
                </span>
              </th>
              <td className="min-w-[13rem]">
                {monthSpanWords(one.statement)}: “{one.statement.inWords}”
                <span className="block text-muted">
                  {one.statement.speaker},{" "}
                  <a href={routes.source(one.statement.source.id)}>{one.statement.source.publisher}</a>
                </span>
              </td>
              <td className="min-w-[13rem]">
                {medianWords(one.quantiles.p50, 60)}
                <span className="block text-muted">{intervalWords(one)}</span>
                {one.acceptance !== null && (
                  <span className="block text-muted">{shareWords(one.acceptance)} of draws accepted</span>
                )}
              </td>
              <td className="whitespace-nowrap">
                {shareWords(one.below)} / {shareWords(one.inside)} / {shareWords(one.above)}
              </td>
              <td>{one.statement.outcome ?? <span className="text-muted">no outcome on record</span>}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

/** "half of draws 11 to 30, nine in ten 5 to 56" */
function intervalWords({ quantiles: { p5, p25, p75, p95 } }: Backtest): string {
  const end = (months: number | null) => (months === null ? "over 60" : String(months))
  return `half of draws ${end(p25)} to ${end(p75)}, nine in ten ${end(p5)} to ${end(p95)}`
}
