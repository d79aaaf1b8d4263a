import type { Board, BoardRow } from "@/lib/contracts/board"
import type { Workload } from "@/lib/domain/company"
import { medianWords, middleHalfWords } from "@/lib/runway-words"

/**
 * The board's answer in two or three sentences: who is first to run short, who lasts longest, of training
 * and of inference, with the middle half of the draws.
 */
export function boardLead(board: Board): string[] {
  const { ranked, horizonMonths } = board
  if (ranked.length === 0) return ["No firm here has enough evidence for a number that can be ranked."]
  return (["training", "inference"] as const).flatMap((workload) => {
    const rows = ranked
      .filter((row) => row[workload].quantiles !== null)
      .sort((a, b) => lengthOf(a, workload) - lengthOf(b, workload))
    const [first] = rows
    const last = rows.at(-1)
    if (!first || !last) return []
    const subject = `${capitalized(workload)}`
    const shortest = `${first.name}’s chips last ${lasting(first, workload, horizonMonths)}`
    if (first === last) return [`${subject}: ${shortest}.`]
    return [`${subject}: ${shortest}; ${last.name}’s ${lasting(last, workload, horizonMonths)}.`]
  })
}

/** "about 8 months (even odds between 4 and 15)" */
function lasting(row: BoardRow, workload: Workload, horizonMonths: number): string {
  const quantiles = row[workload].quantiles
  if (!quantiles) return "a time not known"
  if (quantiles.p50 === 0) return "no longer: already short"
  const middle = middleHalfWords(quantiles, horizonMonths).replace(" to ", " and ")
  return `${medianWords(quantiles.p50, horizonMonths)} (even odds between ${middle})`
}

function lengthOf(row: BoardRow, workload: Workload): number {
  return row[workload].quantiles?.p50 ?? Number.POSITIVE_INFINITY
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
