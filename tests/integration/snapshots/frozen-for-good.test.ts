import { afterEach, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { openDocument } from "@/lib/charts/document-migrations"
import { documentVersion } from "@/lib/charts/document"
import { db } from "@/lib/server/db/client"
import { idOfHash, packed, sha256Of, unpacked } from "@/lib/server/snapshots/content"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { useFreshDatabase } from "../../setup/database"
import { chartDocument } from "../../factories/chart-document"

useFreshDatabase({ forEachTest: true })
afterEach(() => vi.restoreAllMocks())

async function kept(content = canonicalJson(chartDocument())): Promise<string> {
  const hash = sha256Of(content)
  const id = idOfHash(hash)
  await db().snapshot.create({
    data: { id, hash, content: packed(content), size: content.length, chart: "reports", dataVersion: 1 },
  })
  return id
}

test("a snapshot opens with the bytes that were frozen, and their hash is its name", async () => {
  const content = canonicalJson(chartDocument())
  const id = await kept(content)
  const snapshot = await getSnapshot(id)
  expect(Buffer.from(snapshot!.bytes).toString("utf8")).toBe(content)
  expect(sha256Of(snapshot!.bytes)).toBe(snapshot!.hash)
  expect(idOfHash(snapshot!.hash)).toBe(id)
  expect(snapshot!.opened).toEqual({ status: "ok", document: chartDocument() })
})

test("the database refuses to change, delete or replace a snapshot, whoever asks", async () => {
  const id = await kept()
  const before = await getSnapshot(id)
  const attempts = [
    db().$executeRaw`UPDATE "Snapshot" SET "dataVersion" = 9 WHERE "id" = ${id}`,
    db().$executeRaw`UPDATE "Snapshot" SET "content" = x'00'`,
    db().$executeRaw`DELETE FROM "Snapshot"`,
    db()
      .$executeRaw`INSERT OR REPLACE INTO "Snapshot" ("id", "hash", "content", "size", "chart", "dataVersion") VALUES (${id}, 'x', x'00', 1, 'c', 1)`,
    db()
      .$executeRaw`INSERT OR REPLACE INTO "Snapshot" ("id", "hash", "content", "size", "chart", "dataVersion") VALUES ('other', ${before!.hash}, x'00', 1, 'c', 1)`,
  ]
  for (const attempt of attempts) await expect(attempt).rejects.toThrow(/never changes/)
  expect(await getSnapshot(id)).toEqual(before)
})

test("the database refuses to change, delete or replace the input of a run", async () => {
  const hash = sha256Of("{}")
  await db().snapshotInput.create({ data: { hash, content: packed("{}") } })
  const attempts = [
    db().$executeRaw`UPDATE "SnapshotInput" SET "content" = x'00'`,
    db().$executeRaw`DELETE FROM "SnapshotInput"`,
    db().$executeRaw`INSERT OR REPLACE INTO "SnapshotInput" ("hash", "content") VALUES (${hash}, x'00')`,
  ]
  for (const attempt of attempts) await expect(attempt).rejects.toThrow(/never changes/)
})

test.each([
  "",
  "a",
  "../../etc/passwd",
  "A".repeat(16),
  "0".repeat(16),
  "a".repeat(52),
  "aaaaaaaaaaaaaaaa.json",
])("%j is no id, and the database is not asked", async (id) => {
  const asked = vi.spyOn(db().snapshot, "findUnique")
  expect(await getSnapshot(id)).toBeNull()
  expect(asked).not.toHaveBeenCalled()
})

test("an id that was never given is answered with nothing", async () => {
  await kept()
  expect(await getSnapshot("a".repeat(16))).toBeNull()
})

test("a snapshot of a newer site says so and keeps its bytes", async () => {
  const content = canonicalJson({ ...chartDocument(), version: documentVersion + 1, colour: "of the future" })
  const snapshot = await getSnapshot(await kept(content))
  expect(snapshot!.opened).toEqual({ status: "newer", version: documentVersion + 1 })
  expect(Buffer.from(snapshot!.bytes).toString("utf8")).toBe(content)
})

test("a document of an older shape is read by the step that leads on from it, and its bytes stay", () => {
  const { figure, ...rest } = chartDocument()
  const old = { ...rest, version: 0, drawing: figure }
  const steps = {
    0: ({ drawing, ...document }: Record<string, unknown>) => ({ ...document, version: 1, figure: drawing }),
  }
  const before = canonicalJson(old)
  expect(openDocument(old, { steps })).toEqual({ status: "ok", document: chartDocument() })
  expect(canonicalJson(old)).toBe(before)
  expect(() => openDocument(old, { steps: {} })).toThrow(/nothing leads on from version 0/)
})

test("content that this site never wrote is a fault, not a chart", () => {
  for (const wrong of [null, [], "text", {}, { version: "1" }, { ...chartDocument(), extra: 1 }]) {
    expect(() => openDocument(wrong)).toThrow()
  }
})

test("packing loses nothing, and what would unpack to more than the limit is refused", () => {
  const content = "测试 — ° \u0000 ".repeat(1000)
  expect(Buffer.from(unpacked(packed(content))).toString("utf8")).toBe(content)
  expect(() => unpacked(packed("a".repeat(2_000_000)))).toThrow()
})
