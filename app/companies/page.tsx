import { pageMetadata } from "@/app/_parts/page-metadata"
import { ShareLine } from "@/components/charts/share/share-line"
import { CompareForm } from "@/components/compare/compare-form"
import { CompanyTable } from "@/components/company/company-table"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { specVersion } from "@/lib/charts/spec"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { listCompanies } from "@/lib/server/queries/companies"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Companies",
  description: "Every firm on record: its orders, reports and statements, and how far an estimate goes.",
  path: routes.companies(),
})

export default async function CompaniesPage() {
  const { companies, asOf, dataVersion, horizonMonths } = await listCompanies()
  const withNumber = companies.filter((one) => one.training.quantiles || one.inference.quantiles).length
  const firms = companies.filter(({ isPseudo }) => !isPseudo).length
  return (
    <>
      <PageHead title={`${firms} firms, ${withNumber} with a number`}>
        <p className="mt-3 max-w-prose">
          A number needs a count of chips and a size of the work. Where one is missing, the profile says what,
          and shows every fact there is. Months are medians with the middle half of the draws;{" "}
          <a href={routes.board()}>the board</a> shows the rest.
        </p>
        <Stamp parts={[`As of ${monthWords(asOf)}`, `data version ${dataVersion}`]} />
      </PageHead>
      <div className="mt-8">
        <CompareForm>
          <CompanyTable companies={companies} horizonMonths={horizonMonths} />
        </CompareForm>
        <div className="mt-2">
          <ShareLine
            spec={{ version: specVersion, chart: "firms-table" }}
            title="Every firm"
            asOf={asOf}
            dataVersion={dataVersion}
          />
        </div>
      </div>
    </>
  )
}
