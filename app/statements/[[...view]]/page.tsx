import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { orderOf } from "@/app/statements/_parts/order-of"
import { MissingPage } from "@/components/not-found/missing-page"
import { StatementsView } from "@/components/statements/statements-view"
import { routes } from "@/lib/routes"
import { listStatements } from "@/lib/server/queries/statements"
import { statementOrderLabels } from "@/lib/statement-words"

export const revalidate = 86400
type Props = { params: Promise<{ view?: string[] }> }

export function generateStaticParams(): { view: string[] }[] {
  return []
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const order = orderOf((await props.params).view)
  if (order === null) return { title: "No such list" }
  return pageMetadata({
    title: `What firms said of their stock${order === "state" ? "" : `, by ${statementOrderLabels[order]}`}`,
    description:
      "Every public claim of how long a Chinese firm’s AI chips last: who said it, when, whether it has run out by now, and what became of it.",
    path: routes.statements(order),
  })
}

export default async function StatementsPage(props: Props) {
  const order = orderOf((await props.params).view)
  if (order !== null) return <StatementsView list={await listStatements()} order={order} />
  return (
    <MissingPage
      asked={readable(((await props.params).view ?? []).join("/"))}
      noun="list of statements"
      candidates={[]}
      index={{ href: routes.statements(), label: "all statements" }}
    />
  )
}
