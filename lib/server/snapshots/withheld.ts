import "server-only"
import { isWithheld } from "@/lib/domain/public-records"
import { rangeSchema } from "@/lib/domain/range"
import { db } from "@/lib/server/db/client"
import { holdsText } from "@/lib/server/db/dialect"
import { queryRows } from "@/lib/server/db/query-rows"
import { protectionReasons } from "@/lib/server/protection/protected-sources"
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
  const reasons = await protectionReasons()
  if (reasons.size === 0) return null
  const parsed = namesSourcesSchema.safeParse(document)
  // What cannot be read cannot be told to be harmless.
  if (!parsed.success) return withheldBecause("a source may have to be protected")
  const told = parsed.data.sources.find((source) => reasons.has(source.id) && !isWithheld(source))
  return told ? withheldBecause(reasons.get(told.id)!) : null
}

/**
 * The same for the frozen input of a run: one that was frozen before a source was protected, and draws from the reports
 * of an order which that source is or was one of, or holds a figure of its to the letter.
 */
export async function whyInputWithheld(input: Uint8Array, frozenAt: Date): Promise<Withheld | null> {
  const reasons = await protectionReasons()
  if (reasons.size === 0) return null
  const text = new TextDecoder().decode(input)
  for (const { orderId, sourceId, figures } of await protectedFigures([...reasons.keys()])) {
    if (frozenAt > (await protectedSince(sourceId))) continue
    const isTold =
      text.includes(`"reported.${orderId}`) || figures.some((figure) => holdsNumber(text, figure))
    if (isTold) return withheldBecause(reasons.get(sourceId)!)
  }
  return null
}

type ProtectedFigures = { orderId: string; sourceId: string; figures: number[] }

/** Of a revision's order: all that is read here. */
const ordersReportsSchema = z.looseObject({
  id: z.string(),
  reports: z.array(z.looseObject({ sourceId: z.string(), quantity: rangeSchema })),
})

/** The figures of every report that rests on a protected source, in any state that the history holds. */
async function protectedFigures(sensitive: readonly string[]): Promise<ProtectedFigures[]> {
  const found: ProtectedFigures[] = []
  for (const source of sensitive) {
    const rows = await queryRows(
      `SELECT "after" FROM "Revision" WHERE "kind" = 'order' AND ${holdsText('"after"', "$1")}`,
      [JSON.stringify(source)],
    )
    for (const { after } of rows) {
      const read = ordersReportsSchema.safeParse(typeof after === "string" ? JSON.parse(after) : after)
      // A state that cannot be read may hold anything: the order's own numbers are held to be told.
      if (!read.success) continue
      for (const { sourceId, quantity } of read.data.reports) {
        if (sourceId !== source) continue
        const figures = [quantity.low, quantity.central, quantity.high].filter((value) => value !== null)
        found.push({ orderId: read.data.id, sourceId, figures })
      }
    }
  }
  return found
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

function withheldBecause(reason: string): Withheld {
  return {
    status: "withheld",
    why: `This chart was frozen before one of its sources was protected, and is withheld: ${reason.replace(/\.$/, "")}.`,
  }
}
