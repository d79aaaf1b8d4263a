import type { Metadata } from "next"
import { cache } from "react"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { readable } from "@/app/_parts/readable"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { MissingPage } from "@/components/not-found/missing-page"
import { OrderPageView } from "@/components/orders/order-page-view"
import { dayWords } from "@/lib/format"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"
import { getKnownOrder } from "@/lib/server/queries/known-pages"
import { listOrderNames } from "@/lib/server/queries/orders"

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Once for a page and its title, which would else take two turns. */
const found = cache((id: string, day: string) => orBusy(() => getKnownOrder(id, day)))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const id = readable((await params).id)
  const { day } = askedDay(await searchParams)
  // Its name of today may say what came out later.
  const known = day === null ? null : (await found(id, day)).made
  return knownMetadata(
    {
      title: known?.order?.title ?? "An order",
      description: "What had been published of an order by a day.",
      path: routes.order(id),
    },
    day,
  )
}

/** An order as known on a day; its own address leads here where it names one. */
export default async function KnownOrderPage({ params, searchParams }: Props) {
  const id = readable((await params).id)
  const path = routes.order(id)
  const { day, refusal } = askedDay(await searchParams)
  if (day === null) return <NoSuchDay words={refusal} path={path} />
  const { made, busy } = await found(id, day)
  if (busy !== null) return <Busy words={busy} again={withKnown(path, day)} />
  const { known, order } = made
  keepsDay(known)
  if (order) {
    return (
      <>
        <KnownBanner known={known} path={path} />
        <OrderPageView order={order} />
      </>
    )
  }
  const orders = await listOrderNames()
  if (!orders.some((one) => one.id === id)) {
    return (
      <MissingPage
        asked={id}
        noun="order"
        candidates={[]}
        index={{ href: withKnown(routes.orders(), day), label: "the orders" }}
      />
    )
  }
  return (
    <>
      <KnownBanner known={known} path={path} />
      <h1 className="mt-8 text-28">Not known yet</h1>
      <p className="mt-3 max-w-prose">
        Nothing that this order rests on had been published by {dayWords(day)}.
      </p>
    </>
  )
}
