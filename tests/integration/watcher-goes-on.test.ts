import { afterAll, expect, test, vi } from "vitest"
import { db } from "@/lib/server/db/client"
import { noteLost, outage } from "@/lib/server/outage/outage"
import { watchDataVersion } from "@/lib/server/version-watcher"
import { useFreshDatabase } from "../setup/database"

// In a file of its own: a watcher that was begun looks as long as its process lives, and would look for this one.

useFreshDatabase()
afterAll(() => vi.unstubAllGlobals())

test("whether the database is there is looked at though the pages of a new version are still being dropped", async () => {
  const asked: unknown[] = []
  vi.stubGlobal("fetch", (address: unknown) => {
    asked.push(address)
    return new Promise(() => {})
  })
  const at = new Date()
  await db().dataVersion.create({
    data: { number: 1, at, readyAt: at, editor: "tests", reason: "a test", origin: "edit" },
  })
  watchDataVersion()
  await vi.waitFor(() => expect(asked).toHaveLength(1), 20_000)
  noteLost()
  await vi.waitFor(() => expect(outage()).toBeNull(), 20_000)
  expect(asked).toHaveLength(1)
})
