import "server-only"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Exposure, ExposureListing } from "@/lib/contracts/exposure"
import type { Company } from "@/lib/domain/company"
import type { Listing } from "@/lib/domain/listing"
import { monthOf } from "@/lib/domain/month"
import type { Order } from "@/lib/domain/order"
import { reasonOf } from "@/lib/estimation"
import type { Law } from "@/lib/export-controls"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { Run } from "./compute-estimate"
import { drawnExposure } from "./exposure-drawn"
import { exposureOrder } from "./exposure-order"
import { replaceabilityOf } from "./exposure-replaceability"
import { mapMeasures, type WhyNot } from "./exposure-shares"
import { prepareEstimate } from "./get-estimate"
import { lawOfRecords } from "./law-of-records"

/**
 * What the law of a day means for a firm. Deterministic: the same records and day give the same numbers.
 *
 * @param estimate the firm's estimate as of the dataset's month, for its grades: no grade, no number
 * @param day ISO date, not before the first month of the history
 * @param law the law of the records, or as a scenario has it
 */
export function computeExposure(
  catalogue: Catalogue,
  company: Company,
  estimate: Pick<Estimate, "training" | "inference">,
  day: string,
  law: Law = lawOfRecords(catalogue.records),
): Exposure {
  const { dataset, dataVersion } = catalogue
  const { asOf, compiledOn } = dataset
  const { run, whyNot, stockMonth, drawn } = drawnPartOf(catalogue, company, estimate, day, law)
  const orders = ordersKnownBy(catalogue, company, day)
  return {
    company: company.id,
    name: company.name,
    dataVersion,
    asOf,
    compiledOn,
    day,
    stockMonth,
    n: drawn?.n ?? 0,
    grade: { training: estimate.training.grade, inference: estimate.inference.grade },
    shares: mapMeasures((measure) => drawn?.shares[measure] ?? null),
    whyNot: mapMeasures((measure) =>
      whyNot[measure] === null && !drawn?.shares[measure]
        ? "In that month none of the chips it is known to hold was at work yet."
        : whyNot[measure],
    ),
    byChip: drawn?.byChip ?? [],
    history: drawn?.history ?? [],
    orders: orders.map((order) => exposureOrder(catalogue, law, company, order, day)),
    listings: (catalogue.listingsOf.get(company.id) ?? []).flatMap((listing) => listingOn(listing, day)),
    owners: [],
    ownersUnknownBecause: "Whether firms on a list own part of it is not on record.",
    replaceability: replaceabilityOf(run, drawn?.replacement ?? null, whyNot),
  }
}

/** The part of an exposure that is drawn, which takes longest and is kept (`drawnExposure`), with what it is drawn from. */
export function drawnPartOf(
  catalogue: Catalogue,
  company: Company,
  estimate: Pick<Estimate, "training" | "inference">,
  day: string,
  law: Law = lawOfRecords(catalogue.records),
) {
  const { asOf } = catalogue.dataset
  const { run } = prepareEstimate(catalogue, company, {}, law)
  const whyNot = reasonsWhyNot(company, estimate, run)
  const stockMonth = monthOf(day) < asOf ? monthOf(day) : asOf
  const { input } = run.assembly
  const drawn = drawnExposure(catalogue, { company, law, day, stockMonth, input, whyNot })
  return { run, whyNot, stockMonth, drawn }
}

function reasonsWhyNot(
  company: Company,
  estimate: Pick<Estimate, "training" | "inference">,
  { assembly }: Run,
): WhyNot {
  if (company.compute.mode === "rents")
    return mapMeasures(() => company.compute.why ?? "It rents its compute, so it has no stock of its own.")
  if (assembly.input === null) return mapMeasures(() => "No count of its chips stands in its estimate.")
  const of = (name: "training" | "inference") => {
    const { grade, why, missing } = estimate[name]
    if (grade !== "none") return null
    if (missing.length > 0) return `Not published: ${missing.join("; ")}.`
    const reason = reasonOf({ why })
    return reason === null ? "No estimate is made." : `${reason}.`
  }
  const training = of("training")
  const inference = of("inference")
  // A count needs neither workload; but where both are refused the counted chips are what is not believed.
  return { chips: training === null || inference === null ? null : training, training, inference }
}

/** Orders placed, reported or being delivered by the day, the newest window first, undated ones last. */
function ordersKnownBy(catalogue: Catalogue, company: Company, day: string): Order[] {
  const published = (sourceId: string) => catalogue.source.get(sourceId)?.publishedOn?.date
  return (catalogue.ordersOf.get(company.id) ?? [])
    .filter(({ reports, deliveryWindow }) =>
      [
        deliveryWindow?.start && `${deliveryWindow.start}-01`,
        ...reports.flatMap(({ orderedOn, eventOn, sourceId }) => [
          orderedOn?.date,
          eventOn?.date,
          published(sourceId),
        ]),
      ].some((date) => date && date <= day),
    )
    .toSorted((a, b) => (b.deliveryWindow?.start ?? "").localeCompare(a.deliveryWindow?.start ?? ""))
}

/** An entry that was looked for and not found, or that names no list, is not shown. */
function listingOn(listing: Listing, day: string): ExposureListing[] {
  const { id, names, list, status, listedOn, removedOn, citation, scope, sourceIds } = listing
  if (list === null || status !== "listed") return []
  const standsOnDay =
    listedOn === null ? null : listedOn.date <= day && (removedOn === null || day < removedOn.date)
  return [{ id, names, list, listedOn, removedOn, citation, scope, standsOnDay, sourceIds }]
}
