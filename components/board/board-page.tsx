import { RunwayBoard } from "@/components/charts/runway-board"
import { keepDay } from "@/components/known/known-day"
import { KnownWayIn } from "@/components/known/known-way-in"
import { OpenCount } from "@/components/numbers/open-count"
import { OpenNumber } from "@/components/numbers/open-number"
import { Stamp } from "@/components/page/stamp"
import type { Board } from "@/lib/contracts/board"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { boardLeadPieces, type LeadPiece } from "@/lib/board-lead"
import { ViewSwitch } from "./view-switch"

/** The runway board with its words: the answer, what the board is and from what, the choices, the chart. */
export function BoardPage({ board }: { board: Board }) {
  const { view, asOf, dataVersion, orderCount, reportCount, sourceCount, firmCount } = board
  const [headline, ...rest] = boardLeadPieces(board)
  return (
    <>
      <header className="pt-8 sm:pt-10">
        <h1 className="max-w-[48ch] text-21 sm:text-28">
          <Lead pieces={headline ?? []} set={view.set} />
        </h1>
        {rest.map((pieces, index) => (
          <p key={index} className="mt-2 max-w-[58ch] font-serif text-17 sm:text-21">
            <Lead pieces={pieces} set={view.set} />
          </p>
        ))}
        <p className="mt-4 max-w-prose">
          Chips are not used up by being used. A stock lasts until the work its owner needs done each month is
          more than the chips can do. The board shows that month for each Chinese AI firm with enough
          evidence,{" "}
          {view.set === "own"
            ? "counting the chips it holds or has firmly ordered"
            : "counting its own chips and every supply it can expect, Chinese, licensed or rented"}
          . <a href={routes.methodology()}>How it is estimated</a>. Two to six of them stand{" "}
          <a href={keepDay(routes.compare())}>beside each other</a> on a page of their own.
        </p>
        <Stamp
          parts={[
            `As of ${monthWords(asOf)}`,
            `data version ${dataVersion}`,
            <OpenCount key="firms" kind="company" count={firmCount} />,
            <>
              <OpenCount kind="report" count={reportCount} /> of <OpenCount kind="order" count={orderCount} />
            </>,
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
      <KnownWayIn path={routes.board(view)} />
    </>
  )
}

/** A sentence whose figures open, each to the runway that it is of. */
function Lead({ pieces, set }: { pieces: readonly LeadPiece[]; set: Board["view"]["set"] }) {
  return pieces.map(({ text, of }, index) =>
    of === null ? (
      text
    ) : (
      <OpenNumber key={index} of={{ of: "runway", ...of, set }}>
        {text}
      </OpenNumber>
    ),
  )
}
