import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { z } from "zod"
import type { ChartDocument } from "@/lib/charts/document"
import { toCsv } from "@/lib/charts/doors/to-csv"
import { toMarkdown } from "@/lib/charts/doors/to-markdown"
import type { Plot } from "@/lib/charts/figure/figure"
import { idOfHash } from "@/lib/charts/snapshot-id"

const folder = "tests/golden/documents"
const indexSchema = z.record(
  z.string(),
  z.strictObject({ id: z.string(), json: z.string(), csv: z.string(), md: z.string() }),
)
export type SampleHashes = z.infer<typeof indexSchema>[string]

/** A frozen document as it was published, see the folder's README. */
export type DocumentSample = { version: number; name: string; bytes: Uint8Array; known: SampleHashes | null }

export const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex")

/** The samples of every version, the oldest first. */
export function documentSamples(): DocumentSample[] {
  const versions = readdirSync(folder).flatMap((name) => /^v(\d+)$/.exec(name)?.[1] ?? [])
  return versions
    .map(Number)
    .sort((a, b) => a - b)
    .flatMap((version) => {
      const index = readIndex(version)
      return readdirSync(`${folder}/v${version}`)
        .filter((file) => file !== "index.json")
        .sort()
        .map((file) => {
          const name = file.replace(/\.json$/, "")
          const bytes = readFileSync(`${folder}/v${version}/${file}`)
          return { version, name, bytes, known: index[name] ?? null }
        })
    })
}

/** What a frozen document and the files that are written from it hash to. */
export function hashesOf(content: string | Uint8Array, document: ChartDocument): SampleHashes {
  const json = sha256(content)
  const id = idOfHash(json)
  const link = `https://chips.example/s/${id}`
  return { id, json, csv: sha256(toCsv(document)), md: sha256(toMarkdown(document, { link })) }
}

/** Adds a sample; one that is there stays as it is. */
export function addSample(version: number, name: string, content: string, document: ChartDocument): void {
  const file = `${folder}/v${version}/${name}.json`
  if (existsSync(file)) return
  mkdirSync(`${folder}/v${version}`, { recursive: true })
  writeFileSync(file, content)
  noteHashes(version, name, hashesOf(content, document))
}

/** Notes the hashes of a sample. */
export function noteHashes(version: number, name: string, hashes: SampleHashes): void {
  const all = Object.entries({ ...readIndex(version), [name]: hashes })
  const sorted = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(`${folder}/v${version}/index.json`, `${JSON.stringify(sorted, null, 2)}\n`)
}

/** The kinds of what is drawn in a plot: "rows bar", "xy line". */
export function kindsIn(plot: Plot): string[] {
  const kinds =
    plot.type === "xy"
      ? plot.layers.map(({ type }) => type)
      : plot.type === "rows"
        ? plot.sections.flatMap(({ rows }) =>
            rows.flatMap(({ lines }) => lines.flatMap(({ marks }) => marks.map(({ type }) => type))),
          )
        : ["table"]
  return [...new Set(kinds)].map((kind) => `${plot.type} ${kind}`).sort()
}

function readIndex(version: number): z.infer<typeof indexSchema> {
  const file = `${folder}/v${version}/index.json`
  return existsSync(file) ? indexSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {}
}
