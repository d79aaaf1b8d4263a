import type { Metadata } from "next"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { BoardPage } from "@/components/board/board-page"
import { KnownBanner } from "@/components/known/known-banner"
import { keepsDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { MissingPage } from "@/components/not-found/missing-page"
import { boardViewSchema, type BoardView } from "@/lib/contracts/board"
import { withKnown } from "@/lib/known-link"
import { defaultBoardView, routes } from "@/lib/routes"
import { getKnownBoard } from "@/lib/server/queries/known-pages"

type Props = {
  params: Promise<{ view?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function viewOf({ params }: Props): Promise<BoardView | null> {
  const { view } = await params
  if (view === undefined) return defaultBoardView
  const [set, sort, kind, ...more] = view
  const parsed = boardViewSchema.safeParse({ set, sort, kind })
  return parsed.success && more.length === 0 ? parsed.data : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = (await viewOf(props)) ?? defaultBoardView
  const { day } = askedDay(await props.searchParams)
  return knownMetadata(
    {
      title: "How long do the chips last?",
      description: "The runway board of what had been published by a day.",
      path: routes.board(view),
    },
    day,
  )
}

/** The board as known on a day; `/` and `/board/…` lead here where their address names one. */
export default async function KnownBoardPage(props: Props) {
  const view = await viewOf(props)
  if (!view) {
    return (
      <MissingPage
        asked="board"
        noun="board"
        candidates={[]}
        index={{ href: routes.board(), label: "the runway board" }}
      />
    )
  }
  const path = routes.board(view)
  const { day, refusal } = askedDay(await props.searchParams)
  if (day === null) return <NoSuchDay words={refusal} path={path} />
  const { made, busy } = await orBusy(() => getKnownBoard(view, day))
  if (busy !== null) return <Busy words={busy} again={withKnown(path, day)} />
  const { board, known, hindsight, inputs } = made
  keepsDay(known)
  return (
    <>
      <KnownBanner known={known} path={path} hindsight={hindsight} inputs={inputs} />
      <BoardPage board={board} />
    </>
  )
}
