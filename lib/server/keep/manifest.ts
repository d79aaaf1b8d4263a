import "server-only"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import type { Ask } from "../db/connection"
import { AppError } from "../errors"

/** Written by this version; a reader refuses a later one. */
export const backupFormat = 1

const manifestSchema = z.object({
  format: z.number().int(),
  /** Version of the project that wrote it. */
  project: z.string(),
  /** What it was made from. */
  engine: z.enum(["sqlite", "postgresql"]),
  madeAt: z.iso.datetime(),
  dataVersion: z.number().int().nullable(),
  /** Migrations of SQLite that its tables have had. */
  migrations: z.array(z.string()),
  /** Rows and SHA-256 of each table. */
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256: z.string() })),
  leftOut: z.array(z.string()),
})

/** What a backup says of itself, in a table of its own. */
export type Manifest = z.infer<typeof manifestSchema>

/** Version of this project. */
export function projectVersion(): string {
  const text = readFileSync(join(/* turbopackIgnore: true */ process.cwd(), "package.json"), "utf8")
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

export async function writeManifest(ask: Ask, manifest: Manifest): Promise<void> {
  await ask(`CREATE TABLE "_backup" ("manifest" TEXT NOT NULL)`)
  await ask(`INSERT INTO "_backup" VALUES (?)`, [JSON.stringify(manifest)])
}

/**
 * Reads what a backup says of itself.
 *
 * @throws AppError where it is none of ours, or of a later version
 */
export async function readManifest(ask: Ask, file: string): Promise<Manifest> {
  const rows = await ask(`SELECT "manifest" FROM "_backup"`).catch(() => [])
  if (typeof rows[0]?.[0] !== "string") {
    throw new AppError("invalid-data", `${file} is not a backup that npm run backup has made.`)
  }
  const format = z.object({ format: z.number().int() }).parse(JSON.parse(rows[0][0]))
  if (format.format > backupFormat) {
    throw new AppError(
      "database-newer",
      `${file} was made by a newer version of Chip Runway (its format is ${format.format}, this one reads ${backupFormat}). Update this one first.`,
    )
  }
  return manifestSchema.parse(JSON.parse(rows[0][0]))
}
