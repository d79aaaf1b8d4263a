import { compareFigures, figuresLike, type Figures } from "./compare-figures"
import type { RunResult } from "./comparison-words"

/** What the engine of today made of a frozen input. */
type RanAgain = { status: "ran"; figures: Figures } | { status: "refused"; why: string }

/** A run's frozen figures held against what running it again gave; null: its input is not there. */
export function outcomeOf(frozen: Figures, again: RanAgain | null): RunResult["outcome"] {
  if (again === null) return { status: "failed", why: "Its frozen input is missing." }
  if (again.status === "refused") {
    return { status: "failed", why: `The engine of today cannot take its frozen input (${again.why}).` }
  }
  return { status: "compared", comparison: compareFigures(frozen, figuresLike(frozen, again.figures)) }
}
