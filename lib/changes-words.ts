import type { ChangeCount, ChangesEntry, FirmMove, RunwayMove, RunwaySide } from "./contracts/changes"
import type { EditOrigin, RevisionAction } from "./contracts/history"
import type { WorkloadSet } from "./contracts/moved"
import { countWords } from "./format"
import { sentenceCase } from "./labels"
import { recordKindWords } from "./record-kind-words"

export const publicActionWords: Readonly<Record<RevisionAction, string>> = {
  create: "added",
  change: "changed",
  retire: "taken out",
  restore: "taken back in",
}

const origins: Readonly<Record<EditOrigin, string>> = {
  edit: "by an editor",
  import: "by an import of data files",
  api: "by an editor’s program",
  restore: "by an editor, as it had been before",
  undo: "by an editor",
}

/** By whom, without a name: "by an editor", "by an editor, taking back data version 5". */
export function byWords({ origin, undoes }: Pick<ChangesEntry, "origin" | "undoes">): string {
  return undoes === null ? origins[origin] : `${origins[origin]}, taking back data version ${undoes}`
}

/** "3 orders changed and 1 source added"; a kind and what was done to it, the most first. */
export function countsWords(counts: readonly ChangeCount[]): string {
  const parts = [...counts]
    .sort((a, b) => b.count - a.count)
    .map(({ kind, action, count }) => {
      const noun = count === 1 ? recordKindWords[kind].one : recordKindWords[kind].many
      return `${countWords(count)} ${noun} ${publicActionWords[action]}`
    })
  if (parts.length === 0) return "Nothing changed"
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
}

/** What an entry is called in one line. */
export function entryTitle(
  entry: Pick<ChangesEntry, "isFirst" | "records" | "moreRecords" | "counts" | "number">,
): string {
  if (entry.isFirst) return "The first data"
  const [record, second] = entry.records
  if (record && !second && entry.moreRecords === 0) {
    return sentenceCase(
      `${recordKindWords[record.kind].one} ${publicActionWords[record.action]}: ${record.title}`,
    )
  }
  if (entry.counts.length === 0) return `Data version ${entry.number}`
  return sentenceCase(countsWords(entry.counts))
}

/** What stands where the reason might tell who a protected source is. */
export const withheldReason = "The reason is withheld to protect a source."

/** What stands instead of changes that are not told. */
export const withheldChange = "A detail that is withheld to protect a source."

/** "training, own stock" */
export const setWords: Readonly<Record<WorkloadSet, string>> = {
  "training.own": "training, own stock",
  "training.all": "training, all supply",
  "inference.own": "inference, own stock",
  "inference.all": "inference, all supply",
}

/** A median as one side of an arrow: "19", "over 60", "already short", "no number". */
export function sideWords(side: RunwaySide | null): string {
  if (side === null) return "no number"
  const { quantiles, horizonMonths } = side
  if (quantiles.p50 === null) return `over ${horizonMonths}`
  return quantiles.p50 === 0 ? "already short" : String(Math.round(quantiles.p50))
}

/** The middle half: "12–29", "0 to over 60". */
function halfWords({ quantiles: { p25, p75 }, horizonMonths }: RunwaySide): string {
  if (p25 === null) return `over ${horizonMonths}`
  if (p75 === null) return `${Math.round(p25)} to over ${horizonMonths}`
  const [low, high] = [Math.round(p25), Math.round(p75)]
  return low === high ? String(low) : `${low}–${high}`
}

/** Words of a side with their unit where they are months: "19 months", "already short". */
export function withUnit(words: string): string {
  return `${words}${unitOf(words)}`
}

function unitOf(words: string): string {
  return /\d$/.test(words) ? (words === "1" ? " month" : " months") : ""
}

/** "19 → 17 months", "19 months, as before", "no number → 12 months" */
export function medianMoveWords({ before, after }: Pick<RunwayMove, "before" | "after">): string {
  const [was, is] = [sideWords(before), sideWords(after)]
  if (was === is) return after === null ? was : `${was}${unitOf(was)}, as before`
  // One unit is enough where both sides are months.
  const left = unitOf(was) !== "" && unitOf(is) !== "" ? was : `${was}${unitOf(was)}`
  return `${left} → ${is}${unitOf(is)}`
}

/** "even odds 12–29 → 11–26"; null where there is no number on either side. */
export function intervalMoveWords({ before, after }: Pick<RunwayMove, "before" | "after">): string | null {
  const [was, is] = [before && halfWords(before), after && halfWords(after)]
  if (was === null && is === null) return null
  if (was === null || is === null || was === is) return `even odds ${is ?? was}`
  return `even odds ${was} → ${is}`
}

/** "training, own stock: 19 → 17 months (even odds 12–29 → 11–26)" */
export function runwayMoveWords(move: RunwayMove): string {
  const interval = intervalMoveWords(move)
  const strained = move.after?.grade === "strained" ? "; strained, for orientation only" : ""
  return `${setWords[move.key]}: ${medianMoveWords(move)}${interval === null ? "" : ` (${interval}${strained})`}`
}

/** How the estimates moved, in a sentence. */
export function movesSentence(moves: ChangesEntry["moves"], firm: string | null = null): string {
  switch (moves.status) {
    case "first":
      return "There was no estimate before."
    case "pending":
      return firm === null
        ? "How the estimates moved is being worked out."
        : "Whether the estimate moved is being worked out."
    case "known": {
      if (moves.firms.length === 0)
        return firm === null ? "It moved no estimate." : "It did not move the estimate."
      const names = moves.firms.map(({ name }) => name)
      if (firm !== null) return "It moved the estimate."
      if (names.length > 4) return `It moved the estimates of ${names.length} firms.`
      const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
      return `It moved ${names.length === 1 ? "the estimate" : "the estimates"} of ${list}.`
    }
  }
}

/** Months by which the median of a runway moved; null where one side has none. */
export function monthsMovedBy({ before, after }: RunwayMove): number | null {
  const [was, is] = [before?.quantiles.p50 ?? null, after?.quantiles.p50 ?? null]
  return was === null || is === null ? null : is - was
}

/** The firm's largest move first, in one line: "Baidu: training, own stock: 19 → 17 months (…)". */
export function firmMoveWords({ name, runways }: FirmMove): string {
  return `${name}: ${runways.map(runwayMoveWords).join("; ")}`
}

/** A long text for a line, at a space; the whole stands on the entry's own page. */
export function shortened(text: string, most = 180): string {
  const line = text.replaceAll(/\s+/g, " ").trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(" ")
  return `${cut.slice(0, space > most / 2 ? space : most)} …`
}
