import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import { sourceKinds } from "@/lib/domain/evidence"
import { distributionFaults } from "@/lib/estimation/check-distribution"
import type { EstimateFault } from "./estimate-fault"

/** Fields that hold for a whole run: one number, the same in every draw. */
const runFields: ReadonlySet<string> = new Set([
  "horizonMonths",
  "allocation.min",
  "allocation.max",
  "conditionOnServed.T",
  "conditionOnServed.I",
])

/** What is wrong with an assumption's distribution: on its own, and for the field that it feeds. */
export function assumptionFaults({ id, field, distribution }: Assumption): EstimateFault[] {
  const faults: EstimateFault[] = []
  const say = (at: string, message: string) => faults.push({ kind: "assumption", id, field: at, message })
  for (const { path, message } of distributionFaults(distribution)) {
    say(["distribution", ...path].join("."), message)
  }
  if (field !== null && runFields.has(field)) {
    if (distribution.dist !== "fixed" || distribution.value === null) {
      say("distribution", `${field} must be a fixed number`)
    }
  } else if (field !== null && distribution.dist === "table") {
    say("distribution", `a table cannot be drawn from and so cannot feed ${field}`)
  }
  if (id === "sourceReliability") {
    if (distribution.dist !== "table") say("distribution", "must be a table of weights by kind of source")
    else {
      for (const kind of sourceKinds) {
        const weight = distribution.values[kind]
        if (weight === undefined) say("distribution.values", `has no weight for "${kind}"`)
        else if (weight < 0 || weight > 1) say(`distribution.values.${kind}`, "must lie from 0 to 1")
      }
    }
  }
  if (id.startsWith("priceUsd.")) {
    if (distribution.dist !== "lognormal") say("distribution", "a price prior must be lognormal")
    else if (distribution.p5 === distribution.p95) say("distribution.p95", "a price prior needs p5 below p95")
  }
  return faults
}
