import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Section } from "@/components/ui/section"
import type { CompanyListItem } from "@/lib/contracts/company"
import { routes } from "@/lib/routes"
import { medianWords } from "@/lib/runway-words"

/** Firms with an estimate, each with its answers, and below them those that lack one. */
export function FirmChoice({
  companies,
  horizonMonths,
}: {
  companies: readonly CompanyListItem[]
  horizonMonths: number
}) {
  const firms = companies.filter(({ isPseudo }) => !isPseudo)
  const hasNumber = ({ training, inference }: CompanyListItem) =>
    training.quantiles !== null || inference.quantiles !== null
  const others = firms.filter((firm) => !hasNumber(firm))
  const median = ({ quantiles }: CompanyListItem["training"]) =>
    quantiles === null ? "no number" : medianWords(quantiles.p50, horizonMonths)
  return (
    <>
      <div className="mt-6 max-w-[46rem]">
        <ScrollTable caption="Firms with an estimate">
          <thead>
            <tr>
              <th scope="col">Firm</th>
              <th scope="col">Training, own chips</th>
              <th scope="col">Inference, own chips</th>
            </tr>
          </thead>
          <tbody>
            {firms.filter(hasNumber).map((firm) => (
              <tr key={firm.slug}>
                <th scope="row">
                  <a href={routes.lab(firm.slug)}>
                    {firm.name} {firm.nameZh && <span lang="zh-Hans">{firm.nameZh}</span>}
                  </a>
                </th>
                {(["training", "inference"] as const).map((workload) => (
                  <td key={workload}>
                    {firm[workload].quantiles === null ? (
                      median(firm[workload])
                    ) : (
                      <OpenNumber of={{ of: "runway", firm: firm.slug, workload, set: "own" }}>
                        {median(firm[workload])}
                      </OpenNumber>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
      {others.length > 0 && (
        <Section
          id="without"
          title="Firms without an estimate"
          lead="Their pages say what is missing. Where it is a figure of the firm, you can supply your own."
        >
          <ul className="flex max-w-[46rem] flex-wrap gap-x-5 gap-y-1">
            {others.map(({ slug, name }) => (
              <li key={slug}>
                <a href={routes.lab(slug)}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
