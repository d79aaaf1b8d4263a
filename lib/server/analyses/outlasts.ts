import "server-only"
import { z } from "zod"
import { leastForOdds, outlastSchema, type OutlastPair } from "@/lib/contracts/compare"
import type { BoardView } from "@/lib/contracts/board"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import { outlast, runwayKeys, runwayTriesSteps, type ModelInput, type RunwayTries } from "@/lib/estimation"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { inSteps } from "./in-steps"
import { keptAnalysis } from "./kept-analysis"

/** Of two firms whose tries agree in a tenth of cases each alone, some hundreds then agree with both. */
const triesPerDraw = 2

const workloads = ["training", "inference"] as const
const keptSchema = z.partialRecord(z.enum(runwayKeys), outlastSchema.nullable())

export type Outlasting = { company: Company; estimate: Estimate }

/**
 * Whose chips last longer, for every two of some firms and each workload, draw by draw with the causes they share
 * drawn once for both. Kept for each pair, and made again only when an input of either, the seed or the engine changes.
 *
 * @see docs/methodology.md#comparing-firms
 */
export async function outlastsOf(
  catalogue: Catalogue,
  firms: readonly Outlasting[],
  set: BoardView["set"],
): Promise<OutlastPair[]> {
  const { seed, draws } = catalogue.dataset
  const tries = triesPerDraw * draws
  const ran = new Map<string, Promise<RunwayTries>>()
  const inputOf = ({ company, estimate }: Outlasting) =>
    hasNumber(estimate) ? prepareEstimate(catalogue, company).run.assembly.input : null
  const inputs = new Map(firms.map((firm) => [firm.company.id, inputOf(firm)]))
  const triesOf = (slug: string, input: ModelInput) => {
    const made = ran.get(slug) ?? inSteps(runwayTriesSteps(input, { tries, seed }))
    ran.set(slug, made)
    return made
  }

  const pairs: OutlastPair[] = []
  for (const [index, first] of firms.entries()) {
    for (const second of firms.slice(index + 1)) {
      const [a, b] = [inputs.get(first.company.id), inputs.get(second.company.id)]
      // One pair is kept once, whichever firm a reader names first.
      const isSwapped = first.company.id > second.company.id
      const found =
        a && b
          ? await keptAnalysis({
              kind: "outlasts",
              dependsOn: { inputs: isSwapped ? [b, a] : [a, b], seed, tries },
              schema: keptSchema,
              make: async () => {
                const [one, other] = [await triesOf(first.company.id, a), await triesOf(second.company.id, b)]
                const compared = (key: (typeof runwayKeys)[number]) =>
                  isSwapped ? outlast(other, one, key) : outlast(one, other, key)
                return Object.fromEntries(runwayKeys.map((key) => [key, compared(key)]))
              },
            })
          : {}
      for (const workload of workloads) {
        const kept = found[keyOf(workload, set)] ?? null
        pairs.push(pairOf({ first, second }, workload, tries, isSwapped ? mirrored(kept) : kept))
      }
    }
  }
  return pairs
}

function keyOf(workload: (typeof workloads)[number], set: BoardView["set"]): (typeof runwayKeys)[number] {
  return `${set === "own" ? "stock" : "all"}${workload === "training" ? "T" : "I"}`
}

function hasNumber({ training, inference }: Estimate): boolean {
  return training.grade !== "none" || inference.grade !== "none"
}

type Odds = OutlastPair["odds"]

function mirrored(odds: Odds): Odds {
  return odds && { ...odds, longer: odds.shorter, shorter: odds.longer }
}

/** A firm without a number has no odds either, whatever its draws would give. */
function pairOf(
  { first, second }: { first: Outlasting; second: Outlasting },
  workload: (typeof workloads)[number],
  tries: number,
  odds: Odds,
): OutlastPair {
  const both = [first, second]
  const without = both.filter(({ estimate }) => estimate[workload].grade === "none")
  const whyNot =
    without.length > 0
      ? `no runway for ${workload} is given for ${without.map(({ company }) => company.name).join(" or ")}`
      : odds === null || odds.n < leastForOdds
        ? `too few draws agree with what both are known to have trained and served (${odds?.n ?? 0} of ${tries})`
        : null
  return {
    first: first.company.id,
    second: second.company.id,
    workload,
    tries,
    odds: whyNot === null ? odds : null,
    whyNot,
    isStrained: both.some(({ estimate }) => estimate[workload].grade === "strained"),
  }
}
