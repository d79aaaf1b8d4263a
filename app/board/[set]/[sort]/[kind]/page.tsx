import type { Metadata } from "next"
import { metadataWithChart } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { BoardPage } from "@/components/board/board-page"
import { MissingPage } from "@/components/not-found/missing-page"
import { boardViewSchema, type BoardView } from "@/lib/contracts/board"
import { boardKindLabels, boardSetLabels, boardSortLabels } from "@/lib/labels"
import { specVersion } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { getBoard } from "@/lib/server/queries/board"

export const revalidate = 86400
type Props = { params: Promise<{ set: string; sort: string; kind: string }> }

/** A view is made when a reader first asks for it, and kept. */
export function generateStaticParams(): Awaited<Props["params"]>[] {
  return []
}

async function viewOf({ params }: Props): Promise<BoardView | null> {
  const parsed = boardViewSchema.safeParse(await params)
  return parsed.success ? parsed.data : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await viewOf(props)
  if (!view) return { title: "No such board" }
  const kind = view.kind === "all" ? "" : `, ${boardKindLabels[view.kind]}`
  const page = {
    title: `How long do the chips last? ${boardSetLabels[view.set]} by ${boardSortLabels[view.sort]}${kind}`,
    description: `The runway board for ${boardSetLabels[view.set]}, sorted by ${boardSortLabels[view.sort]}${kind}.`,
    path: routes.board(view),
  }
  return metadataWithChart(page, [{ version: specVersion, chart: "runway-board", ...view }])
}

export default async function BoardViewPage(props: Props) {
  const view = await viewOf(props)
  if (!view) {
    const asked = Object.values(await props.params).join("/")
    return (
      <MissingPage
        asked={readable(asked)}
        noun="board"
        candidates={[]}
        index={{ href: routes.board(), label: "the runway board" }}
      />
    )
  }
  return <BoardPage board={await getBoard(view)} />
}
