import "server-only"
import { setImmediate } from "node:timers/promises"
import {
  movedSchema,
  type Moved,
  type MovedAnswer,
  type MovedAnswers,
  type MovedEnd,
  type StateOfKnowledge,
} from "@/lib/contracts/moved"
import type { Estimate, RunwaySummary } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import {
  ENGINE_VERSION,
  NotANumber,
  reasonOf,
  simulate,
  type ModelInput,
  type SimulationReport,
} from "@/lib/estimation"
import { keptAnalysis } from "@/lib/server/analyses/kept-analysis"
import { AppError } from "@/lib/server/errors"
import { summaryOf } from "@/lib/server/estimates/compute-estimate"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { OneByOne } from "@/lib/server/one-by-one"
import { indexRecords, loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { forgetOldest, movedKind } from "./forget-oldest"
import { pathBetween, type Path, type World } from "./path"
import { recordsAt, type Unreadable } from "./records-at"

/** How many may wait; each takes some seconds. */
const mostWaiting = 6

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayMoved?: OneByOne }

export type Then = { catalogue: Catalogue; company: Company; world: World; unreadable: Unreadable[] }

/**
 * What moved a firm's estimate between two states of knowledge. Both ends are what `getEstimate` publishes; every
 * state between them is run with the same seed and draws. Kept by the inputs on the way: data versions that did not
 * touch the firm share one answer.
 *
 * @returns null where the firm or a data version is not on record
 * @throws AppError busy when too many others wait
 */
export async function movedBetween(
  firm: string,
  from: StateOfKnowledge,
  to: StateOfKnowledge,
): Promise<Moved | null> {
  const [start, end] = [await stateThen(firm, from), await stateThen(firm, to)]
  if (start === null || end === null) return null
  const today = await loadCatalogue()
  const path = pathBetween(start.world, end.world, end.company, today.records)
  const named = {
    firm,
    name: end.company.name,
    idle: path.idle,
    besideCount: path.besideCount,
    unreadable: [...start.unreadable, ...end.unreadable],
    seed: end.world.dataset.seed,
    draws: end.world.dataset.draws,
    engineVersion: ENGINE_VERSION,
  }
  let isNew = false
  const answer = await keptAnalysis({
    kind: movedKind,
    dependsOn: { ends: [keyOf(start), keyOf(end)], path: inShort(path), named },
    schema: movedSchema,
    make: async () => {
      const made = await inTurn(() => runPath(start, end, path, named))
      isNew = true
      return made
    },
  })
  if (isNew) await forgetOldest()
  // The versions say which data were asked for; the numbers are the same for all that did not touch the firm.
  return {
    ...answer,
    from: { ...answer.from, dataVersion: from.dataVersion },
    to: { ...answer.to, dataVersion: to.dataVersion },
  }
}

/** A firm in a state of knowledge; null where the firm or the data version is not on record. */
export async function stateThen(firm: string, { asOf, dataVersion }: StateOfKnowledge): Promise<Then | null> {
  const then = await recordsAt(dataVersion)
  if (then === null) return null
  const catalogue = indexRecords(dataVersion, then.records)
  const company = catalogue.company.get(firm)
  if (!company) return null
  const world = { records: then.records, dataset: catalogue.dataset, asOf }
  return { catalogue, company, world, unreadable: then.unreadable }
}

function keyOf({ catalogue, company, world }: Then): unknown {
  return prepareEstimate(catalogue, company, { asOf: world.asOf }).key
}

function inShort({ steps }: Path): unknown {
  return steps.map(({ input, ...step }) => ({ ...step, input: fingerprintOf(input) }))
}

function inTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  holder.chipRunwayMoved ??= new OneByOne(mostWaiting)
  const made = holder.chipRunwayMoved.run(make)
  if (made === null) {
    throw new AppError("busy", "Many estimates are being compared just now. Try again in a minute.")
  }
  return made
}

async function runPath(
  start: Then,
  end: Then,
  { steps }: Path,
  named: Omit<Moved, "from" | "to" | "steps">,
): Promise<Moved> {
  const from = await endOf(start)
  const to = await endOf(end)
  const made: Moved["steps"] = []
  // Without a number at either end there is nothing to take apart.
  const isRun = !from.isWithout && !to.isWithout
  for (const [index, { input, seed, draws, ...step }] of steps.entries()) {
    // The last state is the published one.
    if (index === steps.length - 1) {
      made.push({ ...step, after: to.answers })
      break
    }
    const report = input === null || !isRun ? null : ranOrNull(input, { draws, seed })
    made.push({ ...step, after: answersOf(report, input?.horizonMonths) })
    // A run takes up to a second: others must get their turn in between.
    await setImmediate()
  }
  return { ...named, from: from.end, to: to.end, steps: made }
}

/** Null where a value leaves what its field can hold, as between two changes that belong together. */
function ranOrNull(input: ModelInput, asked: { draws: number; seed: number }): SimulationReport | null {
  try {
    return simulate(input, asked)
  } catch (error) {
    if (error instanceof NotANumber) return null
    throw error
  }
}

async function endOf({ catalogue, company, world }: Then) {
  const estimate = await getEstimate(catalogue, company, { asOf: world.asOf })
  await setImmediate()
  const { horizonMonths, training, inference } = estimate
  const answers: MovedAnswers = {
    "training.own": answerOf(training.stock, horizonMonths),
    "training.all": answerOf(training.all, horizonMonths),
    "inference.own": answerOf(inference.stock, horizonMonths),
    "inference.all": answerOf(inference.all, horizonMonths),
  }
  const end: MovedEnd = {
    asOf: world.asOf,
    dataVersion: catalogue.dataVersion,
    horizonMonths,
    answers,
    grade: { training: training.grade, inference: inference.grade },
    missing: { training: whyNone(estimate, "training"), inference: whyNone(estimate, "inference") },
  }
  return { end, answers, isWithout: Object.values(answers).every((answer) => answer === null) }
}

function whyNone(estimate: Estimate, workload: "training" | "inference"): string[] {
  const { grade, missing, why } = estimate[workload]
  if (grade !== "none") return []
  if (missing.length > 0) return missing
  const reason = reasonOf({ why })
  return reason === null ? [] : [reason]
}

function answersOf(report: SimulationReport | null, horizonMonths = 60): MovedAnswers {
  const of = (key: Parameters<typeof summaryOf>[1]) => answerOf(summaryOf(report, key), horizonMonths)
  return {
    "training.own": of("stockT"),
    "training.all": of("allT"),
    "inference.own": of("stockI"),
    "inference.all": of("allI"),
  }
}

function answerOf(summary: RunwaySummary | null, horizonMonths: number): MovedAnswer | null {
  if (summary === null) return null
  const median = summary.quantiles.p50
  const sufficient = summary.pStillSufficient["24"]
  return {
    months: median ?? horizonMonths,
    isBeyond: median === null,
    sufficient24: sufficient === undefined ? null : Math.round(100 * sufficient),
  }
}
