import "server-only"
import { makerGroup } from "@/lib/charts/control-stretches"
import {
  chipListSchema,
  chipPageSchema,
  type BesideMeasure,
  type ChipAnswer,
  type ChipList,
  type ChipListItem,
  type ChipPage,
} from "@/lib/contracts/chip"
import { makerGroups } from "@/lib/contracts/control"
import type { Chip } from "@/lib/domain/chip"
import {
  evaluate,
  isNeutral,
  performanceDensity,
  ruleTimeline,
  specsOf,
  timeline,
  totalProcessingPerformance,
  type Law,
  type Verdict,
} from "@/lib/export-controls"
import { lawOfRecords } from "../estimates/law-of-records"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { sourceRef } from "./claim-views"
import { orderView } from "./order-view"
import { pageTag } from "./page-tags"

/** Every part on record with its figures and its standing today, by maker. */
export async function listChips(): Promise<ChipList> {
  return chipListSchema.parse(await keptList())
}

const keptList = cachedQuery("chips", async (): Promise<ChipList> => {
  const catalogue = await loadCatalogue()
  const { records, dataset, dataVersion } = catalogue
  const law = lawOfRecords(records)
  const today = dataset.compiledOn
  const chips = records.chip.map((chip): ChipListItem => {
    const { id } = chip
    const tpp = totalProcessingPerformance(chip)
    const density = performanceDensity(chip)
    const isTppRead = tpp !== null && chip.denseTops[tpp.format]?.verification === "read"
    return {
      id,
      name: chip.name,
      vendor: chip.vendor,
      group: makerGroup(chip),
      isContextOnly: chip.isContextOnly,
      variantOf: chipRef(catalogue, chip.chinaVariantOf),
      tpp: tpp && { value: tpp.value, isRead: isTppRead },
      performanceDensity: density && {
        value: density.value,
        isRead: isTppRead && chip.dieAreaMm2?.verification === "read",
      },
      memoryGb: figure(chip.memoryGb),
      memoryType: chip.memoryType,
      memoryBandwidthGBps: figure(chip.memoryBandwidthGBps),
      interconnectGBps: figure(chip.interconnectGBps),
      priceUsd: chip.priceUsd,
      status: evaluate(law, { specs: specsOf(chip), on: today }).status,
      orderCount: records.order.filter(({ chips }) => chips.includes(id)).length,
    }
  })
  // Within a group the strongest comes first; a part without a figure comes last.
  chips.sort(
    (a, b) =>
      makerGroups.indexOf(a.group) - makerGroups.indexOf(b.group) ||
      (b.tpp?.value ?? -1) - (a.tpp?.value ?? -1),
  )
  return { dataVersion, today, chips }
})

function figure(spec: Chip["memoryGb"]): ChipListItem["memoryGb"] {
  return spec && { value: spec.value, isRead: spec.verification === "read" }
}

/** Ids, names and the labels of reports of all parts, for suggestions and the site map. */
export const listChipNames = cachedQuery("chip-names", async () => {
  const { records } = await loadCatalogue()
  return records.chip.map(({ id, name, labels }) => ({ id, name, labels }))
})

/** Everything a part's page shows; null when the id is unknown. */
export async function getChip(id: string): Promise<ChipPage | null> {
  // An unknown id is answered before anything is kept for it.
  if (!(await loadCatalogue()).chip.has(id)) return null
  const page = await keptChip(id)
  return page && chipPageSchema.parse(page)
}

const keptChip = cachedQuery("chip", makePage, (id) => [pageTag("chip", id)])

async function makePage(id: string): Promise<ChipPage | null> {
  const catalogue = await loadCatalogue()
  const chip = catalogue.chip.get(id)
  if (!chip) return null
  const { records, dataset, dataVersion } = catalogue
  const law = lawOfRecords(records)
  const today = dataset.compiledOn
  const specs = specsOf(chip)
  const now = evaluate(law, { specs, on: today })
  const orders = records.order
    .filter(({ chips }) => chips.includes(id))
    .map((order) => orderView(catalogue, order))
  return {
    dataVersion,
    asOf: dataset.asOf,
    today,
    chip,
    variantOf: chipRef(catalogue, chip.chinaVariantOf),
    variants: records.chip
      .filter(({ chinaVariantOf }) => chinaVariantOf === id)
      .map(({ id, name }) => ({ id, name })),
    answer: answerView(catalogue, now),
    because: now.because,
    rules: rulesIn(catalogue, now),
    near: now.near.map(({ status, paragraph, tests }) => ({
      status,
      paragraph,
      lines: tests.flatMap(({ metric, value, threshold }) =>
        typeof value === "number" && typeof threshold === "number" ? [{ metric, value, threshold }] : [],
      ),
    })),
    stretches: timeline(law, { specs }).map(({ from, until, verdict }) => ({
      from,
      until,
      ...answerView(catalogue, verdict),
    })),
    beside: besideOf(catalogue, law, chip),
    orders,
    sources: sourceIdsOf(chip, orders)
      .map((source) => sourceRef(catalogue, source))
      .sort((a, b) => a.publisher.localeCompare(b.publisher, "en")),
  }
}

function chipOf(catalogue: Catalogue, id: string): Chip {
  const chip = catalogue.chip.get(id)
  if (!chip) throw new Error(`chip ${id} is referred to and does not exist`)
  return chip
}

function chipRef(catalogue: Catalogue, id: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: chipOf(catalogue, id).name }
}

function ruleRef(catalogue: Catalogue, id: string | null): ChipAnswer["rule"] {
  const rule = id === null ? undefined : catalogue.control.get(id)
  if (!rule) return null
  const { name, shortName, precision } = rule
  return { id: rule.id, name, shortName, isApproximate: precision.level === "approximate" }
}

/** The rules that the steps to an answer name. */
function rulesIn(catalogue: Catalogue, { because }: Verdict): ChipPage["rules"] {
  const ids = because.flatMap((reason) => [
    ...("ruleId" in reason ? [reason.ruleId] : []),
    ...("to" in reason ? [reason.to] : []),
  ])
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      const rule = ruleRef(catalogue, id)
      return rule ? [[id, rule]] : []
    }),
  )
}

function answerView(catalogue: Catalogue, verdict: Verdict): ChipAnswer {
  const { status, paragraph, ruleId, missing, possible } = verdict
  return {
    status,
    paragraph,
    rule: ruleRef(catalogue, ruleId),
    tests: decidingTests(verdict),
    missing,
    possible: [...new Set(possible.map((one) => one.status))],
  }
}

/**
 * The tests behind an answer: those of the branch that gives it. Where an answer says how licences under a
 * letter are judged, the letter's own come first, since they are why a licence is needed.
 */
function decidingTests({ because, ruleId, status }: Verdict): ChipAnswer["tests"] {
  const branches = because.filter((reason) => reason.kind === "branch")
  if (because.some(({ kind }) => kind === "practice")) {
    return branches
      .filter((branch) => branch.holds === true && branch.status !== null && !isNeutral(branch.status))
      .flatMap(({ tests }) => tests)
  }
  const deciding =
    branches.find((branch) => branch.ruleId === ruleId && branch.status === status) ??
    branches.findLast((branch) => branch.status === status) ??
    branches.at(-1)
  return deciding?.tests ?? []
}

/** Measures beside the answer that say something of the part on some day. */
function besideOf(catalogue: Catalogue, law: Law, chip: Chip): BesideMeasure[] {
  return law.rules.flatMap(({ id, place }) => {
    const rule = ruleRef(catalogue, id)
    if (place !== "beside" || !rule) return []
    const stretches = ruleTimeline(law, id, { specs: specsOf(chip) })
      .filter(({ verdict }) => !isNeutral(verdict.status))
      .map(({ from, until, verdict }) => ({ from, until, status: verdict.status }))
    return stretches.length > 0 ? [{ rule, stretches }] : []
  })
}

/** The sources of a part's figures and of the reports of its orders. */
function sourceIdsOf(chip: Chip, orders: ChipPage["orders"]): string[] {
  const ids = [...chip.sourceIds, ...orders.flatMap(({ reports }) => reports.map(({ source }) => source.id))]
  return [...new Set(ids)]
}
