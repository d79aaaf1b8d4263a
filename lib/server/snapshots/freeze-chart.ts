import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { inputsOf } from "@/lib/server/charts/inputs-of"
import { db } from "@/lib/server/db/client"
import { AppError } from "@/lib/server/errors"
import { idLength, idOfHash, mostContentBytes, packed, sha256Of } from "./content"

export type Frozen = {
  id: string
  /** False: the same view was frozen before, and this is its link. */
  isNew: boolean
}

/** Attempts at a document whose inputs belong to it: a save between the two makes another one. */
const attempts = 3

/**
 * Freezes a chart as it is now: the document, and the inputs of the runs behind it, in one transaction. The id
 * comes from the content, so freezing the same view of the same data twice gives the same link.
 *
 * @throws AppError not-found when there is nothing to show, too-large beyond `mostContentBytes`, database-busy
 */
export async function freezeChart(spec: ChartSpec): Promise<Frozen> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const document = await buildChart(spec)
    if (!document)
      throw new AppError("not-found", "There is no such chart: nothing on record fits its settings.")
    const inputs = await inputsOf(document, spec)
    if (inputs !== null) return keep(document, inputs)
  }
  throw new AppError(
    "database-busy",
    "The data change too fast to be frozen just now. Try again in a minute.",
  )
}

async function keep(document: ChartDocument, inputs: ReadonlyMap<string, string>): Promise<Frozen> {
  const content = canonicalJson(document)
  for (const part of [content, ...inputs.values()]) {
    if (Buffer.byteLength(part) > mostContentBytes) {
      throw new AppError(
        "too-large",
        `A frozen chart may have ${mostContentBytes / 1e6} MB; this one has more.`,
      )
    }
  }
  const hash = sha256Of(content)
  const known = await db().snapshot.findUnique({ where: { hash }, select: { id: true } })
  if (known) return { id: known.id, isNew: false }

  const row = {
    hash,
    content: packed(content),
    size: Buffer.byteLength(content),
    chart: document.spec.chart,
    subject: subjectOf(document),
    dataVersion: document.provenance.dataVersion,
  }
  let length = idLength
  for (let attempt = 1; ; attempt += 1) {
    const id = idOfHash(hash, length)
    try {
      await store({ ...row, id }, inputs)
      return { id, isNew: true }
    } catch (error) {
      const [same, other] = await Promise.all([
        db().snapshot.findUnique({ where: { hash }, select: { id: true } }),
        db().snapshot.findUnique({ where: { id }, select: { hash: true } }),
      ])
      // Somebody froze the same view at the same time.
      if (same) return { id: same.id, isNew: false }
      // Or an input that this one rests on, and the next attempt finds it.
      if (attempt === attempts) throw error
      if (other) length += 4
    }
  }
}

type Row = Parameters<ReturnType<typeof db>["snapshot"]["create"]>[0]["data"]

async function store(row: Row, inputs: ReadonlyMap<string, string>): Promise<void> {
  const hashes = [...inputs.keys()]
  const known = await db().snapshotInput.findMany({
    where: { hash: { in: hashes } },
    select: { hash: true },
  })
  const there = new Set(known.map(({ hash }) => hash))
  const missing = hashes.filter((hash) => !there.has(hash))
  await db().$transaction([
    ...missing.map((hash) =>
      db().snapshotInput.create({ data: { hash, content: packed(inputs.get(hash)!) } }),
    ),
    db().snapshot.create({ data: row }),
  ])
}

/** What the chart is of: the one setting that names a record. */
function subjectOf({ spec }: ChartDocument): string | null {
  const subject = spec.firm ?? spec.order ?? spec.chip
  return typeof subject === "string" ? subject : null
}
