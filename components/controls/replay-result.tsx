import { Section } from "@/components/ui/section"
import type { Replay } from "@/lib/contracts/replay"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { isSamePair, pairsOf, replayLead } from "@/lib/replay-words"
import { ReplayChart } from "./replay-chart"
import { ReplayChips } from "./replay-chips"

/** What a replay found: its answer, the rows of the board before and after, and the chips behind it. */
export function ReplayResult({ replay }: { replay: Replay }) {
  const movesOwn = replay.rows.some((row) =>
    pairsOf(row).some(({ set, pair }) => set === "own" && !isSamePair(pair)),
  )
  return (
    <>
      <Section
        id="firms"
        title="What it does to each firm"
        lead={<span data-prose="">{replayLead(replay)}</span>}
      >
        {replay.rows.length > 0 && <ReplayChart replay={replay} set="all" />}
        {movesOwn ? (
          <div className="mt-10">
            <ReplayChart replay={replay} set="own" />
          </div>
        ) : (
          replay.rows.length > 0 && (
            <p className="mt-4 max-w-prose text-15">
              No firm’s own stock moves: what is delivered stays, and no open order is won or lost.
            </p>
          )
        )}
        {replay.without.length > 0 && (
          <p className="mt-4 max-w-prose text-13 text-muted">
            Without a number for this month, before and after:{" "}
            {replay.without.map(({ name }) => name).join(", ")}.
          </p>
        )}
      </Section>
      <Section
        id="chips"
        title="What it does to chips"
        lead="Sales to a Chinese firm that is on no list. Chips made in China are bought at home, and stand here only where a scenario names them."
      >
        <ReplayChips changes={replay.chips} />
      </Section>
      <Section id="limits" title="What a replay leaves out">
        <ul className="max-w-prose list-disc space-y-1 pl-5 text-15">
          <li>
            A rule that never came, or came later, leaves a gap where it took over from another: the older
            text still ends on its day, until the next one on record begins. Only a ready-made scenario that
            says so keeps the older text alive.
          </li>
          <li>
            It takes away, gives back or frees purchases that are on record or expected. It does not invent
            those that a firm would have made had a rule never come.
          </li>
          <li>
            Chips that a firm holds stay, and so do chips rented abroad. Nobody buys something else instead,
            and no price moves.
          </li>
          <li>
            The model enters all expected domestic chips as Ascend 910Cs: a stop of that part stops them all.
          </li>
          <li>
            An estimate of a past month knows only rules that were out by then. Both sides use the same{" "}
            <a href={routes.methodology("scenarios")}>{countWords(replay.draws)} draws</a>, so that nothing
            differs between them but the rules.
          </li>
          <li>A reading of public texts, not legal advice.</li>
        </ul>
      </Section>
    </>
  )
}
