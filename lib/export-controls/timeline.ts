import { sameAnswer, type Answer } from "./answer"
import { evaluate, evaluateRule, type Question, type Verdict } from "./evaluate"
import { shiftDay } from "../domain/day"
import type { Law } from "./law"

/** A stretch of days, both included, with one answer. `until` null: nothing is set to change it. */
export type Stretch = { from: string; until: string | null; verdict: Verdict }

/** The day before the first rule on record: until then nothing here bound a chip. */
const dawn = "2022-01-01"

/** Every change of a part's combined status with its date, oldest first, without gaps. */
export function timeline(law: Law, question: Omit<Question, "on">): Stretch[] {
  return stretches(law, (on) => evaluate(law, { ...question, on }))
}

/** The same for one rule alone, for instance a Chinese measure that stands beside the answer. */
export function ruleTimeline(law: Law, ruleId: string, question: Omit<Question, "on">): Stretch[] {
  const rule = law.byId.get(ruleId)
  if (!rule) throw new RangeError(`no rule has the id ${ruleId}`)
  return stretches(law, (on) => evaluateRule(law, rule, { ...question, on }))
}

/** Between two days on which some rule changes its state no answer can change, so only those are asked. */
function stretches(law: Law, ask: (on: string) => Verdict): Stretch[] {
  const listed = law.listings.flatMap(({ listedOn, removedOn }) => [listedOn?.date, removedOn?.date])
  const days = [...new Set([dawn, ...law.changeDays, ...listed])]
    .filter((day): day is string => day !== undefined && day >= dawn)
    .sort()
  const found: Stretch[] = []
  for (const day of days) {
    const verdict = ask(day)
    const last = found.at(-1)
    if (last && sameVerdict(last.verdict, verdict)) continue
    if (last) last.until = shiftDay(day, -1)
    found.push({ from: day, until: null, verdict })
  }
  return found
}

/** Equal answers, and where they are undetermined, the same ones still possible. */
function sameVerdict(a: Verdict, b: Verdict): boolean {
  const same = (one: Answer, index: number) => {
    const other = b.possible[index]
    return other !== undefined && sameAnswer(one, other)
  }
  return sameAnswer(a, b) && a.possible.length === b.possible.length && a.possible.every(same)
}
