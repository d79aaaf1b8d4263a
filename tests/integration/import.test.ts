import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { Records } from "@/lib/domain/record"
import type { LineTemplate } from "@/lib/domain/supply-line"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"
import { applyPlan } from "@/lib/server/import/apply"
import { describeImport } from "@/lib/server/import/describe"
import { importData, isImported, type Imported } from "@/lib/server/import/import-data"
import { planImport } from "@/lib/server/import/plan"
import { touchedSince } from "@/lib/server/queries/versions-touching"
import { dataFolder } from "../factories/data-folder"
import {
  aChip,
  anAssumption,
  aCompany,
  anOrder,
  aReport,
  aSource,
  aStatement,
  recordsOf,
  smallRecords,
  theAssumptions,
} from "../factories/records"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { testedDatabase } from "../setup/tested-database"

useFreshDatabase({ forEachTest: true })

const by = { editor: "import", reason: "tests" }

function importRecords(records: Partial<Records>): Promise<Imported> {
  return importData(dataFolder(records), by)
}

/** The sentences of a refused import. */
async function refusalOf(action: Promise<unknown>): Promise<string> {
  return action.then(
    () => expect.fail("it was accepted"),
    (error: unknown) => (error as Error).message,
  )
}

/** Another editor changes the firm's name, as the admin's forms will: row, version and revision move. */
async function renameHere(name: string): Promise<void> {
  const number = ((await currentDataVersion()) ?? 0) + 1
  const at = new Date("2026-11-23T12:00:00Z")
  const edit = { editor: "ada", reason: "they renamed themselves" }
  await db().dataVersion.create({ data: { number, at, origin: "edit", ...edit } })
  await db().company.update({
    where: { id: "acme" },
    data: { name, version: { increment: 1 }, dataVersion: number },
  })
  const after = { id: "acme", name }
  await db().revision.create({
    data: { dataVersion: number, kind: "company", recordId: "acme", action: "change", after, at, ...edit },
  })
}

async function nameHere(): Promise<string | undefined> {
  return (await readRecords()).company[0]?.name
}

test("the first import creates every record, a revision for each, and data version 1", async () => {
  const imported = await importRecords(smallRecords())
  expect(describeImport(imported, false)).toEqual([
    "data version 1: 1 dataset, 1 source, 1 company, 1 chip, 7 assumptions, 1 order with 1 report created",
  ])
  expect(await currentDataVersion()).toBe(1)
  expect(await readRecords()).toEqual(smallRecords())
  const revisions = await db().revision.findMany({ orderBy: { id: "asc" } })
  expect(
    revisions.map(({ kind, recordId, action, dataVersion }) => [kind, recordId, action, dataVersion]),
  ).toEqual([
    ["dataset", "dataset", "create", 1],
    ["source", "the-wire", "create", 1],
    ["company", "acme", "create", 1],
    ["chip", "a800", "create", 1],
    ...theAssumptions().map(({ id }) => ["assumption", id, "create", 1]),
    ["order", "acme-a800-2023", "create", 1],
  ])
  expect(revisions.at(-1)).toMatchObject({
    before: null,
    after: anOrder(),
    editor: "import",
    reason: "tests",
  })
})

test("importing twice is importing once", async () => {
  await importRecords(smallRecords())
  const again = await importRecords(smallRecords())
  expect(describeImport(again, false)).toEqual([
    "data version 1: nothing new in the files, 12 records unchanged",
  ])
  expect(await currentDataVersion()).toBe(1)
  expect(await db().revision.count()).toBe(12)
})

test("a changed record gets one revision with both states, and the data version moves by one", async () => {
  await importRecords(smallRecords())
  const changed = anOrder({ status: "partly_delivered", reports: [aReport({ note: "Half of them." })] })
  const imported = await importRecords({ ...smallRecords(), order: [changed] })
  expect(describeImport(imported, false)).toEqual(["data version 2: 1 order with 1 report changed"])
  expect((await readRecords()).order).toEqual([changed])
  const revisions = await db().revision.findMany({ where: { dataVersion: 2 } })
  expect(revisions).toMatchObject([
    { kind: "order", recordId: changed.id, action: "change", before: anOrder(), after: changed },
  ])
  expect(await db().order.findUnique({ where: { id: changed.id } })).toMatchObject({
    version: 2,
    dataVersion: 2,
  })
  expect(await db().company.findUnique({ where: { id: "acme" } })).toMatchObject({
    version: 1,
    dataVersion: 1,
  })
})

test("a report may move from one order to another, new or old", async () => {
  const second = aReport({ id: "wire-2023-second" })
  const first = anOrder({ reports: [aReport(), second] })
  await importRecords({ ...smallRecords(), order: [first] })
  const other = anOrder({ id: "acme-a800-2024", reports: [second], counting: null })
  await importRecords({ ...smallRecords(), order: [anOrder(), other] })
  expect(
    (await readRecords()).order.map(({ id, reports }) => [id, reports.map((report) => report.id)]),
  ).toEqual([
    ["acme-a800-2023", ["wire-2023-acme-a800"]],
    ["acme-a800-2024", ["wire-2023-second"]],
  ])
  await importRecords({ ...smallRecords(), order: [first, { ...other, reports: [] }] })
  expect((await readRecords()).order.map(({ reports }) => reports.length)).toEqual([2, 0])
})

test("a record edited here and unchanged in the files is kept", async () => {
  await importRecords(smallRecords())
  await renameHere("Acme Group")
  const imported = await importRecords({ ...smallRecords(), chip: [aChip({ note: "An export version." })] })
  expect(imported.plan.kept).toEqual([{ kind: "company", id: "acme" }])
  expect(describeImport(imported, false)).toContain("kept as edited here: company acme")
  expect(await nameHere()).toBe("Acme Group")
  expect(await currentDataVersion()).toBe(3)
})

test("a record edited here and differently in the files stops the import, and is named", async () => {
  await importRecords(smallRecords())
  await renameHere("Acme Group")
  const files = {
    ...smallRecords(),
    company: [aCompany({ name: "Acme Ltd" })],
    chip: [aChip({ note: "New." })],
  }
  const refusal = await refusalOf(importRecords(files))
  expect(refusal).toContain(
    "companies.json: acme: this company was edited here and in the file, differently.",
  )
  expect(refusal).toContain("Nothing was imported.")
  expect(await nameHere()).toBe("Acme Group")
  expect((await readRecords()).chip[0]?.note).toBeNull()
  expect(await currentDataVersion()).toBe(2)
})

test("a conflict is settled by writing the edit into the file, and later changes of the file come in again", async () => {
  await importRecords(smallRecords())
  await renameHere("Acme Group")
  const settled = await importRecords({ ...smallRecords(), company: [aCompany({ name: "Acme Group" })] })
  expect(settled).toMatchObject({ dataVersion: 2, plan: { unchanged: 12, kept: [], conflicts: [] } })
  await importRecords({ ...smallRecords(), company: [aCompany({ name: "Acme Holdings" })] })
  expect(await nameHere()).toBe("Acme Holdings")
})

test("records that the files lack are left alone and listed", async () => {
  await importRecords({ ...smallRecords(), statement: [aStatement()] })
  const imported = await importRecords(smallRecords())
  expect(describeImport(imported, false)).toContain(
    "not in the files, left alone: statement acme-2023-enough",
  )
  expect((await readRecords()).statement).toEqual([aStatement()])
})

test("files with only some kinds may refer to records that are in the database", async () => {
  await importRecords(smallRecords())
  const imported = await importRecords(recordsOf({ statement: [aStatement()] }))
  expect(describeImport(imported, false)[0]).toBe("data version 2: 1 statement created")
})

test("a wrong figure stops the import with file, record and field", async () => {
  await importRecords(smallRecords())
  const wrong = JSON.parse(JSON.stringify(anOrder())) as { reports: { quantity: { low: unknown } }[] }
  wrong.reports[0]!.quantity.low = "many"
  const folder = dataFolder({ ...smallRecords(), chip: [aChip({ note: "New." })], order: [wrong] })
  const refusal = await refusalOf(importData(folder, by))
  expect(refusal).toContain(
    "orders/2023.json: acme-a800-2023: reports.0 (wire-2023-acme-a800).quantity.low: Invalid input: expected number, received string",
  )
  expect(refusal).toContain("Correct what is named above, then run the import again.")
  expect((await readRecords()).chip[0]?.note).toBeNull()
  expect(await currentDataVersion()).toBe(1)
})

test("a text that not every database keeps stops the import with file, record and field", async () => {
  const order = anOrder({ reports: [aReport({ text: "a\u0000b" })] })
  expect(await refusalOf(importRecords({ ...smallRecords(), order: [order] }))).toContain(
    "acme-a800-2023: reports.0 (wire-2023-acme-a800).text: holds the control character U+0000",
  )
  expect(await currentDataVersion()).toBeNull()
})

test("every wrong record is named at once, unknown fields and broken supply lines included", async () => {
  const misspelt = { ...aCompany(), headquarter: "Beijing" }
  const line = { chip: "a800", class: "stock", units: { product: [{ var: 3 }] } }
  const unusable = { ...anOrder(), counting: { ...anOrder().counting, line } }
  const refusal = await refusalOf(
    importData(dataFolder({ ...smallRecords(), company: [misspelt], order: [unusable] }), by),
  )
  expect(refusal).toContain('companies.json: acme: Unrecognized key: "headquarter"')
  expect(refusal).toMatch(/orders\/2023\.json: acme-a800-2023: counting\.line\.units\.product\.0/)
  expect(await currentDataVersion()).toBeNull()
})

test("a reference to a record that does not exist stops the import with its field", async () => {
  const order = anOrder({ buyers: ["acme", "nobody"], reports: [aReport({ sourceId: "hearsay" })] })
  const refusal = await refusalOf(importRecords({ ...smallRecords(), order: [order] }))
  expect(refusal).toContain('orders/2023.json: acme-a800-2023: buyers.1: there is no company "nobody"')
  expect(refusal).toContain(
    'acme-a800-2023: reports.0 (wire-2023-acme-a800).sourceId: there is no source "hearsay"',
  )
  expect(await currentDataVersion()).toBeNull()
  expect(await readRecords()).toEqual(recordsOf({}))
})

test("a supply line that names an assumption or a share that does not exist stops the import", async () => {
  const split = anAssumption({
    id: "split",
    field: null,
    distribution: { dist: "dirichlet", concentration: 10, weights: { "other-firm": 1 } },
  })
  const counting = (units: object) => ({
    counting: {
      ...anOrder().counting!,
      line: { chip: "a800", class: "stock" as const, units } as LineTemplate,
    },
  })
  const without = anOrder({ ...counting({ var: "share.{firm}" }) })
  expect(await refusalOf(importRecords({ ...smallRecords(), order: [without] }))).toContain(
    'acme-a800-2023: counting.line.units: there is no assumption "share.acme"',
  )
  const shareless = anOrder({ ...counting({ product: [1000, { var: "split", component: "{firm}" }] }) })
  expect(
    await refusalOf(
      importRecords({ ...smallRecords(), assumption: [...theAssumptions(), split], order: [shareless] }),
    ),
  ).toContain('counting.line.units: the assumption "split" has no share for "acme"')
})

test("an import says which pages it touched: the first all, a later one those of what it changed", async () => {
  await importRecords(smallRecords())
  expect(await touchedSince(0)).toBeNull()
  await importRecords({ ...smallRecords(), source: [aSource({ note: "read again" })] })
  const touched = await touchedSince(1)
  expect(touched).toEqual(expect.arrayContaining(["shared", "source:the-wire", "company:acme"]))
  expect(touched).not.toContain("data")
})

test("an edit saved while an import is prepared is not written over", async () => {
  await importRecords(smallRecords())
  const files = { ...smallRecords(), company: [aCompany({ name: "Acme Ltd" })] }
  const remembered = await db().importedRecord.findMany()
  const last = new Map(
    remembered.map(({ kind, recordId, fingerprint }) => [`${kind}:${recordId}`, fingerprint]),
  )
  const plan = planImport(files, await readRecords(), last)
  expect(plan.change).toMatchObject([{ kind: "company", record: { name: "Acme Ltd" } }])
  await renameHere("Acme Group")
  expect(
    await refusalOf(applyPlan(plan, 1, { ...by, fingerprint: "of the files", touched: null, readyAt: null })),
  ).toContain("Somebody saved a change while the import was being prepared.")
  expect(await nameHere()).toBe("Acme Group")
})

test("an id that stands twice, as a record or as a claim, stops the import", async () => {
  const twice = await refusalOf(
    importRecords({ ...smallRecords(), source: [aSource(), aSource({ note: "again" })] }),
  )
  expect(twice).toContain("sources.json: the-wire: id: this id stands twice, also in sources.json")
  const claim = aStatement({ id: "wire-2023-acme-a800" })
  const shared = await refusalOf(importRecords({ ...smallRecords(), statement: [claim] }))
  expect(shared).toContain('the claim "wire-2023-acme-a800" stands already in order acme-a800-2023')
})

test("an order cannot be nested in itself, by however many steps", async () => {
  const order = (id: string, nestedIn: string) => anOrder({ id, nestedIn, reports: [], counting: null })
  const refusal = await refusalOf(
    importRecords({ ...smallRecords(), order: [order("inner", "outer"), order("outer", "inner")] }),
  )
  expect(refusal).toContain("inner: nestedIn: this leads back to the record itself")
})

test("an order nested in another, and a chip's Chinese variant, may stand before it in the file", async () => {
  const inner = anOrder({ id: "inner", nestedIn: "outer", reports: [], counting: null })
  const outer = anOrder({ id: "outer", counting: null })
  const chip = [aChip({ chinaVariantOf: "z100" }), aChip({ id: "z100", name: "Z100", labels: [] })]
  await importRecords({ ...smallRecords(), chip, order: [inner, outer] })
  expect((await readRecords()).order.map(({ nestedIn }) => nestedIn)).toEqual(["outer", null])
})

test("a file that is not JSON, and one that nobody reads, are named", async () => {
  const folder = dataFolder(smallRecords())
  appendFileSync(join(folder, "chips.json"), "]")
  expect(await refusalOf(importData(folder, by))).toMatch(/^chips\.json: this is not JSON: /)
  writeFileSync(join(folder, "chip.json"), "[]")
  expect(await refusalOf(importData(folder, by))).toContain("The import knows no file chip.json")
  expect(await refusalOf(importData(join(folder, "nowhere"), by))).toContain("There is no folder")
})

test("a byte order mark before a file's text is passed over", async () => {
  const folder = dataFolder(smallRecords())
  const path = join(folder, "chips.json")
  writeFileSync(path, `\uFEFF${readFileSync(path, "utf8")}`)
  await importData(folder, by)
  expect((await readRecords()).chip).toEqual([aChip()])
})

test("a folder, a link to nowhere and a file too large in a data file's place are not called wrong JSON", async () => {
  const folder = dataFolder(smallRecords())
  mkdirSync(join(folder, "notes.json"))
  symlinkSync(join(folder, "gone"), join(folder, "flows.json"))
  writeFileSync(join(folder, "choices.json"), "")
  truncateSync(join(folder, "choices.json"), 3 * 2 ** 30)
  const refusal = await refusalOf(importData(folder, by))
  expect(refusal).toContain("notes.json: this is a folder, and a file is needed")
  expect(refusal).toContain("flows.json: this file is a link to nowhere")
  expect(refusal).toContain("choices.json: this file is too large to be read in one piece")
  expect(refusal).not.toContain("JSON:")
  expect(await refusalOf(isImported(folder))).toContain("choices.json: this file is too large")
})

test("a file where the folder of orders belongs is named", async () => {
  const folder = dataFolder({ ...smallRecords(), order: [] })
  rmSync(join(folder, "orders"), { recursive: true })
  writeFileSync(join(folder, "orders"), "[]")
  expect(await refusalOf(importData(folder, by))).toContain("orders: this is a file, and a folder of files")
})

test("a delivery window that runs backwards stops the import", async () => {
  const written = { ...anOrder(), deliveryWindow: { start: "2023-10", end: "2023-04" } }
  const folder = dataFolder({ ...smallRecords(), order: [written] })
  expect(await refusalOf(importData(folder, by))).toContain(
    "acme-a800-2023: deliveryWindow.end: the delivery window must not end before it starts",
  )
})

test("a report cannot be its own reprint, by however many steps", async () => {
  const report = (id: string, reprintOf: string) => aReport({ id, reprintOf })
  const order = anOrder({
    reports: [aReport(), report("mirror", "mirror"), report("one", "two"), report("two", "one")],
  })
  const refusal = await refusalOf(importRecords({ ...smallRecords(), order: [order] }))
  expect(refusal.match(/\w+(?=\)\.reprintOf: this leads back to the report itself)/g)).toEqual([
    "mirror",
    "one",
    "two",
  ])
})

test("an order rests on its own reports and counts for its own buyers", async () => {
  const counting = { ...anOrder().counting!, restsOn: ["acme-2023-enough"], firms: ["acme", "other"] }
  const files = {
    ...smallRecords(),
    company: [aCompany(), aCompany({ id: "other", name: "Other" })],
    statement: [aStatement()],
    order: [anOrder({ counting })],
  }
  const refusal = await refusalOf(importRecords(files))
  expect(refusal).toContain('counting.restsOn.0: "acme-2023-enough" is not among the order\'s own reports')
  expect(refusal).toContain('counting.firms.1: "other" is not among the order\'s buyers')
})

test("while another process writes for long, an import ends with what to do", async () => {
  await importRecords(smallRecords())
  const other = await anotherConnection()
  const writing = await other.holdWrites()
  const refusal = refusalOf(importRecords({ ...smallRecords(), chip: [aChip({ note: "New." })] }))
  expect(await refusal).toBe("Another import is writing to this database. Try again when it has ended.")
  await writing.rollback()
  await other.close()
  expect(await currentDataVersion()).toBe(1)
})

test("a dry run says what would happen and writes nothing", async () => {
  const imported = await importData(dataFolder(smallRecords()), by, { isDryRun: true })
  expect(describeImport(imported, true)).toEqual([
    "would make data version 1: 1 dataset, 1 source, 1 company, 1 chip, 7 assumptions, 1 order with 1 report created",
  ])
  expect(await currentDataVersion()).toBeNull()
  expect(await db().company.count()).toBe(0)
})

test("when the database refuses one record, none of the import stays", async () => {
  await importRecords(smallRecords())
  // A rule that only the database knows, so that the import fails at its very last write.
  await db().$executeRawUnsafe(
    testedDatabase === "sqlite"
      ? `CREATE TRIGGER "refuse_note" BEFORE INSERT ON "ImportedRecord"
         WHEN NEW."recordId" = 'acme-2023-enough' BEGIN SELECT RAISE(ABORT, 'not this one'); END`
      : `ALTER TABLE "ImportedRecord" ADD CHECK ("recordId" <> 'acme-2023-enough')`,
  )
  const files = { ...smallRecords(), chip: [aChip({ note: "New." })], statement: [aStatement()] }
  await expect(importRecords(files)).rejects.toThrow()
  expect(await readRecords()).toEqual(smallRecords())
  expect(await currentDataVersion()).toBe(1)
  expect(await db().revision.count()).toBe(12)
})

test("whether a folder is what was last imported is told from its text, also after an import that changed nothing", async () => {
  const folder = dataFolder(smallRecords())
  expect(await isImported(folder)).toBe(false)
  await importData(folder, by)
  expect(await isImported(folder)).toBe(true)
  appendFileSync(join(folder, "chips.json"), "\n\n")
  expect(await isImported(folder)).toBe(false)
  await importData(folder, by)
  expect(await isImported(folder)).toBe(true)
  expect(await currentDataVersion()).toBe(1)
})
