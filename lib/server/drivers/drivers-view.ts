import "server-only"
import type { Drivers, OutputDrivers, VarianceShare } from "@/lib/contracts/drivers"
import type { DriverRow, DriversOutput, DriversView } from "@/lib/contracts/drivers-view"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Company, Workload } from "@/lib/domain/company"
import { isSure } from "@/lib/drivers-words"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { namedInput } from "./named-input"

/** What drives a firm's estimate as a page shows it: the analysis in words, with its estimate's grades and medians. */
export function driversView(
  catalogue: Catalogue,
  company: Company,
  drivers: Drivers,
  estimate: Estimate,
): DriversView {
  const view = (output: keyof Drivers["outputs"], median: number | null | undefined) => {
    const found = drivers.outputs[output]
    return found && median !== undefined
      ? outputOf(catalogue, company, { found, origins: drivers.origins, median })
      : null
  }
  const workload = (name: Workload) => {
    const { grade, stock, all } = estimate[name]
    const [own, total] = name === "training" ? (["stockT", "allT"] as const) : (["stockI", "allI"] as const)
    return { grade, own: view(own, stock?.quantiles.p50), all: view(total, all?.quantiles.p50) }
  }
  return {
    firm: company.id,
    name: company.name,
    asOf: drivers.asOf,
    dataVersion: catalogue.dataVersion,
    horizonMonths: drivers.horizonMonths,
    samples: drivers.rows,
    training: workload("training"),
    inference: workload("inference"),
  }
}

function outputOf(
  catalogue: Catalogue,
  company: Company,
  { found, origins, median }: { found: OutputDrivers; origins: Drivers["origins"]; median: number | null },
): DriversOutput {
  const bars = new Map(found.bars.map((bar) => [bar.var, bar]))
  const rowOf = (share: VarianceShare): DriverRow => {
    const origin = origins[share.var]
    if (!origin) throw new Error(`nothing says where ${share.var} comes from`)
    const { words, unit, orders, labKey } = namedInput(catalogue, origin, company.name)
    const bar = bars.get(share.var) ?? null
    return {
      ...share,
      label: words.label,
      inWords: words.inWords,
      unit,
      p5: bar?.p5 ?? null,
      p95: bar?.p95 ?? null,
      atP5: bar?.atP5 ?? null,
      atP95: bar?.atP95 ?? null,
      assumptionId: origin.assumptionId,
      orders,
      labKey,
    }
  }
  const moving = found.shares.filter(({ total, totalError }) => isSure(total, totalError))
  return {
    base: found.base,
    median,
    rows: moving.map(rowOf),
    still: found.shares.length - moving.length,
    together: Math.min(1, Math.max(0, 1 - found.alone.share)),
    togetherError: found.alone.error,
  }
}
