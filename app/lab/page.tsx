import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { FirmChoice } from "@/components/lab/firm-choice"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { listCompanies } from "@/lib/server/queries/companies"

export const revalidate = 86400

export const metadata: Metadata = pageMetadata({
  title: "The laboratory",
  description:
    "Change any assumption behind a Chinese firm’s AI chip runway, disbelieve any report, and see how far the answer moves.",
  path: routes.lab(),
})

/** The firms whose estimates can be questioned. */
export default async function LabChoicePage() {
  const { companies, asOf, dataVersion, horizonMonths } = await listCompanies()
  return (
    <>
      <PageHead title="The laboratory">
        <p className="mt-3 max-w-prose">
          Doubt a number? Open a firm’s estimate, change any assumption or disbelieve any report, and see at
          once how far the answer moves. The address holds what you changed, so the view can be shared.
        </p>
        <Stamp parts={[`as of ${monthWords(asOf)}`, `data version ${dataVersion}`]} />
      </PageHead>
      <FirmChoice companies={companies} horizonMonths={horizonMonths} />
    </>
  )
}
