import type { Metadata } from "next"
import { BoardPage } from "@/components/board/board-page"
import { specVersion } from "@/lib/charts/spec"
import { defaultBoardView } from "@/lib/routes"
import { routes } from "@/lib/routes"
import { getBoard } from "@/lib/server/queries/board"
import { metadataWithChart } from "./_parts/chart-metadata"

// Once a day the page is made anew, so that the line for today moves.
export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const page = {
    title: "How long do the chips last?",
    description:
      "When the AI chips of Chinese firms stop covering training and inference, each with its interval, its reports and its sources.",
    path: routes.board(),
  }
  return {
    ...(await metadataWithChart(page, [
      { version: specVersion, chart: "runway-board", ...defaultBoardView },
    ])),
    // The layout's title template reaches the pages below this one, not this one.
    title: { absolute: "How long do the chips last? · Chip Runway" },
  }
}

export default async function HomePage() {
  return <BoardPage board={await getBoard(defaultBoardView)} />
}
