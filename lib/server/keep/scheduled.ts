import "server-only"
import { shownDataVersion } from "../db/shown-version"
import { env } from "../env"
import { makeBackup } from "./backup"
import { makeExport } from "./export"
import { lastExport, recordedWhenDue, type Made } from "./runs"

/** How many backups of the schedule stay: at one a day two weeks, at one an hour more than half a day. */
const keptBackups = 14

/** What the settings ask for by themselves; an unset number of hours is null. */
export function scheduledEvery(): { backupHours: number | null; exportHours: number | null } {
  const { BACKUP_EVERY_HOURS, EXPORT_EVERY_HOURS, EXPORT_DIR } = env()
  return {
    backupHours: BACKUP_EVERY_HOURS ?? null,
    exportHours: EXPORT_DIR === undefined ? null : (EXPORT_EVERY_HOURS ?? null),
  }
}

/**
 * Makes a backup when the settings ask for one and it is time. Any number of instances may call it as often as they
 * like: one of them makes it.
 *
 * @returns null when there is nothing to do
 */
export async function runBackup(): Promise<Made | null> {
  const { backupHours } = scheduledEvery()
  if (backupHours === null) return null
  return recordedWhenDue("backup", backupHours, async () => {
    const { file, bytes, sha256, manifest } = await makeBackup({
      round: { name: "scheduled", keep: keptBackups },
    })
    return { file, bytes, sha256, dataVersion: manifest.dataVersion }
  })
}

/** As `runBackup`, for a copy of the whole public data set; only when the data version has moved since the last one. */
export async function runExport(): Promise<Made | null> {
  const { exportHours } = scheduledEvery()
  const folder = env().EXPORT_DIR
  if (exportHours === null || folder === undefined) return null
  const version = await shownDataVersion()
  if (version === null || (await lastExport())?.dataVersion === version) return null
  return recordedWhenDue("export", exportHours, () => makeExport(folder))
}
