import { RunwayBoard } from "@/components/charts/runway-board"
import { Stamp } from "@/components/page/stamp"
import type { Board } from "@/lib/contracts/board"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { boardLead } from "@/lib/board-lead"
import { ViewSwitch } from "./view-switch"

/** The runway board with its words: the answer, what the board is and from what, the choices, the chart. */
export function BoardPage({ board }: { board: Board }) {
  const { view, asOf, dataVersion, orderCount, reportCount, sourceCount, firmCount } = board
  const [headline, ...rest] = boardLead(board)
  return (
    <>
      <header className="pt-8 sm:pt-10">
        <h1 className="max-w-[48ch] text-21 sm:text-28">{headline}</h1>
        {rest.map((sentence) => (
          <p key={sentence} className="mt-2 max-w-[58ch] font-serif text-17 sm:text-21">
            {sentence}
          </p>
        ))}
        <p className="mt-4 max-w-prose">
          Chips are not used up by being used. A stock lasts until the work its owner needs done each month is
          more than the chips can do. The board shows that month for each Chinese AI firm with enough
          evidence,{" "}
          {view.set === "own"
            ? "counting the chips it holds or has firmly ordered"
            : "counting its own chips and every supply it can expect, Chinese, licensed or rented"}
          . <a href={routes.methodology()}>How it is estimated</a>.
        </p>
        <Stamp
          parts={[
            `As of ${monthWords(asOf)}`,
            `data version ${dataVersion}`,
            `${firmCount} firms`,
            `${reportCount} reports of ${orderCount} orders`,
          ]}
        />
        <ViewSwitch view={view} />
      </header>
      <div className="mt-8 border-t border-ink pt-3">
        <RunwayBoard
          board={board}
          foot={{ asOf, dataVersion, sources: [{ label: `${sourceCount} sources`, href: routes.sources() }] }}
        />
      </div>
    </>
  )
}
