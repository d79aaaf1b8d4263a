import type { System } from "./contracts/system"
import { spanWords } from "./system-words"

const dayMs = 86_400_000
/** Backups that nobody scheduled are somebody's habit; after a week it was forgotten. */
const oldBackupMs = 7 * dayMs

/** Estimates of all firms take about a minute. */
const longWaitMs = 5 * 60_000

/** An instance looks for a newer version several times a second, and takes a moment to read it. */
const longCatchUpMs = 5000

/** What somebody who looks after the site should see to, most pressing first; empty when all is well. */
export function systemConcerns(system: System): string[] {
  const { migrations, newestVersion, shownVersion, shownSince, waitingSince, instances, jobs } = system
  const concerns: string[] = []
  const since = (moment: string) => Date.parse(system.at) - Date.parse(moment)
  if (newestVersion === null) concerns.push("The database holds no data yet.")
  if (migrations.pending.length > 0) {
    concerns.push(
      `${migrations.pending.length === 1 ? "A migration is" : `${migrations.pending.length} migrations are`} still to be applied: npm run setup.`,
    )
  }
  const there = instances.filter(({ isHere }) => isHere)
  if (there.length > 0 && there.every(({ role }) => role === "server without jobs")) {
    concerns.push(
      "Nobody works on jobs: every server leaves them to others (JOBS=elsewhere), and no worker is there.",
    )
  }
  concerns.push(...backupConcerns(system, since))
  const failed = jobs.filter(
    (job) => (job.error !== null || job.failed > 0) && since(job.startedAt) < dayMs,
  ).length
  if (failed > 0) concerns.push(`${failed === 1 ? "A job has" : `${failed} jobs have`} failed within a day.`)
  for (const { host, pid, seenAt } of instances.filter(({ isHere }) => !isHere)) {
    concerns.push(`The instance ${host}, process ${pid}, was last seen ${spanWords(since(seenAt))} ago.`)
  }
  const here = there.filter(({ role }) => role !== "worker")
  for (const { host, pid, dataVersion, seenAt } of here) {
    if (shownVersion === null || dataVersion === null || dataVersion >= shownVersion) continue
    // What it showed when it last said so: it may have caught up since.
    if (Date.parse(seenAt) < Date.parse(shownSince ?? seenAt) + longCatchUpMs) continue
    concerns.push(
      `The instance ${host}, process ${pid}, still shows data version ${dataVersion} instead of ${shownVersion}.`,
    )
  }
  const builds = new Set(here.map(({ build }) => build)).size
  if (builds > 1)
    concerns.push(`${builds} builds run side by side, as while instances are replaced one by one.`)
  if (newestVersion !== null && shownVersion !== null && shownVersion < newestVersion) {
    const waited = waitingSince === null ? 0 : since(waitingSince)
    concerns.push(
      `Data version ${newestVersion} is saved; readers see ${shownVersion} until its estimates are made` +
        (waited > longWaitMs ? `. They have been waiting for ${spanWords(waited)}.` : "."),
    )
  }
  return concerns
}

function backupConcerns(
  { goodBackup, backups, backupEveryHours }: System,
  since: (moment: string) => number,
): string[] {
  const concerns: string[] = []
  const [newest] = backups.filter(({ kind }) => kind === "backup")
  if (newest?.error) concerns.push(`The newest backup failed: ${newest.error}`)
  if (goodBackup === null) {
    concerns.push("No backup that was verified is on record.")
    return concerns
  }
  const age = since(goodBackup.startedAt)
  const most = backupEveryHours === null ? oldBackupMs : 2 * backupEveryHours * 3_600_000
  if (age > most) concerns.push(`The newest backup that was verified is ${spanWords(age)} old.`)
  return concerns
}
