import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { Laboratory } from "@/components/lab/laboratory"
import { LinkedPage } from "@/components/lab/linked-page"
import { NoLaboratory } from "@/components/lab/no-laboratory"
import { MissingPage } from "@/components/not-found/missing-page"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { listCompanyNames } from "@/lib/server/queries/companies"
import { getLab } from "@/lib/server/queries/lab"

export const revalidate = 86400
type Props = { params: Promise<{ firm: string; month?: string[] }> }

/** A laboratory is made when a reader first asks for its firm and month, and kept; proxy.ts leads here. */
export function generateStaticParams(): { firm: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await readLab(params)
  if (!view) return { title: "No such firm" }
  return pageMetadata({
    title: `${view.name} in the laboratory`,
    description: `Change any assumption behind ${view.name}’s AI chip runway, disbelieve any report, and see how far the answer moves.`,
    path: routes.lab(view.firm),
  })
}

export default async function LabPage({ params }: Props) {
  const { firm, view } = await readLab(params)
  if (!view) {
    const companies = await listCompanyNames()
    return (
      <MissingPage
        asked={firm}
        noun="firm"
        candidates={companies.map(({ slug, name, nameZh }) => ({
          href: routes.lab(slug),
          name: nameZh ? `${name} ${nameZh}` : name,
          keys: [slug, name],
        }))}
        index={{ href: routes.lab(), label: "the firms of the laboratory" }}
      />
    )
  }
  const { name, nameZh, asOf, dataVersion } = view
  return (
    <>
      <PageHead
        kicker={
          <>
            <a href={routes.lab()}>Laboratory</a> · <a href={routes.company(view.firm)}>{name}</a>
          </>
        }
        title={
          <>
            {name}
            {nameZh && (
              <span lang="zh-Hans" className="ml-3 text-21 font-normal whitespace-nowrap text-muted">
                {nameZh}
              </span>
            )}{" "}
            in the laboratory
          </>
        }
      >
        <p className="mt-2 max-w-prose">
          Every assumption of the estimate with its evidence, and every report with its weight. Change what
          you doubt: the estimate is run again here, and the address holds what you changed.
        </p>
        <Stamp parts={[`as of ${monthWords(asOf)}`, `data version ${dataVersion}`]} />
      </PageHead>
      {view.rents === null && view.hasChips ? (
        <LinkedPage>
          <Laboratory view={view} />
        </LinkedPage>
      ) : (
        <NoLaboratory view={view} />
      )}
    </>
  )
}

/** A month for which nothing was set opens as of the data's month, and the page says so. */
async function readLab(params: Props["params"]) {
  const { firm: segment, month } = await params
  const firm = readable(segment)
  const asOf = month?.[0] === undefined ? null : readable(month[0])
  return { firm, view: (await getLab(firm, asOf)) ?? (asOf === null ? null : await getLab(firm, null)) }
}
