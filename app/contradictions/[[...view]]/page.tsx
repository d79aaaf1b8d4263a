import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { ContradictionsView } from "@/components/contradictions/contradictions-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { conflictKindWords } from "@/lib/conflict-kind-words"
import { contradictionsViewSchema } from "@/lib/contracts/contradiction"
import { routes } from "@/lib/routes"
import { getAllContradictions } from "@/lib/server/queries/contradictions"

export const revalidate = 86400
type Props = { params: Promise<{ view?: string[] }> }

/** Made when a reader first asks, and kept: estimates have to be there, and a build has none. */
export function generateStaticParams(): { view: string[] }[] {
  return []
}

/** Null for an address of nothing: a firm or a kind that no matter has. Everything has one address. */
async function viewOf({ params }: Props) {
  const { view: segments } = await params
  const [firm = "all", kind = "all", ...more] = segments ?? []
  const parsed = contradictionsViewSchema.safeParse({ firm, kind })
  if (!parsed.success || more.length > 0) return null
  const view = parsed.data
  const isAll = view.firm === null && view.kind === null
  if (segments && segments.length !== (isAll ? 0 : 2)) return null
  const contradictions = await getAllContradictions()
  const { matters } = contradictions
  const company = matters.flatMap(({ companies }) => companies).find(({ slug }) => slug === view.firm)
  if (view.firm !== null && !company) return null
  if (view.kind !== null && !matters.some((matter) => matter.kind === view.kind)) return null
  return { contradictions, view, company: company ?? null }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await viewOf(props)
  if (!found) return { title: "No such contradictions" }
  const { view, company } = found
  const what = [company?.name, view.kind && conflictKindWords(view.kind)].filter(Boolean).join(", ")
  return pageMetadata({
    title: what === "" ? "Contradictions" : `Contradictions: ${what}`,
    description:
      "Where reports of Chinese firms’ AI chips do not agree: who says what, by which way it came, what it weighs, and how far a runway would move if one side were right.",
    path: routes.contradictionsOf(view),
  })
}

export default async function ContradictionsPage(props: Props) {
  const found = await viewOf(props)
  if (found) return <ContradictionsView contradictions={found.contradictions} view={found.view} />
  return (
    <MissingPage
      asked={readable(((await props.params).view ?? []).join("/"))}
      noun="list of contradictions"
      candidates={[]}
      index={{ href: routes.contradictions(), label: "all contradictions" }}
    />
  )
}
