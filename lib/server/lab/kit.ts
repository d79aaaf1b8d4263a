import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { ExpectedFlow, Order } from "@/lib/domain/order"
import { tabulateControls, type ControlsTable } from "@/lib/estimation/assemble/controls-table"
import { kitSchema, type Kit } from "@/lib/estimation/case/kit"
import { changedLaw, type Law } from "@/lib/export-controls"
import { controlsOn, lawOfRecords } from "@/lib/server/estimates/law-of-records"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** The records that a firm's estimates as of a month can rest on, whatever a reader changes. */
export function kitOf({ records }: Pick<Catalogue, "records">, company: Company, asOf: Month): Kit {
  const counts = ({ counting }: Pick<Order, "counting"> | ExpectedFlow) =>
    counting?.firms.includes(company.id) ?? false
  const orders = records.order.filter(counts)
  const flows = records.flow.filter(counts)
  const chips = [
    ...new Set([...orders, ...flows].flatMap(({ counting }) => counting?.line.chip ?? [])),
  ].sort()
  const law = lawOfRecords(records)
  const table = (of: Law) => controlsTable(of, records, company.id, asOf, chips)
  return kitSchema.parse({
    firm: company.id,
    asOf,
    rents: company.compute.mode === "rents" ? (company.compute.why ?? "It rents its compute.") : null,
    loweredGrades: company.loweredGrades.filter((lowered) => lowered.asOf === asOf),
    orders,
    flows,
    chips: records.chip.filter(({ id }) => chips.includes(id)),
    assumptions: records.assumption.filter(
      ({ scope }) => scope.firms === null || scope.firms.includes(company.id),
    ),
    scenarios: records.scenario,
    controls: table(law),
    controlsUnder: Object.fromEntries(
      records.scenario
        .filter((scenario) => scenario.law.length > 0)
        .map((scenario) => [scenario.id, table(changedLaw(law, scenario.law, records.proposal))]),
    ),
  } satisfies Kit)
}

function controlsTable(
  law: Law,
  records: Catalogue["records"],
  company: string,
  asOf: Month,
  chips: readonly string[],
): ControlsTable {
  const listed = law.listings.flatMap(({ companies, listedOn, removedOn }) =>
    companies.includes(company) ? [listedOn?.date ?? [], removedOn?.date ?? []].flat() : [],
  )
  const days = [...law.changeDays, ...listed]
  return tabulateControls(controlsOn(law, records, company, asOf), chips, days)
}

/** Months that a laboratory can be asked for: the dataset's, and those that assumptions were set for. */
export function monthsOfLab({ dataset, records }: Pick<Catalogue, "dataset" | "records">): Month[] {
  const set = records.assumption.flatMap(({ scope }) => scope.from ?? [])
  return [...new Set([dataset.asOf, ...set])]
    .filter((month) => month <= dataset.asOf)
    .sort()
    .reverse()
}
