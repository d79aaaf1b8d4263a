import { render, screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { BackupTable } from "@/components/admin/system/backup-table"
import { Concerns } from "@/components/admin/system/concerns"
import { InstanceTable } from "@/components/admin/system/instance-table"
import { JobTable } from "@/components/admin/system/job-table"
import { SettingTable } from "@/components/admin/system/setting-table"
import { SystemFacts } from "@/components/admin/system/system-facts"
import type { BackupRow, InstanceRow, JobRow, System } from "@/lib/contracts/system"

const at = "2026-11-27T12:00:00.000Z"

const instance: InstanceRow = {
  id: "one",
  host: "web-1",
  pid: 41,
  role: "server",
  build: "b1",
  engine: "1.2.0",
  startedAt: "2026-11-27T06:00:00.000Z",
  seenAt: "2026-11-27T11:59:55.000Z",
  isHere: true,
  isThisOne: true,
  dataVersion: 7,
}

const backup: BackupRow = {
  id: 1,
  kind: "backup",
  place: "chips-7.tar",
  startedAt: "2026-11-27T03:00:00.000Z",
  endedAt: "2026-11-27T03:01:00.000Z",
  bytes: 48_123_456,
  sha256: "abcdef0123456789".repeat(4),
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
  done: 12,
  failed: 0,
  startedAt: at,
  endedAt: null,
  error: null,
}

const system: System = {
  at,
  newestVersion: 8,
  shownVersion: 7,
  shownSince: "2026-11-27T07:00:00.000Z",
  waitingSince: null,
  build: "b1",
  engine: "1.2.0",
  database: { kind: "postgresql", name: "postgresql://db:5432/chips", bytes: 1_400_000_000 },
  migrations: { applied: ["20260101000000_init"], pending: ["20261201000000_later"] },
  backupEveryHours: 24,
  instances: [instance],
  jobs: [job],
  backups: [backup],
  goodBackup: backup,
  settings: [],
}

/** The cells of a table's row, by what its first cell holds. */
function rowOf(name: RegExp): (string | null)[] {
  const row = screen.getByRole("rowheader", { name }).closest("tr")!
  return within(row)
    .getAllByRole("cell")
    .map(({ textContent }) => textContent)
}

test("the facts tell what readers see beside what is saved, and what is pending", () => {
  render(<SystemFacts system={system} />)
  const told = (term: string) => screen.getByText(term).nextSibling?.textContent
  expect(told("Data version")).toBe("8, of which readers see 7 so far")
  expect(told("Database")).toBe("PostgreSQL, 1.4 GBpostgresql://db:5432/chips")
  expect(told("Migrations")).toBe("1 applied, 1 pendingpending: 20261201000000_later")
  expect(told("Last backup")).toBe("27 Nov 2026, 03:00 UTC, verified, of data version 7")
})

test("an instance that was killed is told apart from one that runs", () => {
  const killed = { ...instance, id: "two", host: "web-2", isHere: false, isThisOne: false, dataVersion: null }
  render(<InstanceTable instances={[instance, killed]} />)
  expect(rowOf(/^web-1, process 41 \(made this page\)$/).slice(0, 3)).toEqual(["running", "server", "7"])
  expect(rowOf(/^web-2, process 41$/).slice(0, 3)).toEqual([
    "not seen since 27 Nov 2026, 11:59 UTC",
    "server",
    "none yet",
  ])
})

test("a job tells how far it is, or why it failed", () => {
  const failed = {
    ...job,
    id: 2,
    kind: "source-check",
    subject: "baidu",
    startedAt: "2026-11-26T12:00:00.000Z",
  }
  render(<JobTable jobs={[job, { ...failed, endedAt: at, error: "no answer" }]} />)
  expect(rowOf(/27 Nov 2026/)).toEqual(["estimates", "everything", "7", "running: 12 of 26", "not yet", ""])
  expect(rowOf(/26 Nov 2026/)).toEqual([
    "source check",
    "baidu",
    "7",
    "failed",
    "27 Nov 2026, 12:00 UTC",
    "no answer",
  ])
})

test("a backup tells whether it was verified, and how large it is", () => {
  render(<BackupTable backups={[backup]} />)
  expect(rowOf(/27 Nov 2026/)).toEqual([
    "backup",
    "verified",
    "chips-7.tar",
    "48 MB",
    "7",
    "abcdef012345",
    "",
  ])
})

test("a secret is told as set, and one that is not set as that", () => {
  render(
    <SettingTable
      settings={[
        { name: "AUTH_SECRET", value: null, isHidden: true, isDefault: false },
        { name: "BACKUP_DIR", value: null, isHidden: false, isDefault: true },
        { name: "LOG_LEVEL", value: "info", isHidden: false, isDefault: true },
      ]}
    />,
  )
  expect(rowOf(/AUTH_SECRET/)).toEqual(["set, and not shown", "environment"])
  expect(rowOf(/BACKUP_DIR/)).toEqual(["not set", "default"])
  expect(rowOf(/LOG_LEVEL/)).toEqual(["info", "default"])
})

test("what needs attention is listed; where nothing does, that is said", () => {
  const { unmount } = render(<Concerns concerns={["The newest backup failed: full"]} />)
  expect(within(screen.getByRole("status")).getAllByRole("listitem")).toHaveLength(1)
  unmount()
  render(<Concerns concerns={[]} />)
  expect(screen.getByRole("status").textContent).toBe("Nothing needs your attention.")
})
