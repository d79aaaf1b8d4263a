import "server-only"
import { z } from "zod"
import { mostRuns } from "@/lib/charts/document"
import { isIdOf, isSnapshotId } from "@/lib/charts/snapshot-id"
import { db } from "@/lib/server/db/client"
import { sha256Of, unpacked } from "./content"

/** What a recomputation of a snapshot's hashes found. */
export type SnapshotVerdict = {
  id: string
  /** SHA-256 that was stored beside the content. */
  hash: string
  /** SHA-256 of the content as it is now; null where the stored bytes can no longer be unpacked. */
  recomputed: string | null
  /**
   * The content hashes to `hash`, whose beginning is the id, and every input hashes to its name; what is stored
   * beside the content says the same as the content.
   */
  isIntact: boolean
  inputs: { hash: string; isIntact: boolean }[]
  /** What is wrong, a sentence each. */
  problems: string[]
}

/** The inputs that a document of any version names; what else it holds does not matter here. */
const inputsSchema = z.object({
  runs: z.array(z.object({ input: z.string().regex(/^[0-9a-f]{64}$/) })).max(mostRuns),
})

/** What stands beside the content too; another version of the site may have written it elsewhere in a document. */
const besideSchema = z.object({
  spec: z.object({ chart: z.string() }).optional().catch(undefined),
  provenance: z.object({ dataVersion: z.number() }).optional().catch(undefined),
})

/**
 * Recomputes a snapshot's hashes from what is stored, believing none of it, and holds what is stored beside the
 * content against it. Only the day on which it was frozen stands in no content.
 *
 * @returns null when there is no snapshot of this id
 */
export async function verifySnapshot(id: string): Promise<SnapshotVerdict | null> {
  if (!isSnapshotId(id)) return null
  const row = await db().snapshot.findUnique({
    where: { id },
    select: { hash: true, content: true, chart: true, dataVersion: true, size: true },
  })
  if (row === null) return null
  const bytes = unpackedOrNull(row.content)
  const recomputed = bytes && sha256Of(bytes)
  const problems: string[] = []
  if (recomputed === null) problems.push("The stored content can no longer be unpacked.")
  else if (recomputed !== row.hash)
    problems.push(`The stored content hashes to ${recomputed}, not to ${row.hash}.`)
  if (!isIdOf(id, row.hash)) problems.push(`The id is not the beginning of the stored hash ${row.hash}.`)

  if (bytes) problems.push(...problemsBeside(bytes, row))

  const named = bytes && inputsIn(bytes)
  if (bytes && named === null) problems.push("The stored content does not say which inputs it rests on.")
  const inputs = []
  for (const hash of new Set(named)) {
    const problem = await problemOfInput(hash)
    if (problem !== null) problems.push(problem)
    inputs.push({ hash, isIntact: problem === null })
  }
  return { id, hash: row.hash, recomputed, isIntact: problems.length === 0, inputs, problems }
}

async function problemOfInput(hash: string): Promise<string | null> {
  const row = await db().snapshotInput.findUnique({ where: { hash }, select: { content: true } })
  if (row === null) return `The input ${hash} is missing.`
  const bytes = unpackedOrNull(row.content)
  if (bytes === null) return `The input ${hash} can no longer be unpacked.`
  const found = sha256Of(bytes)
  return found === hash ? null : `The input ${hash} hashes to ${found}.`
}

type Beside = { chart: string; dataVersion: number; size: number }

/** What is stored beside the content and says otherwise than it. */
function problemsBeside(bytes: Uint8Array, { chart, dataVersion, size }: Beside): string[] {
  const found = besideSchema.safeParse(valueOf(bytes)).data
  const pairs: [what: string, stored: string | number, inContent: string | number | undefined][] = [
    ["number of bytes", size, bytes.byteLength],
    ["chart", chart, found?.spec?.chart],
    ["data version", dataVersion, found?.provenance?.dataVersion],
  ]
  return pairs.flatMap(([what, stored, inContent]) =>
    inContent === undefined || inContent === stored
      ? []
      : [`The ${what} stored beside the content is ${stored}; in the content it is ${inContent}.`],
  )
}

function inputsIn(bytes: Uint8Array): string[] | null {
  return inputsSchema.safeParse(valueOf(bytes)).data?.runs.map(({ input }) => input) ?? null
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function unpackedOrNull(stored: Uint8Array): Uint8Array | null {
  try {
    return unpacked(stored)
  } catch {
    return null
  }
}
