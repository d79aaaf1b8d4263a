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

/** "312 orders changed and 1 source added", "394 sources and 84 orders added": the most first. */
export function countsWords(counts: readonly ChangeCount[]): string {
  if (counts.length === 0) return "Nothing changed"
  const sorted = [...counts].sort((a, b) => b.count - a.count)
  const actions = new Set(counts.map(({ action }) => action))
  const parts = sorted.map(({ kind, action, count }) => {
    const noun = count === 1 ? recordKindWords[kind].one : recordKindWords[kind].many
    const counted = `${countWords(count)} ${noun}`
    return actions.size === 1 ? counted : `${counted} ${publicActionWords[action]}`
  })
  const all = parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
  return actions.size === 1 ? `${all} ${publicActionWords[sorted[0]!.action]}` : all
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

/** Two ends of an interval: "12–29", "0 to over 60". */
function spanWords(low: number | null, high: number | null, horizonMonths: number): string {
  if (low === null) return `over ${horizonMonths}`
  if (high === null) return `${Math.round(low)} to over ${horizonMonths}`
  const [from, to] = [Math.round(low), Math.round(high)]
  return from === to ? String(from) : `${from}–${to}`
}

const halfWords = ({ quantiles: { p25, p75 }, horizonMonths }: RunwaySide) =>
  spanWords(p25, p75, horizonMonths)
const ninetyWords = ({ quantiles: { p5, p95 }, horizonMonths }: RunwaySide) =>
  spanWords(p5, p95, horizonMonths)

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

/**
 * "even odds 12–29 → 11–26"; where those are the same, and nothing but the ends moved, "nine in ten 1–55 → 1–56". Null
 * where there is no number on either side.
 */
export function intervalMoveWords({ before, after }: Pick<RunwayMove, "before" | "after">): string | null {
  const side = after ?? before
  if (side === null) return null
  if (before === null || after === null) return `even odds ${halfWords(side)}`
  const [half, ninety] = [[before, after].map(halfWords), [before, after].map(ninetyWords)]
  if (half[0] !== half[1]) return `even odds ${half[0]} → ${half[1]}`
  const isOfMedian = sideWords(before) !== sideWords(after)
  return isOfMedian || ninety[0] === ninety[1]
    ? `even odds ${half[0]}`
    : `nine in ten ${ninety[0]} → ${ninety[1]}`
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
      if (firm !== null) return ofOneFirm(moves.firms)
      const [moved, around] = [
        moves.firms.filter(hasMovedMedian),
        moves.firms.filter((one) => !hasMovedMedian(one)),
      ]
      const said = [
        ...(moved.length > 0 ? [`It moved ${estimatesOf(moved)}.`] : []),
        ...(around.length > 0
          ? [
              `${moved.length > 0 ? "It left" : "It moved no median, and left"} ${estimatesOf(around)} with another interval.`,
            ]
          : []),
      ]
      return said.length > 0 ? said.join(" ") : "It moved no estimate."
    }
  }
}

function ofOneFirm([one]: readonly FirmMove[]): string {
  if (!one) return "It did not move the estimate."
  return hasMovedMedian(one) ? "It moved the estimate." : "It moved no median, only the interval around it."
}

/** "the estimate of Baidu", "the estimates of Baidu and Tencent", "the estimates of 12 firms" */
function estimatesOf(firms: readonly FirmMove[]): string {
  const names = firms.map(({ name }) => name)
  if (names.length > 4) return `the estimates of ${names.length} firms`
  if (names.length === 1) return `the estimate of ${names[0]}`
  return `the estimates of ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
}

/** Whether the median of any of a firm's runways is another one, and not only what lies around it. */
export function hasMovedMedian({ runways }: FirmMove): boolean {
  return runways.some(isOfMedian)
}

/** Whether a runway's median moved, and not only what lies around it. */
export function isOfMedian({ before, after }: RunwayMove): boolean {
  return sideWords(before) !== sideWords(after)
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
