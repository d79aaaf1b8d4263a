import type { MatrixChip, Stretch } from "../contracts/control"
import { answerOfLetter } from "../control-letters"
import { controlWords, type ControlTone } from "../control-words"
import { dayWords } from "../day-words"
import { isChineseGroup } from "./control-matrix-model"

type Shown = Pick<Stretch, "combined" | "columns">

/** How many of these parts have an answer of each tone. */
export function toneCounts(
  combined: string,
  chips: readonly MatrixChip[],
  isCounted: (chip: MatrixChip) => boolean,
): Record<ControlTone, number> {
  const counts: Record<ControlTone, number> = {
    denied: 0,
    conditional: 0,
    notification: 0,
    undetermined: 0,
    free: 0,
    beside: 0,
  }
  chips.forEach((chip, index) => {
    const status = answerOfLetter(combined[index] ?? "")
    if (status !== null && isCounted(chip)) counts[controlWords(status).tone] += 1
  })
  return counts
}

/**
 * The answer of a day in words: how many foreign parts need a licence and how they are judged, then how many
 * Chinese parts lie over the same lines.
 *
 * @param today the day as of which the records are; earlier days are told in the past tense
 */
export function dayLead(day: string, today: string, stretch: Shown, chips: readonly MatrixChip[]): string {
  const isPast = day < today
  const ahead = day > today ? "If nothing changes from what is on record today, on" : "On"
  const on = day === today ? `Today, ${dayWords(day)},` : `${ahead} ${dayWords(day)},`
  const foreign = chips.filter(({ group }) => !isChineseGroup(group))
  const counts = toneCounts(stretch.combined, chips, ({ group }) => !isChineseGroup(group))
  const licensed = counts.denied + counts.conditional
  const verb = (past: string, present: string) => (isPast ? past : present)
  const needs = licensed === 1 ? verb("needed", "needs") : verb("needed", "need")
  const head = `${on} ${licensed === 0 ? "none" : licensed} of the ${foreign.length} foreign chips on record ${needs} a licence for China`
  return [
    `${head}${licensed === 0 ? "" : `: ${judged(counts)}`}.`,
    ...rest(counts, verb),
    ...chinese(stretch, chips, verb),
  ].join(" ")
}

function judged({ denied, conditional }: Record<ControlTone, number>): string {
  if (denied === 0) return conditional === 1 ? "under conditions" : "all under conditions"
  if (conditional === 0) return denied === 1 ? "presumed denied" : "all presumed denied"
  return `${denied} presumed denied, ${conditional} under conditions`
}

type Verb = (past: string, present: string) => string

function rest(counts: Record<ControlTone, number>, verb: Verb): string[] {
  const clauses: string[] = []
  const { notification, free, undetermined } = counts
  if (notification > 0)
    clauses.push(
      `another ${notification} ${notification === 1 ? verb("needed", "needs") : verb("needed", "need")} only notice`,
    )
  if (free > 0) clauses.push(`${free} ${free === 1 ? verb("was", "is") : verb("were", "are")} not controlled`)
  if (undetermined > 0) clauses.push(`${undetermined} cannot be determined`)
  // When nothing is caught, the sentence before has said so.
  if (clauses.length === 0 || counts.denied + counts.conditional + notification + undetermined === 0)
    return []
  const last = clauses.pop()
  const sentence = clauses.length === 0 ? `${last}` : `${clauses.join(", ")} and ${last}`
  return [`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`]
}

function chinese({ combined }: Shown, chips: readonly MatrixChip[], verb: Verb): string[] {
  const own = chips.filter(({ group }) => isChineseGroup(group)).length
  if (own === 0) return []
  const { denied, conditional, notification } = toneCounts(combined, chips, ({ group }) =>
    isChineseGroup(group),
  )
  const over = denied + conditional + notification
  return [`Of ${own} Chinese chips ${over === 0 ? "none" : over} ${verb("lay", "lie")} over the same lines.`]
}

/** "Last change: Oct 2023 rule began; 2022 rule ended, 17 Nov 2023." */
export function lastChangeWords({ from, change }: Pick<Stretch, "from" | "change">): string {
  return change === null
    ? "No rule on record was in force yet."
    : `Last change, ${dayWords(from)}: ${change}.`
}

/** One short line for a screen reader that walks the slider: "17 Nov 2023: 31 of 50 need a licence". */
export function dayValueText(day: string, stretch: Shown, chips: readonly MatrixChip[]): string {
  const isForeign = ({ group }: MatrixChip) => !isChineseGroup(group)
  const { denied, conditional } = toneCounts(stretch.combined, chips, isForeign)
  return `${dayWords(day)}: ${denied + conditional} of ${chips.filter(isForeign).length} foreign chips need a licence`
}
