import { expect, test } from "vitest"
import type { BackupRow, InstanceRow, JobRow, System } from "@/lib/contracts/system"
import { systemConcerns } from "@/lib/system-concerns"
import { backupStateWords, bytesWords, jobStateWords, spanWords } from "@/lib/system-words"

const at = "2026-11-27T12:00:00.000Z"
const ago = (hours: number) => new Date(Date.parse(at) - hours * 3_600_000).toISOString()

const instance: InstanceRow = {
  id: "one",
  host: "web-1",
  pid: 41,
  role: "server",
  build: "b1",
  engine: "1.2.0",
  startedAt: ago(6),
  seenAt: ago(0),
  isHere: true,
  isThisOne: true,
  dataVersion: 7,
}
const backup: BackupRow = {
  id: 1,
  kind: "backup",
  place: "chips.tar",
  startedAt: ago(5),
  endedAt: ago(5),
  bytes: 1,
  sha256: null,
  dataVersion: 7,
  isVerified: true,
  error: null,
}
const job: JobRow = {
  id: 1,
  kind: "estimates",
  subject: null,
  dataVersion: 7,
  total: 26,
  done: 26,
  failed: 0,
  startedAt: ago(1),
  endedAt: ago(1),
  error: null,
}
const well: System = {
  at,
  newestVersion: 7,
  shownVersion: 7,
  shownSince: ago(5),
  waitingSince: null,
  build: "b1",
  engine: "1.2.0",
  database: { kind: "sqlite", name: "/data/chips.db", bytes: 1 },
  migrations: { applied: ["a"], pending: [] },
  backupEveryHours: 24,
  instances: [instance],
  jobs: [job],
  backups: [backup],
  goodBackup: backup,
  settings: [],
}

test("where all is well there is nothing to see to", () => {
  expect(systemConcerns(well)).toEqual([])
})

test.each<[string, Partial<System>]>([
  ["A migration is still to be applied: npm run setup.", { migrations: { applied: [], pending: ["b"] } }],
  ["The database holds no data yet.", { newestVersion: null, shownVersion: null, instances: [] }],
  ["No backup that was verified is on record.", { goodBackup: null }],
  ["The newest backup that was verified is 3 days old.", { goodBackup: { ...backup, startedAt: ago(72) } }],
  ["The newest backup failed: full", { backups: [{ ...backup, id: 2, error: "full" }, backup] }],
  ["A job has failed within a day.", { jobs: [{ ...job, error: "no answer" }] }],
  [
    "The instance web-1, process 41, was last seen 3 hours ago.",
    { instances: [{ ...instance, isHere: false, seenAt: ago(3) }] },
  ],
  [
    "The instance web-1, process 41, still shows data version 6 instead of 7.",
    { instances: [{ ...instance, dataVersion: 6 }] },
  ],
  [
    "2 builds run side by side, as while instances are replaced one by one.",
    { instances: [instance, { ...instance, id: "two", build: "b2" }] },
  ],
  [
    "Data version 8 is saved; readers see 7 until its estimates are made.",
    { newestVersion: 8, waitingSince: ago(0.01) },
  ],
  [
    "Data version 8 is saved; readers see 7 until its estimates are made. They have been waiting for 2 hours.",
    { newestVersion: 8, waitingSince: ago(2) },
  ],
  [
    "Nobody works on jobs: every server leaves them to others (JOBS=elsewhere), and no worker is there.",
    {
      instances: [
        { ...instance, role: "server without jobs" },
        { ...instance, id: "two", role: "server without jobs" },
      ],
    },
  ],
])("%s", (concern, change) => {
  expect(systemConcerns({ ...well, ...change })).toEqual([concern])
})

test.each(["server", "worker"])("a %s works on what servers without jobs leave to others", (role) => {
  const instances = [
    { ...instance, role: "server without jobs" },
    { ...instance, id: "two", role },
  ]
  expect(systemConcerns({ ...well, instances })).toEqual([])
})

test("what an instance showed before it could catch up is no concern", () => {
  const behind = (seenAt: string) =>
    systemConcerns({ ...well, instances: [{ ...instance, dataVersion: 6, seenAt }] })
  expect(behind(ago(5 - 2 / 3600))).toEqual([])
  expect(behind(ago(5 - 9 / 3600))).toHaveLength(1)
})

test("backups that nobody scheduled may be a week old, and failures of long ago are history", () => {
  const old = { ...backup, startedAt: ago(72) }
  const failed = { ...job, error: "no answer", startedAt: ago(30) }
  expect(systemConcerns({ ...well, backupEveryHours: null, goodBackup: old, jobs: [failed] })).toEqual([])
})

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1400, "1.4 kB"],
  [48_123_456, "48 MB"],
  [412_000_000, "412 MB"],
  [1.4e9, "1.4 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words)
})

test.each([
  [400, "0 seconds"],
  [1000, "1 second"],
  [90_000, "90 seconds"],
  [7_200_000, "2 hours"],
  [86_400_000 * 12, "12 days"],
])("%d ms are %s", (ms, words) => {
  expect(spanWords(ms)).toBe(words)
})

test("a job and a backup say how they stand", () => {
  expect(jobStateWords({ ...job, endedAt: null, done: 12 })).toBe("running: 12 of 26")
  expect(jobStateWords({ ...job, failed: 2 })).toBe("done, 2 of 26 failed")
  expect(backupStateWords({ ...backup, endedAt: null, isVerified: false })).toBe("not ended")
  expect(backupStateWords({ ...backup, isVerified: false })).toBe("made, not verified")
})
