import { afterEach, beforeEach, expect, test } from "vitest"
import { db } from "@/lib/server/db/client"
import { anotherConnection, type AnotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ forEachTest: true })

let other: AnotherConnection

beforeEach(async () => {
  other = await anotherConnection()
})

afterEach(() => other.close())

const insert = (key: string) =>
  `INSERT INTO "Setting" VALUES ('${key}', '1', 'other', '2026-01-01T00:00:00+00:00')`
const write = (key: string) =>
  db().setting.create({ data: { key, value: 1, editor: "us", updatedAt: new Date() } })
const keys = async () => (await db().setting.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key)

/** Has somebody else hold the write lock for longer than we wait. */
async function whileLocked(act: () => Promise<unknown>): Promise<void> {
  await keys()
  const lock = await other.holdWrites()
  await lock.run(insert("theirs"))
  await expect(act()).rejects.toThrow()
  await lock.commit()
}

test("after a write that waited in vain, what others saved is seen and writing works again", async () => {
  await whileLocked(() => write("ours"))
  await other.run(insert("later"))
  expect(await keys()).toEqual(["later", "theirs"])
  await write("ours")
  expect(await keys()).toEqual(["later", "ours", "theirs"])
})

test("the same after a transaction that waited in vain", async () => {
  await whileLocked(() =>
    db().$transaction(
      (tx) => tx.setting.create({ data: { key: "ours", value: 1, editor: "us", updatedAt: new Date() } }),
      { timeout: 20_000 },
    ),
  )
  await other.run(insert("later"))
  expect(await db().$transaction((tx) => tx.setting.count())).toBe(2)
  await write("ours")
  expect(await keys()).toEqual(["later", "ours", "theirs"])
})

test("the connection opened anew refuses references to nothing, as the first did", async () => {
  await whileLocked(() => write("ours"))
  const token = { id: "t", tokenHash: "h", userId: "nobody", name: "n", expiresAt: new Date() }
  await expect(db().apiToken.create({ data: token })).rejects.toThrow(/[Ff]oreign key/)
})
