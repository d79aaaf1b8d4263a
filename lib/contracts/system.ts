import { z } from "zod"

const moment = z.iso.datetime()

export const instanceRowSchema = z.strictObject({
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  role: z.string(),
  build: z.string(),
  engine: z.string(),
  startedAt: moment,
  seenAt: moment,
  /** Whether it has said so a moment ago. One that was killed has not. */
  isHere: z.boolean(),
  /** Whether it made this page. */
  isThisOne: z.boolean(),
  /** The data version that it shows; null: none yet. */
  dataVersion: z.number().int().nullable(),
})
export type InstanceRow = z.infer<typeof instanceRowSchema>

export const jobRowSchema = z.strictObject({
  id: z.number().int(),
  kind: z.string(),
  /** Null: everything. */
  subject: z.string().nullable(),
  dataVersion: z.number().int().nullable(),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  startedAt: moment,
  /** Null: it goes on. */
  endedAt: moment.nullable(),
  error: z.string().nullable(),
})
export type JobRow = z.infer<typeof jobRowSchema>

export const backupRowSchema = z.strictObject({
  id: z.number().int(),
  kind: z.enum(["backup", "export"]),
  place: z.string(),
  startedAt: moment,
  /** Null: it goes on, or was broken off. */
  endedAt: moment.nullable(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  dataVersion: z.number().int().nullable(),
  /** It was opened again and held what it should. */
  isVerified: z.boolean(),
  error: z.string().nullable(),
})
export type BackupRow = z.infer<typeof backupRowSchema>

export const settingRowSchema = z.strictObject({
  name: z.string(),
  /** Null: not set. */
  value: z.string().nullable(),
  /** It is set, and nobody is shown to what. */
  isHidden: z.boolean(),
  isDefault: z.boolean(),
})
export type SettingRow = z.infer<typeof settingRowSchema>

/** How the site runs, for who looks after it. */
export const systemSchema = z.strictObject({
  /** When all of this was so. */
  at: moment,
  /** The newest one, which editors work on; null: none yet. */
  newestVersion: z.number().int().nullable(),
  /** The newest one whose estimates are made, which the public sees. */
  shownVersion: z.number().int().nullable(),
  /** Since when the public may see it; null where it sees none. */
  shownSince: moment.nullable(),
  /** When the oldest version was saved that the public does not see yet; null: it sees the newest. */
  waitingSince: moment.nullable(),
  build: z.string(),
  engine: z.string(),
  database: z.strictObject({
    kind: z.enum(["sqlite", "postgresql"]),
    name: z.string(),
    bytes: z.number().nullable(),
  }),
  migrations: z.strictObject({ applied: z.array(z.string()), pending: z.array(z.string()) }),
  /** Hours between backups that are made by themselves; null: they are not. */
  backupEveryHours: z.number().nullable(),
  instances: z.array(instanceRowSchema),
  jobs: z.array(jobRowSchema),
  backups: z.array(backupRowSchema),
  /** The newest backup that was made to its end and held what it should. */
  goodBackup: backupRowSchema.nullable(),
  settings: z.array(settingRowSchema),
})
export type System = z.infer<typeof systemSchema>
