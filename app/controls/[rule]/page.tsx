import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { RulePageView } from "@/components/controls/rule-page-view"
import { RuleProposalView } from "@/components/controls/rule-proposal-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { routes } from "@/lib/routes"
import { getControlText, listControlNames } from "@/lib/server/queries/control-rule"

export const revalidate = 86400
type Props = { params: Promise<{ rule: string }> }

/** A rule's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { rule: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await getControlText(readable((await params).rule))
  if (!text) return { title: "No such rule" }
  return pageMetadata({
    title: text.shortName,
    description:
      text.kindOfPage === "rule"
        ? `${text.name}: what it tests, which AI chips it catches and just misses, whom it hits, and who confirms it.`
        : `${text.name}: a bill or draft, not law. What it would test and which AI chips it would catch.`,
    path: routes.control(text.id),
  })
}

export default async function RulePage({ params }: Props) {
  const id = readable((await params).rule)
  const text = await getControlText(id)
  if (text?.kindOfPage === "rule") return <RulePageView rule={text} />
  if (text) return <RuleProposalView proposal={text} />
  const names = await listControlNames()
  return (
    <MissingPage
      asked={id}
      noun="rule"
      candidates={names.map((one) => ({
        href: routes.control(one.id),
        name: one.name,
        keys: [one.id, one.shortName],
      }))}
      index={{ href: routes.controls(), label: "all rules" }}
    />
  )
}
