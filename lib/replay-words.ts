import type { LineEffect, Replay, ReplayPair, ReplayRow, ReplaySummary } from "./contracts/replay"
import { controlWords } from "./control-words"
import type { Workload } from "./domain/company"
import type { LawChange } from "./domain/scenario"
import { dayWords, monthCountWords, monthWords, shareWords } from "./format"
import { medianWords, middleHalfWords } from "./runway-words"

/** Which chips a runway counts: the firm's own and ordered ones, or every expected supply with them. */
export type ReplaySet = "own" | "all"

const setWords: Record<ReplaySet, string> = { own: "own stock", all: "all supply" }
const workloads = ["training", "inference"] as const satisfies readonly Workload[]

/** A change of the law, as a sentence: "Without the October 2023 rule." */
export function changeWords(change: LawChange, names: Replay["names"]): string {
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? id
  switch (change.do) {
    case "remove":
      return `As if it had never been: ${nameOf(change.rule)}.`
    case "move":
      return `From ${dayWords(change.to)}: ${nameOf(change.rule)}.`
    case "end":
      // A far day says that nothing ends it.
      return change.on > "2090"
        ? `Never replaced: ${nameOf(change.rule)}.`
        : `Ends on ${dayWords(change.on)}: ${nameOf(change.rule)}.`
    case "adopt":
      return `Law from ${dayWords(change.from)}: ${nameOf(change.proposal)}.`
    case "treat":
      return `${nameOf(change.chip)}: ${controlWords(change.as).label} from ${dayWords(change.from)}.`
  }
}

/** Whether a runway is the same under both laws. */
export function isSamePair({ before, after }: ReplayPair): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

/** Both medians in a few words: "about 14 → 9 months", "about 14 months, as before". */
export function stepWords({ before, after }: ReplayPair, horizonMonths: number): string {
  const [was, is] = [before.quantiles.p50, after.quantiles.p50]
  if (was === is) return `${medianWords(was, horizonMonths)}, as before`
  if (was !== null && is !== null && was > 0 && is > 0) return `about ${was} → ${monthCountWords(is)}`
  return `${medianWords(was, horizonMonths)} → ${medianWords(is, horizonMonths)}`
}

function medianCount(median: number): string {
  return median === 0 ? "already short" : monthCountWords(median)
}

/** Both medians beside their bar, in the room there is: "14 → 12 months", "over 60 → 45 months". */
export function stepLabel(pair: ReplayPair, horizonMonths: number): string {
  const [was, is] = [pair.before.quantiles.p50, pair.after.quantiles.p50]
  if (was === is) {
    if (!isSamePair(pair)) return `${was === null ? `over ${horizonMonths}` : medianCount(was)}, as before`
    return was === null ? `over ${monthCountWords(horizonMonths)}` : medianWords(was, horizonMonths)
  }
  const short = (median: number | null) =>
    median === null ? `over ${horizonMonths}` : median === 0 ? "none" : String(median)
  return `${short(was)} → ${short(is)}${is === 0 ? ": already short" : is === 1 ? " month" : " months"}`
}

/**
 * What the changes do to one runway: "All supply, training: about 14 → 9 months; even odds 8 to 26 → 8 to 20;
 * still enough after two years in 31% → 22% of draws."
 */
export function pairSentence(
  set: ReplaySet,
  workload: Workload,
  pair: ReplayPair,
  horizonMonths: number,
): string {
  const head = `${capital(setWords[set])}, ${workload}`
  if (isSamePair(pair)) return `${head}: unchanged, ${medianWords(pair.after.quantiles.p50, horizonMonths)}.`
  const parts = [`${head}: ${stepWords(pair, horizonMonths)}`]
  const odds = [pair.before, pair.after].map(({ quantiles }) => middleHalfWords(quantiles, horizonMonths))
  if (odds[0] !== odds[1]) parts.push(`even odds ${odds[0]} → ${odds[1]}`)
  const shares = [pair.before, pair.after].map(({ sufficientAt24 }) => shareWords(sufficientAt24))
  parts.push(
    shares[0] === shares[1]
      ? `still enough after two years in ${shares[0]} of draws, as before`
      : `still enough after two years in ${shares[0]} → ${shares[1]} of draws`,
  )
  return `${parts.join("; ")}.`
}

/** Why a firm's numbers move, one sentence for each of its supply lines that the changes reach. */
export function effectSentence(effect: LineEffect): string {
  const what = `${effect.title} (${effect.chipName})`
  const month = effect.month === null ? "" : monthWords(effect.month)
  const chance =
    effect.chance === null || effect.chance === 1 ? "" : ` with a chance of ${shareWords(effect.chance)}`
  switch (effect.kind) {
    case "gone":
      return `${what}: cannot be bought in any month in which they are expected, so none are counted.`
    case "new":
      return `${what}: can be bought after all, from ${month}.`
    case "stopped":
      return `${what}: what was to come from ${month} is lost${chance}.`
    case "freed":
      return `${what}: no longer lost from ${month}${chance === "" ? "" : `, as it was${chance}`}.`
    case "stopped otherwise":
      return `${what}: lost from ${month}${chance}, by another measure or on another day.`
    case "ungated":
      return `${what}: free to buy, so it comes without waiting for licences${
        chance === "" ? "" : ` (before: in ${shareWords(effect.chance ?? 0)} of draws)`
      }.`
    case "gated":
      return `${what}: now waits for licences${chance === "" ? "" : `, which come in ${shareWords(effect.chance ?? 0)} of draws`}.`
    case "begins otherwise":
      return `${what}: begins in ${month}.`
  }
}

/** A firm that the changes do not reach, with why. */
export const unchangedWords =
  "Unchanged: nothing that it has on order or is expected to buy meets another answer, and what it holds stays."

/** The replay's answer: how many firms move, and where the median moves most. */
export function replayLead(replay: Replay): string {
  const count = movedCountSentence(replay)
  const largest = longestStep(replay)
  if (!largest) return count
  if (largest.step === 0) return `${count} No median moves by as much as a month.`
  const { row, set, workload, pair } = largest
  return `${count} The longest step: ${row.name}, ${setWords[set]}, ${workload}: ${stepWords(pair, replay.horizonMonths)}.`
}

/** The answer for one set of sources alone, the longest step with its intervals. */
export function replaySetLead(replay: Replay, set: ReplaySet): string {
  const other = set === "own" ? "all" : "own"
  const rows = replay.rows
    .map((row) => ({
      ...row,
      training: { ...row.training, [other]: null },
      inference: { ...row.inference, [other]: null },
    }))
    .filter((row) => pairsOf(row).length > 0)
  const count = movedCountSentence({ rows })
  const largest = longestStep({ rows, horizonMonths: replay.horizonMonths })
  if (!largest) return count
  const { row, workload, pair, step } = largest
  const head = step === 0 ? "No median moves by as much as a month. The most" : "The longest step"
  return `${count} ${head}: ${row.name}. ${pairSentence(set, workload, pair, replay.horizonMonths)}`
}

function movedCountSentence({ rows }: Pick<Replay, "rows">): string {
  const moved = rows.filter(isMovedRow)
  if (rows.length === 0) return "No firm has a number for this month, so there is none to move."
  if (moved.length === 0) {
    return rows.length === 1
      ? "The one firm with a number does not move."
      : `None of the ${rows.length} firms with a number moves.`
  }
  return rows.length === 1
    ? "The one firm with a number moves."
    : `${moved.length} of ${rows.length} firms with a number ${moved.length === 1 ? "moves" : "move"}.`
}

/** The runway of the moved firms whose median moves furthest; null where none moves. */
function longestStep({ rows, horizonMonths }: Pick<Replay, "rows" | "horizonMonths">) {
  const [largest = null] = rows
    .filter(isMovedRow)
    .flatMap((row) => pairsOf(row).map((one) => ({ row, ...one, step: stepOf(one.pair, horizonMonths) })))
    .sort((a, b) => b.step - a.step || Number(isSamePair(a.pair)) - Number(isSamePair(b.pair)))
  return largest
}

function isMovedRow(row: ReplayRow): boolean {
  return pairsOf(row).some(({ pair }) => !isSamePair(pair))
}

/** All runways of a firm that have a number. */
export function pairsOf(row: ReplayRow): { set: ReplaySet; workload: Workload; pair: ReplayPair }[] {
  return (["all", "own"] as const).flatMap((set) =>
    workloads.flatMap((workload) => {
      const pair = row[workload][set]
      return pair ? [{ set, workload, pair }] : []
    }),
  )
}

/** How far a median moves, in months; one beyond the horizon counts as the horizon. */
function stepOf({ before, after }: ReplayPair, horizonMonths: number): number {
  const months = ({ quantiles }: ReplaySummary) => quantiles.p50 ?? horizonMonths
  return Math.abs(months(after) - months(before))
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`
}
