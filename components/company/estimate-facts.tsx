import { OpenNumber } from "@/components/numbers/open-number"
import type { CompanyProfile } from "@/lib/contracts/company"
import { countWords, estimatedCountWords, shareWords, toSignificant } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"

const after = ["12", "24", "36"]

/** The figures beside a runway: odds after one, two and three years, months short, size of the stock, the run itself. */
export function EstimateFacts({ profile }: { profile: CompanyProfile }) {
  const { estimate, slug: firm } = profile
  const rows = (["training", "inference"] as const).flatMap((workload) => {
    const summary = estimate[workload].stock
    return summary ? [{ workload, summary }] : []
  })
  if (rows.length === 0) return null
  return (
    <aside aria-label="Odds" className="text-13">
      <table className="w-full border-t border-ink">
        <caption className="py-2 text-left font-medium">Chance that the own stock still suffices</caption>
        <thead>
          <tr className="text-right align-bottom text-muted">
            <td className="border-b" />
            {after.map((months) => (
              <th key={months} scope="col" className="border-b py-1 pl-3 font-normal">
                in {months} months
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ workload, summary }) => (
            <tr key={workload} className="text-right">
              <th scope="row" className="border-b py-1 text-left font-normal">
                {workload}
              </th>
              {after.map((months) => (
                <td key={months} className="border-b py-1 pl-3 text-15">
                  <OpenNumber of={{ of: "runway", firm, workload, set: "own" }}>
                    {shareWords(summary.pStillSufficient[months] ?? 0)}
                  </OpenNumber>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-muted">
        {rows.map(({ workload, summary }, index) => {
          const months = Math.round(summary.medianShortMonths)
          return (
            <span key={workload}>
              {index === 0 ? sentenceCase(workload) : `, ${workload}`} short in{" "}
              <OpenNumber of={{ of: "runway", firm, workload, set: "own" }}>
                {months === 0 ? "none" : months} of {estimate.horizonMonths + 1} months
              </OpenNumber>
            </span>
          )
        })}{" "}
        in the median draw.{" "}
        {estimate.h100Equivalents && (
          <>
            The chips at work have the peak of{" "}
            <OpenNumber of={{ of: "stock", firm, chip: null }}>
              {estimatedCountWords(estimate.h100Equivalents.p50)} H100s (nine in ten:{" "}
              {rounded(estimate.h100Equivalents.p5)} to {rounded(estimate.h100Equivalents.p95)})
            </OpenNumber>
            .{" "}
          </>
        )}
        <OpenNumber of={{ of: "runway", firm, workload: rows[0]!.workload, set: "own" }}>
          {countWords(estimate.n)} draws kept of {countWords(estimate.tried)}
          {estimate.acceptance !== null && <> ({shareWords(estimate.acceptance)})</>}
        </OpenNumber>
        , seed {estimate.seed}, engine {estimate.engineVersion}.{" "}
        <a href={routes.methodology("grades")}>What the grades mean</a>.
      </p>
    </aside>
  )
}

function rounded(count: number): string {
  return countWords(toSignificant(count, 2))
}
