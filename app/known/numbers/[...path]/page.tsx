import type { Metadata } from "next"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { readable } from "@/app/_parts/readable"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { MissingPage } from "@/components/not-found/missing-page"
import { NumberPage } from "@/components/numbers/number-page"
import { dayWords } from "@/lib/format"
import { readNumberPath } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { getKnownNumber } from "@/lib/server/queries/known-number"

type Props = {
  params: Promise<{ path: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const key = readNumberPath((await params).path.map(readable))
  const { day } = askedDay(await searchParams)
  const path = key ? routes.number(key) : routes.board()
  return knownMetadata(
    { title: "What stands behind a number", description: "What had been published by a day.", path },
    day,
  )
}

/** What stood behind a number as known on a day; its own address leads here where it names one. */
export default async function KnownNumberPage({ params, searchParams }: Props) {
  const parts = (await params).path.map(readable)
  const key = readNumberPath(parts)
  const { day, refusal } = askedDay(await searchParams)
  if (!key) {
    return (
      <MissingPage
        asked={parts.join("/")}
        noun="number"
        candidates={[]}
        index={{ href: routes.board(), label: "the board" }}
      />
    )
  }
  const path = routes.number(key)
  if (day === null) return <NoSuchDay words={refusal} path={path} />
  const { made, busy } = await orBusy(() => getKnownNumber(key, day))
  if (busy !== null) return <Busy words={busy} again={routes.number(key, day)} />
  const { known, view } = made
  keepsDay(known)
  return (
    <>
      <KnownBanner known={known} path={path} />
      {view ? (
        <NumberPage view={view} />
      ) : (
        <>
          <h1 className="mt-8 text-28">Not known on that day</h1>
          <p className="mt-3 max-w-prose">
            Nothing that this number rests on had been published by {dayWords(day)}, or it is told of today
            alone, as scenarios and the track record are. <a href={path}>As known now</a>.
          </p>
        </>
      )}
    </>
  )
}
