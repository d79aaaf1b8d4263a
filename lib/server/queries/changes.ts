import "server-only"
import { z } from "zod"
import {
  changePageSchema,
  changesPageSchema,
  type ChangePage,
  type ChangesEntry,
  type ChangesPage,
} from "@/lib/contracts/changes"
import { movesOf, workOutBeside, workOutMoves, type VersionRow } from "@/lib/server/changes/estimate-moves"
import { movesAsTold } from "@/lib/server/changes/firm-moves"
import { historyProtection } from "@/lib/server/changes/history-protection"
import { readEntry, type EntryRecords } from "@/lib/server/changes/read-entry"
import { readTelling } from "@/lib/server/changes/telling"
import { db } from "@/lib/server/db/client"
import { cachedQuery, takeOn } from "./cached"
import { loadCatalogue } from "./catalogue"
import { keepBriefly } from "./kept-briefly"
import { pageTag, sharedTag } from "./page-tags"

/** Data versions on a page. */
const pageLength = 20
/** Records of a version that a list shows. */
const mostListed = 20
/** Records on a part of a version's own page. */
const partLength = 100
/** Rounds in which versions are looked through for those that concern a firm. */
const mostRounds = 5

const touchedSchema = z.array(z.string()).nullable()

const versionSelect = {
  number: true,
  at: true,
  reason: true,
  origin: true,
  undoes: true,
  touched: true,
} as const

type KeptVersion = { number: number; at: string; touched: string[] | null }
type KeptEntries = { entries: EntryRecords[]; versions: KeptVersion[]; before: number | null }

function tagsOf(firm: string): string[] {
  return firm === "" ? [sharedTag] : [pageTag("company", firm)]
}

/** The entries of the next versions below a number, without how they moved estimates. Empty strings: all firms, the newest. */
const keptEntries = cachedQuery(
  "changes",
  async (firm: string, below: string): Promise<KeptEntries> => {
    const telling = await readTelling()
    const rows = await versionsBelow(below === "" ? telling.open.dataVersion + 1 : Number(below), firm)
    const page = rows.slice(0, pageLength)
    const undoing = await undoingOf(page.map(({ number }) => number))
    const entries: EntryRecords[] = []
    for (const row of page) {
      const asked = { skip: 0, most: row.number === 1 ? 0 : mostListed, firm: firm === "" ? null : firm }
      entries.push(await readEntry(row, undoing.get(row.number) ?? null, asked, telling))
    }
    return {
      entries,
      versions: page.map(({ number, at, touched }) => ({ number, at: at.toISOString(), touched })),
      before: rows.length > pageLength ? (page.at(-1)?.number ?? null) : null,
    }
  },
  (firm) => tagsOf(firm),
)

/** The next versions below a number, one more than a page holds; of a firm those that may have touched it. */
async function versionsBelow(below: number, firm: string) {
  const rows: (VersionRow & { reason: string; origin: string; undoes: number | null })[] = []
  let from = below
  while (rows.length <= pageLength) {
    const found = await db().dataVersion.findMany({
      where: { number: { lt: from } },
      orderBy: { number: "desc" },
      take: 200,
      select: versionSelect,
    })
    for (const row of found) {
      const touched = touchedSchema.parse(row.touched)
      if (firm === "" || touched === null || touched.includes(pageTag("company", firm)))
        rows.push({ ...row, touched })
    }
    const last = found.at(-1)
    if (last === undefined || last.number <= 1) break
    from = last.number
  }
  return rows.slice(0, pageLength + 1)
}

/** By the version that was taken back, the one that took it back. */
async function undoingOf(numbers: readonly number[]): Promise<Map<number, number>> {
  const rows = await db().dataVersion.findMany({
    where: { undoes: { in: [...numbers] } },
    orderBy: { number: "asc" },
    select: { number: true, undoes: true },
  })
  return new Map(rows.flatMap(({ number, undoes }) => (undoes === null ? [] : [[undoes, number] as const])))
}

/**
 * What was changed in the data, newest first, of all firms or of one; how each data version moved the estimates is
 * told where it was worked out before, and worked out beside where it was not.
 *
 * @param below only data versions below this one; null: from the newest on
 * @returns null for a firm that is not on record, and for a data version that there is not
 */
export async function getChanges(
  firm: string | null = null,
  below: number | null = null,
): Promise<ChangesPage | null> {
  const catalogue = await loadCatalogue()
  const company = firm === null ? null : catalogue.company.get(firm)
  if (company === undefined) return null
  // The newest is there from the start of the page; addresses beyond it are nobody's.
  if (below !== null && (below < 2 || below > catalogue.dataVersion)) return null
  await takeOn(tagsOf(firm ?? ""))
  const entries: ChangesEntry[] = []
  let before = below
  for (let round = 0; round < mostRounds && entries.length < (firm === null ? 1 : pageLength / 2); round++) {
    const kept: KeptEntries = await keptEntries(firm ?? "", before === null ? "" : String(before))
    const told = await withMoves(kept.entries, kept.versions, firm)
    entries.push(...(firm === null ? told : told.filter(saysSomething)))
    before = kept.before
    if (before === null) break
  }
  return changesPageSchema.parse({
    firm: company && { slug: company.id, name: company.name },
    // A firm's page is made anew only when something of the firm changed.
    newest: firm === null ? catalogue.dataVersion : (entries[0]?.number ?? 1),
    entries,
    before,
  })
}

/** Of a firm: something of its records, or its estimate. */
function saysSomething({ counts, moves }: ChangesEntry): boolean {
  return counts.length > 0 || moves.status !== "known" || moves.firms.length > 0
}

async function withMoves(
  entries: readonly EntryRecords[],
  versions: readonly KeptVersion[],
  firm: string | null,
): Promise<ChangesEntry[]> {
  const catalogue = await loadCatalogue()
  const { sensitive } = await historyProtection()
  const rows = versions.map(({ at, ...same }) => ({ ...same, at: new Date(at) }))
  const moved = await movesOf(rows, sensitive)
  const missing = rows.filter(({ number }) => moved.get(number) === null)
  if (missing.length > 0) {
    await keepBriefly()
    workOutBeside(missing, sensitive)
  }
  const told: ChangesEntry[] = []
  for (const entry of entries) {
    const moves = await movesAsTold(entry.number, moved.get(entry.number) ?? null, firm, catalogue)
    told.push({ ...entry, moves })
  }
  return told
}

/** Works out how every data version moved the estimates, oldest last; what was done before stays. */
export async function workOutAllMoves(): Promise<void> {
  const { sensitive } = await historyProtection()
  const rows = await db().dataVersion.findMany({ orderBy: { number: "desc" }, select: versionSelect })
  for (const row of rows) await workOutMoves({ ...row, touched: touchedSchema.parse(row.touched) }, sensitive)
}

type KeptChange = { entry: EntryRecords; version: KeptVersion; total: number } | null

const keptChange = cachedQuery("change", async (number: string, part: string): Promise<KeptChange> => {
  const row = await db().dataVersion.findUnique({ where: { number: Number(number) }, select: versionSelect })
  if (!row) return null
  const total = await db().revision.count({ where: { dataVersion: row.number } })
  const undoing = await undoingOf([row.number])
  const asked = { skip: (Number(part) - 1) * partLength, most: partLength, firm: null }
  const entry = await readEntry(row, undoing.get(row.number) ?? null, asked, await readTelling())
  const touched = touchedSchema.parse(row.touched)
  return { entry, version: { number: row.number, at: row.at.toISOString(), touched }, total }
})

/** One data version with a part of its records; null where there is none of this number, or no such part. */
export async function getChange(number: number, part = 1): Promise<ChangePage | null> {
  const { dataVersion: newest } = await loadCatalogue()
  if (!Number.isSafeInteger(number) || number < 1 || number > newest) return null
  if (!Number.isSafeInteger(part) || part < 1 || part > 10_000) return null
  await takeOn([sharedTag])
  const kept = await keptChange(String(number), String(part))
  if (!kept) return null
  const parts = Math.max(1, Math.ceil(kept.total / partLength))
  if (part > parts) return null
  const [entry] = await withMoves([kept.entry], [kept.version], null)
  return changePageSchema.parse({
    entry,
    part,
    parts,
    previous: number > 1 ? number - 1 : null,
    next: number < newest ? number + 1 : null,
  })
}
