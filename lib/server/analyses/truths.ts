import "server-only"
import { runwaysInBriefSchema, type RunwaysInBrief, type Truth } from "@/lib/contracts/contradiction"
import type { Company, Workload } from "@/lib/domain/company"
import type { Conflict } from "@/lib/domain/conflict"
import type { Order } from "@/lib/domain/order"
import { percentilesOf, simulateSteps } from "@/lib/estimation"
import { countedOrders } from "@/lib/estimation/assemble/counted-orders"
import { orderIfTrue, type OrderIfTrue } from "@/lib/estimation/assemble/if-true"
import { isCounted } from "@/lib/estimation/assemble/supply-lines"
import { gradesOf, summaryOf, type EstimateRequest, type Run } from "@/lib/server/estimates/compute-estimate"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { lawOfRecords } from "@/lib/server/estimates/law-of-records"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { reportOf, type Reported } from "./contradicting-reports"
import { inSteps } from "./in-steps"
import { foundAnalyses, keptAnalysis } from "./kept-analysis"
import { inBrief } from "./runways-in-brief"
import { standingOf } from "./standing"

const kind = "truth"

/** A firm's estimate as it would be run if a claim were the truth. Nothing is simulated yet. */
type SupposedRun = {
  company: Company
  request: EstimateRequest
  run: Run
  dependsOn: unknown
  published: RunwaysInBrief
  /** The claim gives what the estimate has already. */
  isSame: boolean
}

type InputTruth = Extract<Truth, { is: "input" }>
export type PlannedTruth =
  | Extract<Truth, { is: "no input" }>
  | (Pick<InputTruth, "is" | "inPlaceOf" | "allCame" | "takenWith"> & { runs: SupposedRun[] })

/**
 * What a claim of a contradiction would do to estimates if it were the truth: which firms' estimates would be run
 * again on what input, or why none would be. Other orders of which the same page speaks in this contradiction are
 * taken from it too.
 */
export async function plannedTruth(
  catalogue: Catalogue,
  conflict: Conflict,
  claimId: string,
): Promise<PlannedTruth> {
  const found = reportOf(catalogue, claimId)
  if (!found) return { is: "no input", reason: kindOfClaim(catalogue, claimId), detail: null }
  const { order, report } = found
  const supposed = supposedOrder(catalogue, found)
  if ("not" in supposed) {
    return {
      is: "no input",
      reason: supposed.not,
      detail: supposed.not === "order left out" ? order.why : null,
    }
  }
  const { asOf } = catalogue.dataset
  const firms = (order.counting?.firms ?? []).filter((firm) => isCounted(order.counting, firm, asOf))
  if (firms.length === 0) {
    return { is: "no input", reason: "not counted now", detail: order.counting?.until ?? null }
  }
  const companions = conflict.claimIds.flatMap((id) => {
    const other = id === claimId ? null : reportOf(catalogue, id)
    if (!other || other.order.id === order.id || other.report.sourceId !== report.sourceId) return []
    const changed = supposedOrder(catalogue, other)
    return "not" in changed ? [] : [{ id, order: changed.order }]
  })
  const runs = await runsOf(catalogue, firms, [supposed.order, ...companions.map((one) => one.order)])
  if (runs.length === 0) return { is: "no input", reason: "no estimate", detail: null }
  return {
    is: "input",
    inPlaceOf: rangeOf(catalogue, supposed.inPlaceOf),
    allCame: supposed.allCame,
    takenWith: companions.map(({ id }) => id),
    runs,
  }
}

/** A plan with what was worked out of it before; null stands where it was not. */
export async function knownTruths(plans: readonly PlannedTruth[]): Promise<Truth[]> {
  const runs = plans.flatMap((plan) => (plan.is === "input" ? plan.runs : []))
  const fingerprints = new Map(runs.map((run) => [run, fingerprintOf(run.dependsOn)]))
  const found = await foundAnalyses(kind, [...new Set(fingerprints.values())], runwaysInBriefSchema)
  return plans.map((plan) => {
    if (plan.is === "no input") return plan
    const { runs: ofPlan, ...rest } = plan
    return {
      ...rest,
      firms: ofPlan.map((run) => ({
        slug: run.company.id,
        name: run.company.name,
        published: run.published,
        ifTrue: run.isSame ? run.published : (found.get(fingerprints.get(run) ?? "") ?? null),
        isSame: run.isSame,
      })),
    }
  })
}

/** Works out what of the plans was not yet. Hands over to other requests every few milliseconds. */
export async function workOutTruths(plans: readonly PlannedTruth[]): Promise<void> {
  for (const plan of plans) {
    if (plan.is === "no input") continue
    for (const run of plan.runs) if (!run.isSame) await workOut(run)
  }
}

function workOut({ company, request, run, dependsOn }: SupposedRun): Promise<RunwaysInBrief> {
  return keptAnalysis({
    kind,
    dependsOn,
    schema: runwaysInBriefSchema,
    make: async () => {
      const { input, missing } = run.assembly
      const steps = input && simulateSteps(input, { draws: request.draws, seed: request.seed })
      const report = steps && (await inSteps(steps))
      const graded = gradesOf(run, company, request, report)
      const brief = (name: Workload, own: "stockT" | "stockI", all: "allT" | "allI") => {
        const { grade, why } = graded[name]
        return inBrief({
          grade,
          why,
          missing: missing[name],
          stock: grade === "none" ? null : summaryOf(report, own),
          all: grade === "none" ? null : summaryOf(report, all),
        })
      }
      return {
        training: brief("training", "stockT", "allT"),
        inference: brief("inference", "stockI", "allI"),
      }
    },
  })
}

function kindOfClaim({ records }: Catalogue, id: string): "statement" | "note" | "designation" {
  if (records.statement.some((one) => one.id === id)) return "statement"
  return records.designation.some((one) => one.id === id) ? "designation" : "note"
}

function supposedOrder({ assumption }: Catalogue, { order, report }: Reported): OrderIfTrue {
  return orderIfTrue(order, report, (id) => assumption.get(id)?.unit === "units")
}

function rangeOf({ assumption }: Catalogue, id: string | null): InputTruth["inPlaceOf"] {
  const found = id === null ? undefined : assumption.get(id)
  if (!found) return null
  const { p5, p95 } = percentilesOf(found.distribution)
  return { id: found.id, p5, p95 }
}

async function runsOf(
  catalogue: Catalogue,
  firms: readonly string[],
  orders: readonly Order[],
): Promise<SupposedRun[]> {
  const { dataset, records, dataVersion } = catalogue
  const changed = new Map(orders.map((order) => [order.id, order]))
  // Of what is not counted no estimate knows.
  const counted = countedOrders(records.order)
  const world = { ...records, order: counted.map((order) => changed.get(order.id) ?? order) }
  const law = lawOfRecords(records)
  const runs: SupposedRun[] = []
  for (const id of firms) {
    const company = catalogue.company.get(id)
    // Who rents has no stock that could last.
    if (!company || company.compute.mode === "rents") continue
    const { request, run, key } = prepareEstimate({ dataset, records: world, dataVersion }, company, {}, law)
    const standing = await standingOf(catalogue, company, law)
    runs.push({
      company,
      request,
      run,
      dependsOn: key,
      published: standing.published,
      isSame: fingerprintOf(run.assembly.input) === standing.input,
    })
  }
  return runs
}
