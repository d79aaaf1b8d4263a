import { spawnSync } from "node:child_process"
import { expect, test } from "vitest"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { dataFolder } from "../factories/data-folder"
import { aCompany, smallRecords } from "../factories/records"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase()

function importCommand(...args: string[]) {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/import.ts"]
  const env = { ...process.env, NODE_OPTIONS: "" }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    env,
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

test("a dry run prints what would happen and leaves the database empty", async () => {
  expect(importCommand("--from", dataFolder(smallRecords()), "--dry-run")).toEqual({
    status: 0,
    stdout:
      "would make data version 1: 1 dataset, 1 source, 1 company, 1 chip, 7 assumptions, 1 order with 1 report created\n",
    stderr: "",
  })
  expect(await currentDataVersion()).toBeNull()
})

test("a wrong record ends with status 1, sentences on stderr and no stack trace", async () => {
  const folder = dataFolder({ ...smallRecords(), company: [{ ...aCompany(), kind: "bakery" }] })
  const { status, stdout, stderr } = importCommand("--from", folder)
  expect([status, stdout]).toEqual([1, ""])
  expect(stderr).toMatch(/^companies\.json: acme: kind: Invalid option: .*\nNothing was imported\. .*\n$/)
  expect(await currentDataVersion()).toBeNull()
})

test("an argument that nobody knows ends with status 2 and the usage", () => {
  const { status, stderr } = importCommand("--form", "data")
  expect(status).toBe(2)
  expect(stderr).toContain("Unknown option '--form'")
  expect(stderr).toContain("Usage: npm run import -- [--from DIR] [--dry-run]")
})
