import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { MissingPage } from "@/components/not-found/missing-page"
import { OpenQuestionsView } from "@/components/open-questions/open-questions-view"
import { specVersion } from "@/lib/charts/spec"
import { openQuestionsViewSchema } from "@/lib/contracts/open-questions"
import { routes } from "@/lib/routes"
import { getOpenQuestions } from "@/lib/server/queries/open-questions"

export const revalidate = 86400
type Props = { params: Promise<{ view?: string[] }> }

/** Made when a reader first asks, and kept: what drives the estimates takes longer than a build should. */
export function generateStaticParams(): { view: string[] }[] {
  return []
}

/** Null for an address of nothing, and for a firm without a number. Everything has one address. */
async function viewOf({ params }: Props) {
  const { view: segments } = await params
  const [firm = "all", workload = "both", ...more] = segments ?? []
  const parsed = openQuestionsViewSchema.safeParse({ firm, workload })
  if (!parsed.success || more.length > 0) return null
  const view = parsed.data
  const questions = await getOpenQuestions()
  const found = questions.firms.find(({ slug }) => slug === view.firm) ?? null
  if (view.firm !== null && !found) return null
  if (segments && segments.length !== (view.firm === null && view.workload === null ? 0 : 2)) return null
  return { questions, view, firm: found }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await viewOf(props)
  if (!found) return { title: "No such questions" }
  const { view, firm } = found
  const whose = [firm?.name ?? "Chinese firms", ...(view.workload ? [view.workload] : [])].join(", ")
  const isAll = view.firm === null && view.workload === null
  return metadataWithChart(
    {
      title: isAll ? "Open questions" : `Open questions: ${whose}`,
      description: `The unknown facts that would narrow the estimates of how long AI chips last most, were they known: ${whose}.`,
      path: routes.openQuestions(view),
    },
    isAll ? [{ version: specVersion, chart: "open-questions" }] : [],
  )
}

export default async function OpenQuestionsPage(props: Props) {
  const found = await viewOf(props)
  if (found) return <OpenQuestionsView questions={found.questions} view={found.view} />
  return (
    <MissingPage
      asked={readable(((await props.params).view ?? []).join("/"))}
      noun="list of questions"
      candidates={[]}
      index={{ href: routes.openQuestions(), label: "all open questions" }}
    />
  )
}
