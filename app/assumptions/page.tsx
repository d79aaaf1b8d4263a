import { pageMetadata } from "@/app/_parts/page-metadata"
import { AssumptionTable } from "@/components/assumptions/assumption-table"
import { byGroupAndFamily } from "@/components/assumptions/families"
import { ShareLine } from "@/components/charts/share/share-line"
import { OpenNumber } from "@/components/numbers/open-number"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { Stamp } from "@/components/page/stamp"
import { specVersion } from "@/lib/charts/spec"
import { assumptionGroupLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { listAssumptions } from "@/lib/server/queries/assumptions"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Assumptions",
  description: "Every parameter of the model with its range, its evidence and how far we trust it.",
  path: routes.assumptions(),
})

export default async function AssumptionsPage() {
  const { assumptions, dataVersion } = await listAssumptions()
  const groups = byGroupAndFamily(assumptions)
  const judgements = assumptions.filter(({ verification }) => verification === "judgement").length
  return (
    <>
      <PageHead title="What the estimates assume">
        <p className="mt-3 max-w-prose">
          <OpenNumber of={{ of: "count", kind: "assumption", firm: null }}>
            {assumptions.length} parameters
          </OpenNumber>
          , each a range and not a number. {judgements} are judgements of ours without a source of their own,
          and say so. What they do in the model is on <a href={routes.methodology()}>the methodology page</a>.
        </p>
        <Stamp parts={[`Data version ${dataVersion}`]} />
        <div className="mt-2">
          <ShareLine
            spec={{ version: specVersion, chart: "assumptions-table" }}
            title="Every assumption"
            asOf={null}
            dataVersion={dataVersion}
          />
        </div>
        <nav aria-label="Groups" className="mt-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13">
            {groups.map(({ group }) => (
              <li key={group}>
                <a href={`#group-${group}`}>{assumptionGroupLabels[group]}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHead>
      {groups.map(({ group, families }) => (
        <Section key={group} id={`group-${group}`} title={assumptionGroupLabels[group]}>
          <AssumptionTable assumptions={families.flatMap((one) => one.assumptions)} />
        </Section>
      ))}
    </>
  )
}
