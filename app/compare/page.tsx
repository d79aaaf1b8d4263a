import { pageMetadata } from "@/app/_parts/page-metadata"
import { FirmChooser } from "@/components/compare/firm-chooser"
import { ReadyMade } from "@/components/compare/ready-made"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { routes } from "@/lib/routes"
import { listCompanies } from "@/lib/server/queries/companies"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Compare firms",
  description:
    "Two to six Chinese AI firms beside each other: how long their chips last, what they hold, need and could not buy again, and what they said.",
  path: routes.compare(),
})

/** The choice of firms. With `?firms=` another page answers, which is made for each reader. */
export default async function ComparePage() {
  const { companies } = await listCompanies()
  const firms = companies
    .filter(({ isPseudo }) => !isPseudo)
    .map((firm) => ({
      ...firm,
      hasNumber: firm.training.quantiles !== null || firm.inference.quantiles !== null,
    }))
  return (
    <>
      <PageHead title="Compare firms">
        <p className="mt-3 max-w-prose">
          Two to six firms beside each other on common axes: how long their chips last and whose last longer,
          what they hold, what their work needs, what they could not simply buy again, and what they said.
        </p>
      </PageHead>
      <Section id="ready" title="Ready made">
        <ReadyMade firms={firms} />
      </Section>
      <Section id="choose" title="Your own choice">
        <FirmChooser firms={firms} view={{ firms: [], set: "own", workload: "both" }} />
      </Section>
    </>
  )
}
