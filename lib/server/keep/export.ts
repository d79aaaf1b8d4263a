import "server-only"
import { createHash } from "node:crypto"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { now } from "../clock"
import { openPackage } from "../dataset/open-package"
import { keptZip } from "../dataset/package-zip"
import { siteAddress } from "../auth/site-address"
import { databaseName } from "../db/target"
import { putInPlace } from "./packed-file"
import type { Made } from "./runs"

/**
 * Writes the whole public data set as one zip, the same that /data.zip hands out. Its name has the data version and
 * the day; it is there whole or not at all.
 *
 * @param to a folder
 */
export async function makeExport(to: string): Promise<Made> {
  const folder = resolve(to)
  await mkdir(folder, { recursive: true })
  const { facts, files, tag } = await openPackage()
  const zip = await keptZip(
    [databaseName(), siteAddress().href, tag].join(" "),
    files,
    new Date(facts.savedAt),
  )
  const file = join(folder, exportName(facts.dataVersion, now()))
  const part = `${file}.part`
  try {
    await writeFile(part, zip)
    await putInPlace(part, file)
  } finally {
    await rm(part, { force: true })
  }
  const sha256 = createHash("sha256").update(zip).digest("hex")
  return { file, bytes: zip.byteLength, sha256, dataVersion: facts.dataVersion }
}

function exportName(dataVersion: number, at: Date): string {
  return `chip-runway-data-v${dataVersion}-${at.toISOString().slice(0, 10).replaceAll("-", "")}.zip`
}
