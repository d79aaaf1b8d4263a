import type { Metadata } from "next"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { readable } from "@/app/_parts/readable"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { orderOf } from "@/app/statements/_parts/order-of"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { MissingPage } from "@/components/not-found/missing-page"
import { StatementsView } from "@/components/statements/statements-view"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"
import { getKnownStatements } from "@/lib/server/queries/statements"

type Props = {
  params: Promise<{ view?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const order = orderOf((await params).view) ?? "state"
  return knownMetadata(
    {
      title: "What firms said of their stock",
      description: "Claims of how long a Chinese firm’s AI chips last that had been published by a day.",
      path: routes.statements(order),
    },
    askedDay(await searchParams).day,
  )
}

/** What firms had said of their stock by a day; `/statements` leads here where its address names one. */
export default async function KnownStatementsPage({ params, searchParams }: Props) {
  const { view = [] } = await params
  const order = orderOf(view)
  if (order === null) {
    return (
      <MissingPage
        asked={readable(view.join("/"))}
        noun="list of statements"
        candidates={[]}
        index={{ href: routes.statements(), label: "all statements" }}
      />
    )
  }
  const path = routes.statements(order)
  const { day, refusal } = askedDay(await searchParams)
  if (day === null) return <NoSuchDay words={refusal} path={path} />
  const { made, busy } = await orBusy(() => getKnownStatements(day))
  if (busy !== null) return <Busy words={busy} again={withKnown(path, day)} />
  keepsDay(made.known)
  return (
    <>
      <KnownBanner known={made.known} path={path} />
      <StatementsView list={made.list} order={order} />
    </>
  )
}
