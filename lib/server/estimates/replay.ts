import "server-only"
import { setImmediate } from "node:timers/promises"
import type { Estimate, RunwaySummary } from "@/lib/contracts/estimate"
import type { ReplayPair, ReplayRow, ReplaySummary } from "@/lib/contracts/replay"
import type { Company, Workload } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Law } from "@/lib/export-controls"
import { simulate, type SimulationReport } from "@/lib/estimation"
import type { Assembly } from "@/lib/estimation/assemble/assemble-input"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { observe } from "@/lib/server/watch/observe"
import { assembleFor, summaryOf } from "./compute-estimate"
import { getEstimate } from "./get-estimate"
import { effectsOn } from "./replay-effects"

/**
 * A firm's published estimate beside the same estimate under another law: same as-of month, seed and draws, so
 * that only the law differs between them. A firm whose supply the law does not touch is not run again. Null
 * where no number is published: then none is given for another law either.
 */
export async function replayFirm(
  catalogue: Catalogue,
  company: Company,
  asOf: Month,
  law: Law,
): Promise<ReplayRow | null> {
  const { records, dataset, chip, assumption } = catalogue
  const before = assembleFor(records, company, asOf)
  if (asOf !== dataset.asOf && isBeyondBelief(before, dataset.seed)) return null
  const estimate = await getEstimate(catalogue, company, { asOf })
  if (estimate.training.grade === "none" && estimate.inference.grade === "none") return null
  const after = assembleFor(records, company, asOf, law)
  const effects = effectsOn(before, after, asOf, { chips: chip, assumptions: assumption })
  const { input } = after
  const report =
    input && effects.length > 0
      ? await observe("replay", { firm: company.id, asOf }, () =>
          Promise.resolve(simulate(input, { draws: dataset.draws, seed: dataset.seed })),
        )
      : null
  // A run takes up to a second: others must get their turn in between.
  await setImmediate()
  return {
    slug: company.id,
    name: company.name,
    nameZh: company.nameZh,
    training: workloadOf(estimate, report, "training"),
    inference: workloadOf(estimate, report, "inference"),
    effects,
  }
}

/** Below this no number is published: half of what the grade asks for, since a few draws tell it roughly. */
const beliefNeeded = 0.05

/**
 * Whether a firm's records of a past month cannot be meant: hardly a draw could have done what the firm did. Its
 * full estimate would take most of a replay's time and give no number.
 */
function isBeyondBelief({ input }: Assembly, seed: number): boolean {
  if (input === null || !(input.training || input.inference)) return true
  return (simulate(input, { draws: 200, seed }).acceptance ?? 0) < beliefNeeded
}

function workloadOf(estimate: Estimate, report: SimulationReport | null, workload: Workload) {
  const { grade, stock, all } = estimate[workload]
  const letter = workload === "training" ? "T" : "I"
  return {
    grade,
    own: pairOf(stock, report, `stock${letter}`),
    all: pairOf(all, report, `all${letter}`),
  }
}

/** @param report the run under the other law; null: it is the same run */
function pairOf(
  published: RunwaySummary | null,
  report: SimulationReport | null,
  key: Parameters<typeof summaryOf>[1],
): ReplayPair | null {
  if (published === null) return null
  const after = report === null ? published : summaryOf(report, key)
  return after && { before: inShort(published), after: inShort(after) }
}

function inShort({
  quantiles,
  censoredShare,
  alreadyShortShare,
  pStillSufficient,
}: RunwaySummary): ReplaySummary {
  const sufficientAt24 = pStillSufficient["24"]
  if (sufficientAt24 === undefined) throw new Error("a runway must say how likely it lasts 24 months")
  return { quantiles, censoredShare, alreadyShortShare, sufficientAt24 }
}
