import type { Grade } from "../domain/company"

export type GradeEvidence = {
  /** Share of tried draws that were accepted (both workloads together); null when nothing was run. */
  acceptance: number | null
  /** Median runway on own stock, months; null lies beyond the horizon. */
  median: number | null
  /** The same without the weakest counted line; null when it is the only one. `n` draws were accepted. */
  withoutWeakest: { title: string; n: number; median: number | null; acceptance: number } | null
  /** Title of the only counted line, when the estimate rests on one. */
  onlyLine: string | null
  horizonMonths: number
  missing: readonly string[]
  /** The reason, when the firm rents its compute. */
  rents: string | null
  /** An editor's lowering, with the reason. Never raises. */
  lowered: { to: Grade; why: string } | null
}

export type Graded = { grade: Grade; why: string[] }

const byAnEditor = "Lowered by an editor: "

const order: readonly Grade[] = ["shown", "with warning", "strained", "none"]

/** The worse of two grades: shown < with warning < strained < none. */
export function worseGrade(a: Grade, b: Grade): Grade {
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

/**
 * How an estimate may be shown, by how well its inputs agree with what the firm is known to do.
 *
 * The worst that applies: none below 10% acceptance, without a count of chips or for a firm that rents;
 * strained below 30%, or when leaving out the weakest line both moves the median by more than half (at
 * least 3 months) and takes acceptance below 30%; with warning below 50% or when the median so moves.
 * A median beyond the horizon counts as the horizon.
 *
 * @see docs/methodology.md#grades
 */
export function gradeEstimate(evidence: GradeEvidence): Graded {
  const findings: { grade: Grade; why: string }[] = []
  const find = (grade: Grade, why: string) => findings.push({ grade, why })

  if (evidence.rents !== null) find("none", evidence.rents)
  else if (evidence.missing.length > 0) find("none", `Missing: ${evidence.missing.join("; ")}.`)
  else if (evidence.acceptance === null) find("none", "Nothing could be run.")
  else {
    const { acceptance } = evidence
    const share = `${Math.round(acceptance * 100)}% of draws agree with what the firm is known to have trained and served`
    if (acceptance < 0.1) find("none", `Only ${share}: the inputs contradict it.`)
    else if (acceptance < 0.3) find("strained", `Only ${share}: the inputs contradict each other.`)
    else if (acceptance < 0.5) find("with warning", `${share}.`)
    else find("shown", `${share}.`)

    if (evidence.onlyLine !== null) {
      find("shown", `It rests on one line (${evidence.onlyLine}), so nothing can be left out on trial.`)
    }
    const trial = evidence.withoutWeakest
    if (trial && trial.n === 0) {
      find("strained", `Without its weakest line (${trial.title}) not one draw agrees with it.`)
    } else if (trial && movesByHalf(evidence.median, trial.median, evidence.horizonMonths)) {
      const moved = `Without its weakest line (${trial.title}) the median moves from ${inWords(evidence.median, evidence.horizonMonths)} to ${inWords(trial.median, evidence.horizonMonths)}`
      if (trial.acceptance < 0.3) {
        find("strained", `${moved}, and only ${Math.round(trial.acceptance * 100)}% of draws are accepted.`)
      } else find("with warning", `${moved}.`)
    }
  }
  const computed = findings.reduce<Grade>((worst, { grade }) => worseGrade(worst, grade), "shown")
  const { lowered } = evidence
  if (lowered && worseGrade(computed, lowered.to) !== computed) {
    return {
      grade: lowered.to,
      why: [...findings.map(({ why }) => why), `${byAnEditor}${lowered.why}`],
    }
  }
  return { grade: computed, why: findings.map(({ why }) => why) }
}

/**
 * Why an estimate of grade "none" has no number, without a full stop: an editor's reason where one lowered it, else
 * the finding that refuses it, which stands first. Null without any finding.
 */
export function reasonOf({ why }: Pick<Graded, "why">): string | null {
  const last = why.at(-1)
  const reason = last?.startsWith(byAnEditor) ? last : why[0]
  return reason?.trim().replace(/\.+$/, "") ?? null
}

function movesByHalf(before: number | null, after: number | null, horizon: number): boolean {
  const from = before ?? horizon
  const move = Math.abs((after ?? horizon) - from)
  return move >= 3 && move > from / 2
}

function inWords(median: number | null, horizon: number): string {
  return median === null ? `more than ${horizon} months` : median === 1 ? "1 month" : `${median} months`
}
