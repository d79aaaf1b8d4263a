import "server-only"
import { isWithheld, sensitiveSources } from "@/lib/domain/public-records"
import type { Source } from "@/lib/domain/source"
import { db } from "@/lib/server/db/client"
import { loadWholeCatalogue } from "@/lib/server/queries/catalogue"
import { z } from "zod"

/** A frozen chart that nobody gets: it names a source that has been protected since. What is stored stays. */
export type Withheld = { status: "withheld"; why: string }

/** Of a document of any version: all that is read here. */
const namesSourcesSchema = z.looseObject({
  sources: z.array(z.looseObject({ id: z.string(), publisher: z.string(), url: z.string().nullable() })),
})

/**
 * Why a frozen document must not be shown: it holds more of a source than is public today. Null: it does not.
 *
 * A document cannot be changed without breaking its hash, so it is withheld whole; one that was frozen after the
 * source was protected holds nothing of it and is shown.
 */
export async function whyWithheld(document: unknown): Promise<Withheld | null> {
  const { records } = await loadWholeCatalogue()
  const sensitive = sensitiveSources(records.source)
  if (sensitive.size === 0) return null
  const parsed = namesSourcesSchema.safeParse(document)
  // What cannot be read cannot be told to be harmless.
  if (!parsed.success) return withheldBecause("a source may have to be protected")
  const told = parsed.data.sources.find((source) => sensitive.has(source.id) && !isWithheld(source))
  return told ? withheldBecause(reasonOf(records.source, told.id)) : null
}

/**
 * The same for the frozen input of a run: one that was frozen before a source was protected, and draws from the reports
 * of an order which that source is one of, or holds a figure of its to the letter.
 */
export async function whyInputWithheld(input: Uint8Array, frozenAt: Date): Promise<Withheld | null> {
  const { records } = await loadWholeCatalogue()
  const sensitive = sensitiveSources(records.source)
  if (sensitive.size === 0) return null
  const text = new TextDecoder().decode(input)
  for (const { id, reports } of records.order) {
    for (const { sourceId, quantity } of reports) {
      if (!sensitive.has(sourceId) || frozenAt > (await protectedSince(sourceId))) continue
      const figures = [quantity.low, quantity.central, quantity.high].filter((value) => value !== null)
      const isTold = text.includes(`"reported.${id}`) || figures.some((value) => holdsNumber(text, value))
      if (isTold) return withheldBecause(reasonOf(records.source, sourceId))
    }
  }
  return null
}

function holdsNumber(json: string, value: number): boolean {
  return new RegExp(`[:[,]${String(value).replaceAll(".", "\\.")}[,\\]}]`).test(json)
}

/** When a source was last protected: everything kept before may hold it as it was. */
async function protectedSince(id: string): Promise<Date> {
  const revisions = await db().revision.findMany({
    where: { kind: "source", recordId: id },
    orderBy: { id: "desc" },
    select: { at: true, after: true },
  })
  let since = revisions[0]?.at ?? new Date(8.64e15)
  for (const { at, after } of revisions) {
    const { sensitiveBecause } = after as { sensitiveBecause?: string | null }
    if (!sensitiveBecause) break
    since = at
  }
  return since
}

function reasonOf(sources: readonly Source[], id: string): string {
  return sources.find((source) => source.id === id)?.sensitiveBecause ?? "a source has to be protected"
}

function withheldBecause(reason: string): Withheld {
  return {
    status: "withheld",
    why: `This chart was frozen before one of its sources was protected, and is withheld: ${reason.replace(/\.$/, "")}.`,
  }
}
