import { beforeAll, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/server/auth/permissions"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { AppError } from "@/lib/server/errors"
import { startApply } from "@/lib/server/import/upload/apply"
import { whenIdle } from "@/lib/server/import/upload/background"
import { createImportJob } from "@/lib/server/import/upload/create-job"
import { withoutCutOff } from "@/lib/server/import/upload/cut-off"
import { requireJob } from "@/lib/server/import/upload/job"
import { planUpload } from "@/lib/server/import/upload/plan"
import { startPreview } from "@/lib/server/import/upload/preview"
import { readUpload } from "@/lib/server/import/upload/read-upload"
import { removeImport } from "@/lib/server/import/upload/remove-job"
import { loadWorld } from "@/lib/server/import/upload/world"
import { undoDataVersion } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { getImport, getImportMapping, getImportRows, listImports } from "@/lib/server/queries/admin/imports"
import { a800, actor, changeOf, recordOf, requestOf, user } from "../factories/edits"
import { aSource } from "../factories/records"
import { apply, preview, stateOf, upload } from "../factories/uploads"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ withData: true })

let editor: Actor
beforeAll(async () => {
  editor = await user("editor")
})

const report = "ft-2023-08-a800-100k-1bn"
const sourceColumns = "Id,Publisher,Title,The title is,Kind,Was the page opened?,Address"
const sourceRow = (id: string, title = "Chips for China") =>
  `${id},The Wire,${title},as-printed,press,read,https://example.org/${id}`
const csv = (...rows: string[]) => `${rows.join("\n")}\n`
const outcomes = (rows: readonly { row: number; outcome: string; detail: string | null }[]) =>
  rows.map(({ row, outcome, detail }) => [row, outcome, detail])

describe("a file that cannot be taken apart", () => {
  test.each([
    ["of another encoding", Uint8Array.from([0x69, 0x64, 10, 0xe9, 10]), /^Line 2 is not UTF-8/],
    ["with a NUL byte", "id\na\0b\n", /^Line 2 holds a NUL/],
    ["with a quote left open", 'id,title\na,"b\n', /^Row 2 has a quote/],
    ["without rows", "id,title\n", /has no rows/],
    ["with too many rows", `id\n${"a\n".repeat(50_001)}`, /more than 50,000 rows/],
  ])("%s is refused with the row, and nothing of it is kept", async (_name, content, message) => {
    const job = await stateOf(editor, await upload(editor, "source", content))
    expect(job.state).toBe("failed")
    expect(job.message).toMatch(message)
    const { content: kept } = await db().importJob.findUniqueOrThrow({ where: { id: job.id } })
    expect(kept).toBe("")
    await expect(startPreview(editor, job.id, { fields: ["id"], isConfirmed: false })).rejects.toThrow(
      AppError,
    )
  })

  test("over the limit is refused with the limit named", async () => {
    const id = await createImportJob(editor, { kind: "source", fileName: "big.csv", bytes: null })
    expect((await stateOf(editor, id)).message).toMatch(/more than 20 MB/)
  })
})

test("each wrong row is refused with its reason, and the others say what they would do", async () => {
  const id = await upload(
    editor,
    "source",
    csv(
      sourceColumns,
      sourceRow("right-one"),
      sourceRow("wrong-formula", "=HYPERLINK(1)"),
      "wrong-ragged,The Wire",
      sourceRow("wrong-twice"),
      sourceRow("wrong-twice", "Another title"),
      "wrong-kind,The Wire,Chips,as-printed,gossip,read,https://example.org/x",
      ",The Wire,Chips,as-printed,press,read,https://example.org/y",
      `wrong-length,The Wire,${"x".repeat(20_001)},as-printed,press,read,https://example.org/z`,
    ),
  )
  const seen = await preview(editor, id)
  expect(seen.summary?.rows).toEqual({ refused: 7, create: 1, change: 0, unchanged: 0 })
  const matching = (text: RegExp): unknown => expect.stringMatching(text)
  expect(outcomes(seen.rows)).toEqual([
    [2, "create", null],
    [3, "refused", matching(/^Title: begins like a spreadsheet formula/)],
    [4, "refused", matching(/^has 2 cells where the first row names 7/)],
    [5, "refused", matching(/“wrong-twice” stands twice, in row 5 and row 6/)],
    [6, "refused", matching(/“wrong-twice” stands twice, in row 5 and row 6/)],
    [7, "refused", matching(/^Kind: Choose one of/)],
    [8, "refused", matching(/has no id/)],
    [9, "refused", matching(/^Title: this cell has 20,001 characters/)],
  ])
  await expect(startApply(editor, id, { reason: "try", isPartial: false })).rejects.toThrow(
    /rows are refused/,
  )
  expect((await apply(editor, id, true)).state).toBe("applied")
  expect((await recordOf("source", "right-one")).publisher).toBe("The Wire")
  await expect(recordOf("source", "wrong-kind")).rejects.toThrow()
})

test("columns are guessed, mapped otherwise when asked, and remembered for the next file like it", async () => {
  const file = csv(
    "key,house,Title,The title is,Kind,Was the page opened?",
    "a-b,The Wire,T,as-printed,press,read",
  )
  const first = await upload(editor, "source", file)
  const guessed = await getImportMapping(editor, first)
  expect(guessed.isRemembered).toBe(false)
  expect(guessed.columns.map(({ field }) => field)).toEqual([
    null,
    null,
    "title",
    "titleBasis",
    "kind",
    "verification",
  ])
  expect(guessed.columns[1]?.examples).toEqual(["The Wire"])
  const fields = ["id", "publisher", "title", "titleBasis", "kind", "verification"]
  await preview(editor, first, { fields, isConfirmed: true })
  const next = await getImportMapping(editor, await upload(editor, "source", file.replace("a-b", "c-d")))
  expect(next.isRemembered).toBe(true)
  expect(next.columns.map(({ field }) => field)).toEqual(fields)
  const other = await user("admin", "another-admin")
  expect((await getImportMapping(other, await upload(other, "source", file))).isRemembered).toBe(false)
})

test("a text that not every database keeps is refused at its row", async () => {
  const rows = csv(sourceColumns, sourceRow("with-a-bell", "Chips\u0007"), sourceRow("without"))
  expect(outcomes((await preview(editor, await upload(editor, "source", rows))).rows)).toEqual([
    [2, "refused", expect.stringMatching(/^Title: .*no text/)],
    [3, "create", null],
  ])
  const file = JSON.stringify([
    aSource({ id: "json-nul", title: "Chips\u0000" }),
    aSource({ id: "json-well" }),
    { ...aSource(), id: "a\u0000b" },
  ])
  expect(outcomes((await preview(editor, await upload(editor, "source", file, "x.json"))).rows)).toEqual([
    [1, "refused", expect.stringMatching(/^title: .*U\+0000/)],
    [2, "create", null],
    [3, "refused", expect.stringMatching(/^id: /)],
  ])
})

test("a mapping must name the id, know its fields, and use each once", async () => {
  const id = await upload(editor, "source", csv("a,b", "x,y"))
  const start = (fields: (string | null)[]) => startPreview(editor, id, { fields, isConfirmed: false })
  await expect(start(["title", null])).rejects.toThrow(/Map one column to “Id”/)
  await expect(start(["id", "id"])).rejects.toThrow(/both mapped to “Id”/)
  await expect(start(["id", "__proto__"])).rejects.toThrow(/no field “__proto__”/)
  await expect(start(["id"])).rejects.toThrow(/for every column/)
})

test("the preview is what applying does, and the same file then changes nothing", async () => {
  const file = csv(sourceColumns, sourceRow("same-1"), sourceRow("same-2"))
  const id = await upload(editor, "source", file)
  const seen = await preview(editor, id)
  const plan = await planUpload(
    { kind: "source", upload: readUpload("csv", file), choices: seen.choices! },
    await loadWorld("source"),
  )
  expect(plan.rows).toEqual(seen.rows)
  const applied = await apply(editor, id)
  expect(applied.dataVersion).toBe(await currentDataVersion())
  const revisions = await db().revision.findMany({ where: { dataVersion: applied.dataVersion! } })
  expect(revisions.map(({ after }) => after)).toEqual(
    plan.edits.map((edit) => (edit.do === "retire" ? null : edit.record)),
  )
  expect(
    revisions.every(({ editorId, reason }) => editorId === editor.id && reason === "a test's reason"),
  ).toBe(true)
  const version = await db().dataVersion.findUniqueOrThrow({ where: { number: applied.dataVersion! } })
  expect(version.origin).toBe("import")

  const again = await upload(editor, "source", file)
  expect((await preview(editor, again)).summary?.rows).toEqual({
    refused: 0,
    create: 0,
    change: 0,
    unchanged: 2,
  })
  await expect(startApply(editor, again, { reason: "try", isPartial: false })).rejects.toThrow(
    /nothing to apply/,
  )
})

describe("orders", () => {
  test("keep their other reports; rows of one order change and add reports", async () => {
    const before = await recordOf("order", a800)
    const source = before.reports[1]!.sourceId
    const file = csv(
      "id,Status,report.id,Quantity,Source,Unit,What it reports,What it says,Kind of source,Was the page opened?,Confidence,Why so much confidence",
      `${a800},,${report},120000,,,,,,,,`,
      `${a800},delivered,,90000,${source},chips,purchase,Ninety thousand.,"trade press, single source",read,low,One voice.`,
    )
    const id = await upload(editor, "order", file)
    const unproven = await preview(editor, id)
    expect(unproven.rows[0]).toMatchObject({ row: 2, outcome: "refused" })
    expect(unproven.rows[0]?.detail).toMatch(/“Quantity.*” changes and its source does not/)
    expect(unproven.rows[1]).toMatchObject({ row: 3, outcome: "refused" })
    expect(unproven.rows[1]?.detail).toMatch(/^refused with row 2/)

    const seen = await preview(editor, id, { isConfirmed: true })
    expect(seen.rows.map(({ outcome }) => outcome)).toEqual(["change", "change"])
    expect(seen.rows[0]?.detail).toMatch(/^Quantity \(report .*\): about 100,000 → about 120,000$/)
    expect(seen.rows[1]?.detail).toMatch(/^adds the report /)
    expect((await apply(editor, id)).state).toBe("applied")
    const after = await recordOf("order", a800)
    expect(after.reports).toHaveLength(before.reports.length + 1)
    expect(after.reports[0]?.quantity.central).toBe(120_000)
    expect(after.reports.slice(1, -1)).toEqual(before.reports.slice(1))
    expect(after.title).toBe(before.title)
    const rests = await db().revision.findFirstOrThrow({ where: { recordId: a800 }, orderBy: { id: "desc" } })
    expect(rests.evidence).toContainEqual(
      expect.objectContaining({ field: `reports/${report}/quantity`, how: "confirmed again" }),
    )

    // The row without an id of its report is known again by what it says.
    const again = await preview(editor, await upload(editor, "order", file), { isConfirmed: true })
    expect(again.summary?.rows.unchanged).toBe(2)
  })

  test("are refused where two rows name one report, or say different things of the order", async () => {
    const twice = csv("id,report.id,Quantity", `${a800},${report},5`, `${a800},${report},6`)
    const seen = await preview(editor, await upload(editor, "order", twice), { isConfirmed: true })
    expect(outcomes(seen.rows)).toEqual(
      [2, 3].map((row) => [row, "refused", `the report id “${report}” stands twice, in row 2 and row 3`]),
    )
    const torn = csv("id,Title,report.id", `${a800},One title,`, `${a800},Another title,`)
    const other = await preview(editor, await upload(editor, "order", torn))
    expect(other.rows[1]?.detail).toBe("Title: row 2 says something else of the same order")
    expect(other.rows[0]).toMatchObject({ outcome: "refused", detail: expect.stringMatching(/with row 3/) })
  })

  test("that name what is not on record are refused at their row", async () => {
    const file = csv("id,Buyers", `${a800},nobody-at-all`)
    const seen = await preview(editor, await upload(editor, "order", file))
    expect(seen.rows[0]?.detail).toMatch(/^Buyers: No company is called “nobody-at-all”/)
  })
})

describe("a JSON file", () => {
  test("holds records as the domain has them, each checked by its schema", async () => {
    const good = aSource({ id: "json-good" })
    const file = JSON.stringify([
      good,
      { ...good, id: "json-more", extra: 1 },
      { ...good, id: "json-formula", note: "@SUM(A1)" },
      { ...good, id: "json-twice" },
      { ...good, id: "json-twice" },
      7,
      JSON.parse('{"__proto__": {"id": "x"}, "id": "json-proto"}'),
    ])
    const seen = await preview(editor, await upload(editor, "source", file, "x.json"))
    expect(seen.rows.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, "create"],
      ...[2, 3, 4, 5, 6, 7].map((row) => [row, "refused"]),
    ])
    expect(seen.rows[1]?.detail).toMatch(/extra/)
    expect(seen.rows[2]?.detail).toMatch(/^note: begins like/)
  })

  test("whose record names something unknown is refused at its row, and so is what depends on it", async () => {
    const chip = await recordOf("chip", "h20-96gb")
    const file = JSON.stringify([
      { ...chip, id: "json-chip-1", name: "One", sourceIds: ["no-such-source"] },
      { ...chip, id: "json-chip-2", name: "Two", chinaVariantOf: "json-chip-1" },
      { ...chip, id: "json-chip-3", name: "Three" },
    ])
    const seen = await preview(editor, await upload(editor, "chip", file, "x.json"))
    expect(seen.rows.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "create"])
    expect(seen.rows[0]?.detail).toMatch(/no source "no-such-source"/)
    expect(seen.rows[1]?.detail).toMatch(/no chip "json-chip-1"/)
  })
})

test("what somebody saved between preview and import is not lost: the new preview is shown and nothing applied", async () => {
  const source = "json-shared"
  const rows = (title: string) => csv(sourceColumns, sourceRow(source, title))
  await apply(editor, (await preview(editor, await upload(editor, "source", rows("First")))).id)
  const id = await upload(editor, "source", rows("From the file"))
  const seen = await preview(editor, id)
  expect(seen.rows[0]?.detail).toBe("Title: First → From the file")
  const edit = await changeOf("source", source, (record) => {
    record.title = "By somebody else"
  })
  const { dataVersion } = await saveEdits(requestOf([edit]))
  const after = await apply(editor, id)
  expect(after.state).toBe("planned")
  expect(after.message).toMatch(/changed some of this since your preview/)
  expect(after.rows[0]?.detail).toBe("Title: By somebody else → From the file")
  expect(await currentDataVersion()).toBe(dataVersion)
  expect((await apply(editor, id)).state).toBe("applied")
  expect((await recordOf("source", source)).title).toBe("From the file")
})

test("an applied file is taken back as one act, and its retired records are not created again by the way", async () => {
  const file = csv(sourceColumns, sourceRow("undone-1"), sourceRow("undone-2"))
  const id = await upload(editor, "source", file)
  await preview(editor, id)
  const { dataVersion } = await apply(editor, id)
  const undo = await undoDataVersion(editor, dataVersion!, "a mistake")
  expect((await stateOf(editor, id)).undoneBy).toBe(undo.dataVersion)
  await expect(recordOf("source", "undone-1")).rejects.toThrow()
  const again = await preview(editor, await upload(editor, "source", file))
  expect(again.rows[0]?.detail).toMatch(/“undone-1” was retired/)
})

test("a job that was cut off by the server's end can be begun again", async () => {
  const id = await upload(editor, "source", csv(sourceColumns, sourceRow("cut-off")))
  await db().importJob.update({ where: { id }, data: { state: "planning" } })
  const job = await getImport(editor, id)
  expect(job?.state).toBe("uploaded")
  expect(job?.message).toMatch(/server stopped/)
  expect((await preview(editor, id)).state).toBe("planned")
})

describe("a job that another instance works on", () => {
  const minuteMs = 60_000

  /** What another instance does that applies a file: its row, and the job in its name. */
  async function workedOnBy(instanceId: string, name: string): Promise<string> {
    const moment = new Date()
    await db().instance.create({
      data: {
        ...{ id: instanceId, host: "a-host", pid: 42, role: "server", build: "b", engine: "1" },
        ...{ startedAt: moment, seenAt: moment },
      },
    })
    const id = await upload(editor, "source", csv(sourceColumns, sourceRow(name)))
    await preview(editor, id)
    await db().importJob.update({ where: { id }, data: { state: "applying", instanceId } })
    return id
  }
  const looked = async (id: string, at: number) => withoutCutOff(await requireJob(editor, id), at)

  test("is at work as long as that one gives signs, whatever time they tell", async () => {
    const id = await workedOnBy("an-instance", "elsewhere")
    expect((await getImport(editor, id))?.state).toBe("applying")
    await expect(removeImport(editor, id)).rejects.toMatchObject({ code: "conflict" })
    let at = performance.now()
    // Of a clock that is an hour behind, and that is set back meanwhile.
    for (const seenAt of [-60, -59, -120].map((minutes) => new Date(Date.now() + minutes * minuteMs))) {
      await db().instance.update({ where: { id: "an-instance" }, data: { seenAt } })
      expect((await looked(id, (at += minuteMs))).state).toBe("applying")
    }
    expect((await looked(id, at + 20_000)).state).toBe("applying")
    const given = await looked(id, at + minuteMs)
    expect(given).toMatchObject({ state: "uploaded", instanceId: null })
    expect(given.message).toMatch(/server stopped/)
    expect((await preview(editor, id)).state).toBe("planned")
  })

  test("is given back when that one has left, but not at once", async () => {
    const id = await workedOnBy("a-leaving-instance", "left")
    await db().instance.delete({ where: { id: "a-leaving-instance" } })
    const at = performance.now()
    expect((await looked(id, at)).state).toBe("applying")
    expect((await looked(id, at + minuteMs)).state).toBe("uploaded")
  })
})

describe("a job that is given back although its instance only slept", () => {
  /** Applies a file, and has something happen to its job while its own save waits its turn behind another one. */
  async function interrupted(name: string, statements: readonly string[]) {
    const id = await upload(editor, "source", csv(sourceColumns, sourceRow(name)))
    await preview(editor, id)
    const edit = await changeOf("source", "json-shared", (source) => (source.title = `Before ${name}`))
    await startApply(editor, id, { reason: "a test's reason", isPartial: false })
    const { dataVersion } = await saveEdits({
      ...requestOf([edit]),
      async alongside(execute) {
        for (const statement of statements) expect(await execute(statement, [id])).toBeGreaterThan(0)
      },
    })
    await whenIdle(id)
    expect(await currentDataVersion()).toBe(dataVersion)
    await expect(recordOf("source", name)).rejects.toThrow()
    return getImport(editor, id)
  }

  test("is not saved behind its owner's back", async () => {
    const job = await interrupted("given-back", [
      `UPDATE "ImportJob" SET "state" = 'uploaded', "instanceId" = NULL WHERE "id" = ?`,
    ])
    expect(job).toMatchObject({ state: "uploaded", message: null })
  })

  test("is left to the instance that has taken it up since", async () => {
    const job = await interrupted("taken-up", [
      `UPDATE "ImportJob" SET "state" = 'planning', "instanceId" = 'another' WHERE "id" = ?`,
    ])
    expect(job).toMatchObject({ state: "planning" })
  })

  test("is not saved when its owner has removed it", async () => {
    const job = await interrupted("removed", [
      `DELETE FROM "ImportRow" WHERE "jobId" = ?`,
      `DELETE FROM "ImportJob" WHERE "id" = ?`,
    ])
    expect(job).toBeNull()
  })
})

test("who looks while a job is just being taken up sees it at work", async () => {
  const id = await upload(editor, "source", csv(sourceColumns, sourceRow("looked-at")))
  const { columns } = await getImportMapping(editor, id)
  const begun = startPreview(editor, id, { fields: columns.map(({ field }) => field), isConfirmed: false })
  while ((await requireJob(editor, id)).state === "uploaded") await new Promise((turn) => setImmediate(turn))
  expect((await getImport(editor, id))?.state).not.toBe("uploaded")
  await begun
  await whenIdle(id)
  expect((await getImport(editor, id))?.state).toBe("planned")
})

describe("somebody else's file", () => {
  test("is for its owner and for admins; to other editors it does not exist", async () => {
    const id = await upload(editor, "source", csv(sourceColumns, sourceRow("mine")))
    const stranger = await user("editor", "stranger")
    const choices = { fields: ["id"], isConfirmed: false }
    expect(await getImport(stranger, id)).toBeNull()
    expect(await listImports(stranger)).toEqual([])
    for (const attempt of [
      () => getImportRows(stranger, id, { outcome: null, page: 1 }),
      () => getImportMapping(stranger, id),
      () => startPreview(stranger, id, choices),
      () => startApply(stranger, id, { reason: "mine now", isPartial: true }),
      () => removeImport(stranger, id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not-found" })
    }
    expect((await getImport(actor("admin"), id))?.id).toBe(id)
  })

  test("is for no reader and for nobody who is not signed in", async () => {
    const id = await upload(editor, "source", csv(sourceColumns, sourceRow("not-theirs")))
    const cases = [
      [actor("reader"), "forbidden"],
      [null, "not-signed-in"],
    ] as const
    for (const [who, code] of cases) {
      for (const attempt of [
        () => createImportJob(who, { kind: "source", fileName: "x", bytes: new Uint8Array([65]) }),
        () => getImport(who, id),
        () => listImports(who),
        () => getImportRows(who, id, { outcome: null, page: 1 }),
        () => getImportMapping(who, id),
        () => startPreview(who, id, { fields: [], isConfirmed: false }),
        () => startApply(who, id, { reason: "x", isPartial: true }),
        () => removeImport(who, id),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code })
      }
    }
  })

  test("is forgotten when its owner says so, but not once it was applied", async () => {
    const id = await upload(editor, "source", csv(sourceColumns, sourceRow("to-be-kept")))
    await preview(editor, id)
    await apply(editor, id)
    await expect(removeImport(editor, id)).rejects.toMatchObject({ code: "conflict" })
    const other = await upload(editor, "source", csv(sourceColumns, sourceRow("to-be-forgotten")))
    await removeImport(editor, other)
    await whenIdle(other)
    expect(await getImport(editor, other)).toBeNull()
  })
})
