import "server-only"
import {
  compareSchema,
  type Compare,
  type ComparedChip,
  type ComparedFirm,
  type CompareView,
} from "@/lib/contracts/compare"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Exposure } from "@/lib/contracts/exposure"
import type { KnownState } from "@/lib/contracts/known"
import type { Company } from "@/lib/domain/company"
import { chipRates } from "@/lib/estimation/assemble/chip-rates"
import { h100PeakTflops } from "@/lib/estimation/ledger"
import { outlastsOf } from "@/lib/server/analyses/outlasts"
import { thisMonth } from "@/lib/server/clock"
import { AppError } from "@/lib/server/errors"
import { computeExposure } from "@/lib/server/estimates/exposure"
import { estimatesFor, getEstimate } from "@/lib/server/estimates/get-estimate"
import { OneByOne } from "@/lib/server/one-by-one"
import { boardRow } from "./board"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { getExposure } from "./exposure"
import { standingOn, type KnownPage } from "./known-pages"
import { inKnownTurn } from "./known-turns"
import { boardMarks } from "./marks"
import { statementRows } from "./statements"

/** How many comparisons may wait; one of firms that nobody compared yet takes seconds. */
const mostWaiting = 8

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayCompare?: OneByOne }

/**
 * Firms beside each other; null where one of them is not on record, or none is named.
 *
 * @param past what was known on a day; all that is on record where it is left out
 * @throws AppError busy when too many others wait
 */
export async function getCompare(
  view: CompareView,
  past: (Catalogue & { known: KnownState }) | null = null,
): Promise<Compare | null> {
  const catalogue = past ?? (await loadCatalogue())
  const companies = view.firms.flatMap((slug) => catalogue.company.get(slug) ?? [])
  if (companies.length === 0 || companies.length < view.firms.length) return null
  holder.chipRunwayCompare ??= new OneByOne(mostWaiting)
  const made = holder.chipRunwayCompare.run(() =>
    makeCompare(catalogue, companies, view, past?.known ?? null),
  )
  if (made === null) {
    throw new AppError("busy", "Many firms are being compared just now. Try again in a few seconds.")
  }
  return compareSchema.parse(await made)
}

/** Firms beside each other as known on a day; null where one of them is not on record. */
export async function getKnownCompare(
  view: CompareView,
  day: string,
): Promise<(KnownPage & { compare: Compare }) | null> {
  return inKnownTurn(day, async (catalogue) => {
    const compare = await getCompare(view, catalogue)
    if (compare === null) return null
    const companies = view.firms.flatMap((slug) => catalogue.company.get(slug) ?? [])
    const estimates = [...(await estimatesFor(catalogue, companies)).values()]
    const inputs = estimates.flatMap(({ assumptionIds }) => assumptionIds)
    return { compare, ...standingOn(catalogue, inputs) }
  })
}

/** Firms that a comparison may name: all but the whole market. */
export const listComparable = cachedQuery("comparable", async () => {
  const { records } = await loadCatalogue()
  return records.company
    .filter(({ isPseudo }) => !isPseudo)
    .map(({ id, name, nameZh, kind, aliases }) => ({ slug: id, name, nameZh, kind, aliases }))
})

async function makeCompare(
  catalogue: Catalogue,
  companies: readonly Company[],
  view: CompareView,
  known: KnownState | null,
): Promise<Compare> {
  const { dataset, dataVersion, records } = catalogue
  const firms: { company: Company; estimate: Estimate }[] = []
  for (const company of companies) firms.push({ company, estimate: await getEstimate(catalogue, company) })
  const compared: ComparedFirm[] = []
  for (const { company, estimate } of firms) {
    const exposure =
      known === null
        ? await getExposure(company.id)
        : computeExposure(catalogue, company, estimate, dataset.compiledOn)
    if (exposure === null) throw new Error(`no exposure was made for ${company.id}`)
    compared.push(comparedFirm(catalogue, { company, estimate, exposure }, view))
  }
  const named = new Set(view.firms)
  return {
    view,
    asOf: dataset.asOf,
    today: thisMonth(),
    horizonMonths: firms[0]?.estimate.horizonMonths ?? 60,
    dataVersion,
    known,
    firms: compared,
    outlasts: await outlastsOf(catalogue, firms, view.set),
    statements: statementRows(
      catalogue,
      records.statement.filter(({ companies }) => companies.some((slug) => named.has(slug))),
    ),
  }
}

function comparedFirm(
  catalogue: Catalogue,
  { company, estimate, exposure }: { company: Company; estimate: Estimate; exposure: Exposure },
  { set }: CompareView,
): ComparedFirm {
  const { records, dataset } = catalogue
  const marks = boardMarks(records.statement, company.id, dataset.asOf)
  return {
    slug: company.id,
    name: company.name,
    nameZh: company.nameZh,
    kind: company.kind,
    row: boardRow(company, estimate, { set, sort: "training", kind: "all" }, marks),
    training: estimate.training,
    inference: estimate.inference,
    stockSeries: estimate.stockSeries,
    h100Equivalents: estimate.h100Equivalents,
    chips: exposure.byChip.map((part) => comparedChip(catalogue, part)),
    exposure: { day: exposure.day, shares: exposure.shares, whyNot: exposure.whyNot },
  }
}

function comparedChip(
  { chip: chips }: Catalogue,
  { chip: id, name, units }: Exposure["byChip"][number],
): ComparedChip {
  const chip = chips.get(id)
  const rate = chip ? chipRates(chip)?.tflopsTrain : undefined
  const { p5, p50, p95 } = units
  const equals = (of: number) => (of * (rate ?? 0)) / h100PeakTflops
  return {
    chip: id,
    name,
    units: { p5, p50, p95 },
    h100Equivalents: rate === undefined ? null : { p5: equals(p5), p50: equals(p50), p95: equals(p95) },
  }
}
