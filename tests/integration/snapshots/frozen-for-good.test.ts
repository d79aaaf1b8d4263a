import { afterEach, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { openDocument } from "@/lib/charts/document-migrations"
import { documentVersion } from "@/lib/charts/document"
import { db } from "@/lib/server/db/client"
import { placed } from "@/lib/server/db/dialect"
import { faultSigns } from "@/lib/server/db/fault-signs"
import { idOfHash, packed, sha256Of, unpacked } from "@/lib/server/snapshots/content"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { useFreshDatabase } from "../../setup/database"
import { testedDatabase } from "../../setup/tested-database"
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

/** A row put in the place of one that has the same key. */
function replacing(table: string, key: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(", ")
  const values = columns.map(() => "?").join(", ")
  const written = columns.map((name) => `"${name}" = excluded."${name}"`).join(", ")
  return placed(
    testedDatabase === "sqlite"
      ? `INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${values})`
      : `INSERT INTO "${table}" (${names}) VALUES (${values}) ON CONFLICT ("${key}") DO UPDATE SET ${written}`,
  )
}

const aByte = new Uint8Array([0])

async function refused(attempt: Promise<unknown>): Promise<void> {
  const refusal: unknown = await attempt.then(
    () => expect.fail("it was accepted"),
    (error: unknown) => error,
  )
  expect(faultSigns(refusal).join("; ")).toMatch(/never changes/)
}

test("the database refuses to change, delete or replace a snapshot, whoever asks", async () => {
  const id = await kept()
  const before = await getSnapshot(id)
  const columns = ["id", "hash", "content", "size", "chart", "dataVersion"]
  await refused(db().$executeRaw`UPDATE "Snapshot" SET "dataVersion" = 9 WHERE "id" = ${id}`)
  await refused(db().$executeRaw`UPDATE "Snapshot" SET "content" = ${aByte}`)
  await refused(db().$executeRaw`DELETE FROM "Snapshot"`)
  for (const [key, ...values] of [
    ["id", id, "x"],
    ["hash", "other", before!.hash],
  ] as const) {
    const attempt = replacing("Snapshot", key, columns)
    await refused(db().$executeRawUnsafe(attempt, ...values, aByte, 1, "c", 1))
  }
  expect(await getSnapshot(id)).toEqual(before)
})

test("the database refuses to change, delete or replace the input of a run", async () => {
  const hash = sha256Of("{}")
  await db().snapshotInput.create({ data: { hash, content: packed("{}") } })
  await refused(db().$executeRaw`UPDATE "SnapshotInput" SET "content" = ${aByte}`)
  await refused(db().$executeRaw`DELETE FROM "SnapshotInput"`)
  const attempt = replacing("SnapshotInput", "hash", ["hash", "content"])
  await refused(db().$executeRawUnsafe(attempt, hash, aByte))
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
