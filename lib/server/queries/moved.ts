import "server-only"
import { z } from "zod"
import { withheldReason } from "@/lib/changes-words"
import {
  movedSchema,
  movedSettingSchema,
  type Moved,
  type MovedSetting,
  type StateOfKnowledge,
} from "@/lib/contracts/moved"
import { datasetSchema } from "@/lib/domain/dataset"
import { monthSchema, type Month } from "@/lib/domain/month"
import { publicReason } from "@/lib/server/changes/public-reason"
import { readTelling } from "@/lib/server/changes/telling"
import { db } from "@/lib/server/db/client"
import { movedBetween } from "@/lib/server/moved/moved-between"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { pageTag } from "./page-tags"

/** Data versions that a form offers; an older one that touched the firm can still stand in an address. */
const mostVersions = 40

const touchedSchema = z.array(z.string()).nullable()

/** What can be compared of a firm; null for one that is not on record. */
export async function getMovedSetting(firm: string): Promise<MovedSetting | null> {
  if (!(await loadCatalogue()).company.has(firm)) return null
  const kept = await keptSetting(firm)
  return kept && movedSettingSchema.parse(kept)
}

const keptSetting = cachedQuery("moved-setting-3", readSetting)

async function readSetting(firm: string): Promise<MovedSetting | null> {
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(firm)
  if (!company) return null
  const rows = await db().dataVersion.findMany({
    where: { number: { lte: catalogue.dataVersion } },
    orderBy: { number: "desc" },
    select: { number: true, at: true, reason: true, touched: true },
  })
  const asOfs = await asOfOfVersions(
    catalogue,
    rows.map(({ number }) => number),
  )
  const telling = await readTelling()
  const choiceOf = async (row: (typeof rows)[number]) => ({
    value: String(row.number),
    asOf: asOfs[row.number]!,
    dataVersion: row.number,
    savedOn: row.at.toISOString().slice(0, 10),
    reason: (await publicReason(row, telling)) ?? withheldReason,
  })
  const tag = pageTag("company", firm)
  const touching = rows.filter(({ touched }) => touchedSchema.parse(touched)?.includes(tag) ?? true)
  const newest = await choiceOf(rows[0]!)
  return {
    firm,
    name: company.name,
    newest: catalogue.dataVersion,
    versions: await Promise.all(touching.slice(0, mostVersions).map(choiceOf)),
    months: monthsOf(catalogue, firm).map((month) => ({ ...newest, value: month, asOf: month })),
    touching: touching.map(({ number }) => number),
    asOfOfVersion: asOfs,
  }
}

/** Months for which some assumption of the firm was set, up to that of the data, newest first. */
export function monthsOf({ records, dataset }: Catalogue, firm: string): Month[] {
  const set = records.assumption
    .filter(({ scope }) => scope.firms === null || scope.firms.includes(firm))
    .flatMap(({ scope }) => scope.from ?? [])
  return [...new Set([dataset.asOf, ...set])]
    .filter((month) => month <= dataset.asOf)
    .sort()
    .reverse()
}

/** The month of the estimates of each data version: that of today, with its later changes undone. */
async function asOfOfVersions(
  { dataset, dataVersion }: Catalogue,
  numbers: readonly number[],
): Promise<Record<string, Month>> {
  const changes = await db().revision.findMany({
    where: { kind: "dataset", dataVersion: { lte: dataVersion } },
    orderBy: { id: "desc" },
    select: { dataVersion: true, before: true },
  })
  const asOfs: Record<string, Month> = {}
  let asOf = dataset.asOf
  let undone = 0
  for (const number of [...numbers].sort((a, b) => b - a)) {
    for (; undone < changes.length && changes[undone]!.dataVersion > number; undone++) {
      const before = datasetSchema.pick({ asOf: true }).loose().safeParse(changes[undone]!.before)
      if (before.success) asOf = monthSchema.parse(before.data.asOf)
    }
    asOfs[number] = asOf
  }
  return asOfs
}

/**
 * What moved a firm's estimate between two states of knowledge, kept until a save touches the data.
 *
 * @returns null where the firm was not on record in one of both
 */
export async function getMoved(
  firm: string,
  from: StateOfKnowledge,
  to: StateOfKnowledge,
): Promise<Moved | null> {
  const kept = await keptMoved(firm, JSON.stringify(from), JSON.stringify(to))
  return kept && movedSchema.parse(kept)
}

const keptMoved = cachedQuery("moved-2", (firm: string, from: string, to: string) =>
  movedBetween(firm, JSON.parse(from) as StateOfKnowledge, JSON.parse(to) as StateOfKnowledge),
)

/** Since when a profile can say what moved the firm: the data version before the newest that touched it, or a month. */
export type MovedSince = { dataVersion: number; savedOn: string } | { month: Month }

/** Null where there is nothing to compare with. Kept with the firm's profile. */
export const getMovedSince = cachedQuery(
  "moved-since",
  async (firm: string): Promise<MovedSince | null> => {
    const setting = await readSetting(firm)
    if (!setting) return null
    const { versions, months } = setting
    const [, before] = versions
    if (before) return { dataVersion: before.dataVersion, savedOn: before.savedOn }
    const first = months.at(-1)
    return first && months.length > 1 ? { month: first.asOf } : null
  },
  (firm) => [pageTag("company", firm)],
)
