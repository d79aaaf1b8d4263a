import { afterEach, expect, test, vi } from "vitest"
import { backupFolder } from "@/lib/server/keep/backup"

afterEach(() => vi.unstubAllEnvs())

const file = { kind: "sqlite", path: "/data/chips.db" } as const
const server = { kind: "postgresql", url: "postgresql://chips:hunter2@db.example:5432/chips" } as const

test("backups go where the setting says, else beside a file", () => {
  vi.stubEnv("BACKUP_DIR", "")
  expect(backupFolder(file)).toBe("/data/backups")
  vi.stubEnv("BACKUP_DIR", "/mnt/backups")
  expect([backupFolder(file), backupFolder(server)]).toEqual(["/mnt/backups", "/mnt/backups"])
})

test("beside a server is no folder of ours: where they go has to be said, and no password is told", () => {
  vi.stubEnv("BACKUP_DIR", "")
  expect(() => backupFolder(server)).toThrow(/Set BACKUP_DIR, or name a folder/)
  expect(() => backupFolder(server)).not.toThrow(/hunter2/)
})
