import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { CompanyListItem } from "@/lib/contracts/company"
import { companyKindLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { medianWords, middleHalfWords } from "@/lib/runway-words"

/** Every firm in one dense table: names, kind, what is on record, and how far an estimate goes. */
export function CompanyTable({
  companies,
  horizonMonths,
}: {
  companies: readonly CompanyListItem[]
  horizonMonths: number
}) {
  return (
    <ScrollTable caption="Firms" className="[&>table]:min-w-[52rem]!">
      <thead>
        <tr>
          <th scope="col">Firm</th>
          <th scope="col">Kind</th>
          <th scope="col">Training, own stock</th>
          <th scope="col">Inference, own stock</th>
          {["Orders", "Reports", "Statements", "Notes"].map((count) => (
            <th key={count} scope="col" data-numeric>
              {count}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {companies.map((company) => (
          <tr key={company.slug}>
            <th scope="row" className="w-[10rem] sm:w-[26rem]">
              {!company.isPseudo && (
                <input
                  type="checkbox"
                  name="firms"
                  value={company.slug}
                  aria-label={`Compare ${company.name}`}
                  className="no-print mr-2 align-middle"
                />
              )}
              <a href={routes.company(company.slug)} className="text-15">
                {company.name}
              </a>{" "}
              {company.nameZh && (
                <span lang="zh-Hans" className="whitespace-nowrap text-muted">
                  {company.nameZh}
                </span>
              )}
              <span className="hidden text-muted sm:block" data-prose="">
                {company.description}
              </span>
            </th>
            <td>{company.isPseudo ? "Whole market" : companyKindLabels[company.kind]}</td>
            <td>
              <InBrief of="training" company={company} horizonMonths={horizonMonths} />
            </td>
            <td>
              <InBrief of="inference" company={company} horizonMonths={horizonMonths} />
            </td>
            {countsOf(company).map(({ kind, count }) => (
              <td key={kind} data-numeric>
                {count === 0 ? (
                  <span className="text-muted">none</span>
                ) : (
                  <OpenNumber of={{ of: "count", kind, firm: company.slug }}>{count}</OpenNumber>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function countsOf({ orderCount, reportCount, statementCount, noteCount }: CompanyListItem) {
  return [
    { kind: "order", count: orderCount },
    { kind: "report", count: reportCount },
    { kind: "statement", count: statementCount },
    { kind: "note", count: noteCount },
  ]
}

function InBrief({
  of,
  company,
  horizonMonths,
}: {
  of: "training" | "inference"
  company: CompanyListItem
  horizonMonths: number
}) {
  if (company.isPseudo) return <span className="text-muted">facts only</span>
  const { quantiles, grade } = company[of]
  if (!quantiles) return <span className="text-muted">no number</span>
  return (
    <>
      <OpenNumber of={{ of: "runway", firm: company.slug, workload: of, set: "own" }}>
        {medianWords(quantiles.p50, horizonMonths)}
        <span className="block">even odds: {middleHalfWords(quantiles, horizonMonths)}</span>
      </OpenNumber>
      {grade !== "shown" && (
        <span className="block text-muted">
          {grade === "strained" ? "for orientation only" : "with a warning"}
        </span>
      )}
    </>
  )
}
