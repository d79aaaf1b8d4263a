import type { JobRow, BackupRow } from "./contracts/system"

/** "412 kB", "1.4 GB": powers of 1000, as disks are sold. */
export function bytesWords(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"]
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return `${step === 0 || amount >= 100 ? Math.round(amount) : Number(amount.toPrecision(2))} ${units[step]}`
}

/** "40 seconds", "3 hours", "12 days": how long ago something was, in the largest unit that says enough. */
export function spanWords(ms: number): string {
  const units: [number, string][] = [
    [86_400_000, "day"],
    [3_600_000, "hour"],
    [60_000, "minute"],
    [1000, "second"],
  ]
  for (const [length, name] of units) {
    const count = Math.floor(ms / length)
    // Two of a unit say more than one of the next.
    if (count >= 2 || (name === "second" && count >= 0)) return `${count} ${name}${count === 1 ? "" : "s"}`
  }
  return "no time"
}

/** How a job stands: "12 of 26", "done", "failed". */
export function jobStateWords({ done, failed, total, endedAt, error }: JobRow): string {
  if (endedAt === null) return `running: ${done} of ${total}`
  if (error !== null) return "failed"
  return failed === 0 ? "done" : `done, ${failed} of ${total} failed`
}

/** How a backup or an export went. */
export function backupStateWords({ endedAt, error, isVerified }: BackupRow): string {
  if (error !== null) return "failed"
  if (endedAt === null) return "not ended"
  return isVerified ? "verified" : "made, not verified"
}
