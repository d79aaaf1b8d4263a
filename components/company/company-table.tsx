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
    <div className="overflow-x-auto border-t border-ink" tabIndex={0} role="group" aria-label="Companies">
      <table className="w-full min-w-[52rem] text-13">
        <thead>
          <tr className="text-left align-bottom">
            <th scope="col" className="sticky left-0 border-b bg-paper py-2 pr-4 font-medium">
              Firm
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Kind
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Training, own stock
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Inference, own stock
            </th>
            {["Orders", "Reports", "Statements", "Notes"].map((count) => (
              <th key={count} scope="col" className="border-b py-2 pl-4 text-right font-medium">
                {count}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {companies.map((company) => (
            <tr key={company.slug} className="align-top">
              <th
                scope="row"
                className="sticky left-0 w-[10rem] border-b bg-paper py-2 pr-4 text-left font-normal sm:w-[26rem]"
              >
                <a href={routes.company(company.slug)} className="text-15">
                  {company.name}
                </a>{" "}
                {company.nameZh && (
                  <span lang="zh-Hans" className="whitespace-nowrap text-muted">
                    {company.nameZh}
                  </span>
                )}
                <span className="hidden text-muted sm:block">{company.description}</span>
              </th>
              <td className="border-b py-2 pr-4">
                {company.isPseudo ? "Whole market" : companyKindLabels[company.kind]}
              </td>
              <td className="border-b py-2 pr-4">
                <InBrief workload={company.training} company={company} horizonMonths={horizonMonths} />
              </td>
              <td className="border-b py-2 pr-4">
                <InBrief workload={company.inference} company={company} horizonMonths={horizonMonths} />
              </td>
              {[company.orderCount, company.reportCount, company.statementCount, company.noteCount].map(
                (count, index) => (
                  <td key={index} className="border-b py-2 pl-4 text-right">
                    {count === 0 ? <span className="text-muted">none</span> : count}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function InBrief({
  workload,
  company,
  horizonMonths,
}: {
  workload: CompanyListItem["training"]
  company: CompanyListItem
  horizonMonths: number
}) {
  if (company.isPseudo) return <span className="text-muted">facts only</span>
  const { quantiles } = workload
  if (!quantiles) return <span className="text-muted">no number</span>
  return (
    <>
      {medianWords(quantiles.p50, horizonMonths)}
      <span className="block">even odds: {middleHalfWords(quantiles, horizonMonths)}</span>
      {workload.grade !== "shown" && (
        <span className="block text-muted">
          {workload.grade === "strained" ? "for orientation only" : "with a warning"}
        </span>
      )}
    </>
  )
}
