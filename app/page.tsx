import { BoardPage } from "@/components/board/board-page"
import { defaultBoardView } from "@/lib/routes"
import { routes } from "@/lib/routes"
import { getBoard } from "@/lib/server/queries/board"
import { pageMetadata } from "./_parts/page-metadata"

// Once a day the page is made anew, so that the line for today moves.
export const revalidate = 86400

// The layout's title template reaches the pages below this one, not this one.
export const metadata = {
  ...pageMetadata({
    title: "How long do the chips last?",
    description:
      "When the AI chips of Chinese firms stop covering training and inference, each with its interval, its reports and its sources.",
    path: routes.board(),
  }),
  title: { absolute: "How long do the chips last? · Chip Runway" },
}

export default async function HomePage() {
  return <BoardPage board={await getBoard(defaultBoardView)} />
}
