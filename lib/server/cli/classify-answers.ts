import "server-only"
import type { Chip } from "@/lib/domain/chip"
import type { ControlStatus, Metric } from "@/lib/domain/control-rule"
import {
  changedSpecs,
  evaluate,
  evaluateRule,
  specsOf,
  type Law,
  type Specs,
  type Verdict,
} from "@/lib/export-controls"
import { becauseOf } from "./classify-because"
import { combined, type ClassifyQuery } from "./classify-queries"

/** What the command prints of a query. Statuses and categories are the words of the rules' files. */
export type ClassifyResult = {
  id: string
  status: ControlStatus
  category: string | null
  /** The rule that gives the answer; null where none does, or where it depends on what is missing. */
  rule: string | null
  because: string[]
  /** Inputs on which the answer depends. */
  missing: Metric[]
  /** The answers that are still possible, strictest first; empty where there is only one. */
  possible: { status: ControlStatus; category: string | null }[]
}

/** Answers queries one by one, in their order. */
export function* classify(
  queries: readonly ClassifyQuery[],
  chips: ReadonlyMap<string, Chip>,
  law: Law,
): Generator<ClassifyResult> {
  const specsOfChip = new Map<string, Specs>()
  for (const query of queries) {
    const { id, chip, inputs } = query
    let specs = chip === null ? inputs : specsOfChip.get(chip)
    if (!specs) {
      const part = chips.get(chip ?? "")
      if (!part) throw new Error(`query ${id}: a part that is not on record was let through`)
      specsOfChip.set(part.id, (specs = specsOf(part)))
    }
    if (chip !== null) specs = changedSpecs(specs, inputs)
    yield resultOf(law, id, answer(query, specs, law))
  }
}

/** As many results as are printed at once: fewer are slower to print, more are slower to keep. */
const chunk = 500

/** The results as one line of JSON, in pieces: a hundred thousand of them need not be kept together. */
export function* printed(results: Iterable<ClassifyResult>): Generator<string> {
  let piece: string[] = []
  let before = '{"results":['
  for (const result of results) {
    piece.push(JSON.stringify(result))
    if (piece.length < chunk) continue
    yield before + piece.join(",")
    before = ","
    piece = []
  }
  yield `${piece.length > 0 || before !== "," ? before : ""}${piece.join(",")}]}\n`
}

function answer({ rule: id, inputs, date }: ClassifyQuery, specs: Specs, law: Law): Verdict {
  const rule = id === combined ? null : law.byId.get(id)
  if (rule) return evaluateRule(law, rule, { specs, on: date })
  const owned = inputs.owned_by_listed_parties_pct
  // Who owns the buyer is part of the question only where it is asked.
  const party =
    typeof owned === "number" || owned === null ? { company: null, ownedByListedPct: owned } : null
  return evaluate(law, { specs, on: date, party })
}

function resultOf(law: Law, id: string, verdict: Verdict): ClassifyResult {
  const { status, category, ruleId, missing, possible } = verdict
  return {
    id,
    status,
    category,
    rule: ruleId,
    because: becauseOf(verdict, law),
    missing,
    possible:
      possible.length > 1 ? possible.map((one) => ({ status: one.status, category: one.category })) : [],
  }
}
