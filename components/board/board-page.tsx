import { Section } from "@/components/page/section"
import type { Board } from "@/lib/contracts/board"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { boardLead } from "./lead"
import { ViewSwitch } from "./view-switch"
import { WithoutNumber } from "./without-number"

/** The runway board with its words: the answer, the choices, the chart, and the firms that get no number. */
export function BoardPage({ board }: { board: Board }) {
  const { view, asOf, dataVersion, orderCount, reportCount, sourceCount } = board
  return (
    <>
      <header className="pt-8 sm:pt-10">
        <h1 className="text-28 sm:text-40">How long do the chips last?</h1>
        <div className="mt-3 max-w-prose space-y-1 font-serif text-17 sm:text-21">
          {boardLead(board).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <p className="mt-4 max-w-prose">
          Chips are not used up by being used. A stock lasts until the work its owner needs done each month is
          more than the chips can do. The board shows that month for each Chinese AI firm with enough
          evidence,{" "}
          {view.set === "own"
            ? "counting the chips it holds or has firmly ordered"
            : "counting its own chips and every supply it can expect, Chinese, licensed or rented"}
          . <a href={routes.methodology()}>How it is estimated</a>.
        </p>
        <p className="mt-3 text-13 text-muted">
          As of {monthWords(asOf)} · data version {dataVersion} · from {reportCount} reports of {orderCount}{" "}
          orders and <a href={routes.sources()}>{sourceCount} sources</a>
        </p>
      </header>
      <ViewSwitch view={view} />
      {board.without.length > 0 && (
        <Section id="without" title="No number, and what is missing">
          <WithoutNumber rows={board.without} />
        </Section>
      )}
    </>
  )
}
