import "server-only"
import type { Estimate, RunwaySummary } from "@/lib/contracts/estimate"
import type { Company, Workload } from "@/lib/domain/company"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { DataTable, TableField } from "./table"

type Row = {
  firm: string
  workload: Workload
  set: "own" | "all"
  estimate: Estimate
  summary: RunwaySummary | null
}

const quantile = (name: string, percent: string): TableField => ({
  name,
  type: "number",
  title: `${percent} of draws last so long or less; empty: no number, or beyond the horizon`,
  unit: "months",
})

/** The published runways of every firm: what the site says, of the data version of the file. */
export async function runwayTable(catalogue: Catalogue): Promise<DataTable<Row>> {
  const companies: Company[] = catalogue.records.company.filter(({ isPseudo }) => !isPseudo)
  const estimates = await estimatesFor(catalogue, companies)
  return {
    name: "runways",
    title: "Runways",
    description:
      "How long each firm’s chips last by the published estimate. Quantiles do not add up across firms.",
    primaryKey: ["firm", "workload", "set"],
    foreignKeys: [{ field: "firm", table: "firms", to: "id" }],
    fields: [
      { name: "firm", type: "string", title: "Firm", isRequired: true },
      { name: "workload", type: "string", title: "training or inference", isRequired: true },
      { name: "set", type: "string", title: "own: its own stock; all: all supply", isRequired: true },
      { name: "as_of", type: "yearmonth", title: "The month it is counted from", isRequired: true },
      {
        name: "grade",
        type: "string",
        title: "How far it can be trusted; none: no number",
        isRequired: true,
      },
      quantile("p5", "5%"),
      quantile("p25", "25%"),
      quantile("p50", "50%"),
      quantile("p75", "75%"),
      quantile("p95", "95%"),
      {
        name: "share_beyond_horizon",
        type: "number",
        title: "Share of draws that last beyond the horizon",
        unit: "share from 0 to 1",
      },
      {
        name: "share_already_short",
        type: "number",
        title: "Share of draws that are short already",
        unit: "share from 0 to 1",
      },
      {
        name: "horizon",
        type: "integer",
        title: "How far ahead is counted",
        unit: "months",
        isRequired: true,
      },
      { name: "draws", type: "integer", title: "Draws asked for", isRequired: true },
      { name: "seed", type: "integer", title: "Seed of the draws", isRequired: true },
      { name: "engine_version", type: "string", title: "Version of the engine", isRequired: true },
    ],
    rows: companies.flatMap(({ id }) => {
      const estimate = estimates.get(id)
      if (!estimate) throw new Error(`no estimate was made for ${id}`)
      return (["training", "inference"] as const).flatMap((workload) =>
        (["own", "all"] as const).map((set): Row => {
          const summary = estimate[workload][set === "own" ? "stock" : "all"]
          return { firm: id, workload, set, estimate, summary }
        }),
      )
    }),
    values: ({ firm, workload, set, estimate, summary }) => [
      firm,
      workload,
      set,
      estimate.asOf,
      estimate[workload].grade,
      summary?.quantiles.p5 ?? null,
      summary?.quantiles.p25 ?? null,
      summary?.quantiles.p50 ?? null,
      summary?.quantiles.p75 ?? null,
      summary?.quantiles.p95 ?? null,
      summary?.censoredShare ?? null,
      summary?.alreadyShortShare ?? null,
      estimate.horizonMonths,
      estimate.draws,
      estimate.seed,
      estimate.engineVersion,
    ],
  }
}
