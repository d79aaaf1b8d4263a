import type { CompanyProfile } from "@/lib/contracts/company"
import { countWords, estimatedCountWords, shareWords, toSignificant } from "@/lib/format"
import { routes } from "@/lib/routes"

/** The figures beside a runway: odds after one, two and three years, months short, size of the stock, the run itself. */
export function EstimateFacts({ profile }: { profile: CompanyProfile }) {
  const { estimate } = profile
  const rows = (["training", "inference"] as const).flatMap((workload) => {
    const summary = estimate[workload].stock
    return summary
      ? [{ workload, summary, grade: estimate[workload].grade, why: estimate[workload].why }]
      : []
  })
  if (rows.length === 0) return null
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-[1fr_22rem]">
      <div className="overflow-x-auto border-t border-ink" tabIndex={0} role="group" aria-label="Odds">
        <table className="w-full min-w-[26rem] text-13">
          <caption className="sr-only">Chance that the own stock still suffices after so many months</caption>
          <thead>
            <tr className="text-left align-bottom">
              <th scope="col" className="border-b py-2 pr-4 font-medium">
                Own stock still enough after
              </th>
              {["12", "24", "36"].map((months) => (
                <th key={months} scope="col" className="border-b py-2 pr-4 text-right font-medium">
                  {months} months
                </th>
              ))}
              <th scope="col" className="border-b py-2 text-right font-medium">
                Months short of {estimate.horizonMonths + 1}, median
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ workload, summary }) => (
              <tr key={workload}>
                <th scope="row" className="border-b py-2 pr-4 text-left font-normal">
                  {workload}
                </th>
                {["12", "24", "36"].map((months) => (
                  <td key={months} className="border-b py-2 pr-4 text-right">
                    {shareWords(summary.pStillSufficient[months] ?? 0)}
                  </td>
                ))}
                <td className="border-b py-2 text-right">{Math.round(summary.medianShortMonths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="max-w-prose text-13 text-muted">
        {estimate.h100Equivalents && (
          <>
            The own chips at work have the peak of {estimatedCountWords(estimate.h100Equivalents.p50)} H100s
            (nine in ten: {bare(estimate.h100Equivalents.p5)} to {bare(estimate.h100Equivalents.p95)}).{" "}
          </>
        )}
        From {countWords(estimate.n)} draws kept of {countWords(estimate.tried)} tried
        {estimate.acceptance !== null && <> ({shareWords(estimate.acceptance)} accepted)</>}, seed{" "}
        {estimate.seed}, engine {estimate.engineVersion}.{" "}
        <a href={routes.methodology("grades")}>What the grades mean</a>.
      </p>
    </div>
  )
}

function bare(count: number): string {
  return countWords(toSignificant(count, 2))
}
