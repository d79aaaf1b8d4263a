import { afterEach, expect, test, vi } from "vitest"
import { env } from "@/lib/server/env"

afterEach(() => vi.unstubAllEnvs())

const set = (settings: Record<string, string>) => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}

test("a variable set to nothing counts as not set", () => {
  set({ JOBS: "", EXPORT_EVERY_HOURS: "" })
  expect(env()).toMatchObject({ JOBS: "here" })
})

test.each([
  ["JOBS", { JOBS: "there" }],
  ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/chips" }],
  ["EXPORT_DIR", { EXPORT_EVERY_HOURS: "24" }],
  ["BACKUP_DIR", { BACKUP_EVERY_HOURS: "24", DATABASE_URL: "postgresql://localhost/chips" }],
])("a wrong or missing %s is named", (name, settings) => {
  set(settings)
  expect(env).toThrow(new RegExp(`^The setting ${name} (?:must be|is missing)`))
})

test("beside a file there is a place for backups", () => {
  set({ BACKUP_EVERY_HOURS: "24", DATABASE_URL: "file:/tmp/chips.db" })
  expect(env().BACKUP_EVERY_HOURS).toBe(24)
})
