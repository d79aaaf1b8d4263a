import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { ControlRule } from "@/lib/domain/control-rule"
import type { Records } from "@/lib/domain/record"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"
import { describeImport } from "@/lib/server/import/describe"
import { importData, type Imported } from "@/lib/server/import/import-data"
import { indexRecords } from "@/lib/server/queries/catalogue"
import { dataFolder } from "../factories/data-folder"
import { aListing, anExample, aProposal, aRule, aScenario, deferringTo } from "../factories/law"
import { aCompany, anOrder, smallRecords } from "../factories/records"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ forEachTest: true })

const by = { editor: "import", reason: "tests" }

/** The least that holds together, with a rule, a bill, a listing and a scenario. */
function smallLaw(): Records {
  return {
    ...smallRecords(),
    control: [aRule()],
    proposal: [aProposal()],
    scenario: [aScenario()],
    listing: [aListing()],
  }
}

function importRecords(records: Partial<Records>): Promise<Imported> {
  return importData(dataFolder(records), by)
}

/** The sentences of a refused import; nothing of it was written. */
async function refusalOf(action: Promise<unknown>): Promise<string> {
  const refusal = await action.then(
    () => expect.fail("it was accepted"),
    (error: unknown) => (error as Error).message,
  )
  expect(await currentDataVersion()).toBeNull()
  return refusal
}

function refusalOfRules(...control: ControlRule[]): Promise<string> {
  return refusalOf(importRecords({ ...smallRecords(), control }))
}

const fullRule = () =>
  aRule({
    releasedOn: { date: "2023-10-17", precision: "day" },
    furtherDates: [{ on: { date: "2024-01-01", precision: "quarter" }, what: "Compliance of foundries." }],
    periods: [
      { from: "2023-11-01", until: "2024-10-31", state: "in force", note: null },
      { from: "2024-11-01", until: "2025-10-31", state: "suspended", note: "Put off for a year." },
      { from: "2025-11-01", until: null, state: "unknown", note: null },
    ],
    appliesTo: { inWords: "one vendor", vendors: ["NVIDIA"], destination: "China" },
    precision: { level: "approximate", why: "Read off a filing." },
    openQuestions: ["Whether it lasts."],
    cancelShareAssumption: "mfu",
    sensitivities: [
      { chip: "a800", input: "die", change: "halved", fromCategory: "3A090.b", toCategory: "3A090.a" },
    ],
    examples: [anExample()],
  })

test("rules, proposals, listings and scenarios come back from the database as they stand in their files", async () => {
  const law = { ...smallLaw(), control: [fullRule()], proposal: [aProposal({ branches: null })] }
  const files = { ...law, scenario: [aScenario({ law: [] })] }
  expect(describeImport(await importRecords(files), false)[0]).toContain(
    "1 control rule, 1 proposal, 1 scenario, 1 order with 1 report, 1 listing created",
  )
  expect(await readRecords()).toEqual(files)
  const again = await importRecords(files)
  expect(again).toMatchObject({ dataVersion: 1, plan: { create: [], change: [], said: [] } })
})

test("a rule of which something changes keeps its sources in their order and gets one revision", async () => {
  await importRecords(smallLaw())
  const ended = aRule({
    periods: [{ from: "2023-11-01", until: "2025-05-13", state: "in force", note: null }],
    sourceIds: [],
  })
  const imported = await importRecords({
    ...smallLaw(),
    control: [ended],
    listing: [aListing({ companies: [] })],
  })
  expect(describeImport(imported, false)).toEqual(["data version 2: 1 control rule, 1 listing changed"])
  const records = await readRecords()
  expect(records.control).toEqual([ended])
  expect(records.listing).toEqual([aListing({ companies: [] })])
  const revisions = await db().revision.findMany({ where: { dataVersion: 2, kind: "control" } })
  expect(revisions).toMatchObject([{ before: aRule(), after: ended }])
})

/** Another editor changes what the rule says in plain words: row, version and revision move. */
async function reviseHere(summary: string): Promise<void> {
  const edit = { editor: "ada", reason: "plainer", at: new Date("2026-11-23T12:00:00Z") }
  await db().dataVersion.create({ data: { number: 2, origin: "edit", ...edit } })
  await db().controlRule.update({
    where: { id: "us-2023-11-tests" },
    data: { summary, version: { increment: 1 }, dataVersion: 2 },
  })
  const of = { kind: "control", recordId: "us-2023-11-tests", action: "change" }
  await db().revision.create({ data: { dataVersion: 2, ...of, after: aRule({ summary }), ...edit } })
}

test("a rule edited here stays so while its file says what it said, and stops the import otherwise", async () => {
  await importRecords(smallLaw())
  await reviseHere("Parts of great power need a licence.")
  const { plan } = await importRecords(smallLaw())
  expect(plan.kept).toEqual([{ kind: "control", id: "us-2023-11-tests" }])
  const differing = importRecords({ ...smallLaw(), control: [aRule({ summary: "Strong chips need one." })] })
  await expect(differing).rejects.toThrow(
    "controls/rule-1.json: us-2023-11-tests: this control was edited here and in the file, differently.",
  )
  expect((await readRecords()).control[0]?.summary).toBe("Parts of great power need a licence.")
})

test("a rule may stand before the one that supersedes it", async () => {
  const older = aRule({ id: "a-older", supersededBy: "us-2023-11-tests" })
  await importRecords({ ...smallLaw(), control: [older, aRule({ amends: ["a-older"] })] })
  expect((await readRecords()).control.map(({ supersededBy }) => supersededBy)).toEqual([
    "us-2023-11-tests",
    null,
  ])
})

test("pages find rules and scenarios by id, and a firm's listings by the firm", async () => {
  await importRecords({
    ...smallLaw(),
    company: [aCompany(), aCompany({ id: "other", name: "Other" })],
    listing: [aListing({ companies: ["acme", "other"] }), aListing({ id: "b-1260h", list: "1260H" })],
  })
  const catalogue = indexRecords(1, await readRecords())
  expect(catalogue.control.get("us-2023-11-tests")).toEqual(aRule())
  expect(catalogue.scenario.get("tests-act-passes")).toEqual(aScenario())
  const ids = (firm: string) => catalogue.listingsOf.get(firm)?.map(({ id }) => id)
  expect([ids("acme"), ids("other")]).toEqual([["acme-entity-list", "b-1260h"], ["acme-entity-list"]])
})

test("a file of rules that holds a list, and a folder that is a file, are named with the cure", async () => {
  const folder = dataFolder(smallLaw())
  writeFileSync(join(folder, "controls", "rule-2.json"), JSON.stringify([aRule({ id: "second" })]))
  expect(await refusalOf(importData(folder, by))).toContain(
    "controls/rule-2.json: the file must hold one record, { … }, and holds a list; give each record of it a file of its own",
  )
  rmSync(join(folder, "controls"), { recursive: true })
  writeFileSync(join(folder, "controls"), "[]")
  expect(await refusalOf(importData(folder, by))).toContain(
    "controls: this is a file, and a folder with a file for each rule is needed.",
  )
})

test("a threshold that is no threshold is named where it stands in the tree", async () => {
  const tree = (test: object) => ({
    ...aRule(),
    branches: [{ ...aRule().branches[0], when: { any: [{ all: [test] }] } }, aRule().branches[1]],
  })
  const refusalOfTest = (test: object) =>
    refusalOf(importData(dataFolder({ ...smallRecords(), control: [tree(test)] }), by))
  expect(await refusalOfTest({ metric: "tpp", op: "=>", value: 4800 })).toMatch(
    /rule-1\.json: us-2023-11-tests: branches\.0\.when\.any\.0\.all\.0\.op: Invalid option: expected one of ">="/,
  )
  expect(await refusalOfTest({ metric: "standalone_hbm", op: "==", value: "yes" })).toMatch(
    /branches\.0\.when\.any\.0\.all\.0\.value: Invalid input: expected boolean/,
  )
})

test("whatever a rule names must be there", async () => {
  const rule = aRule({
    sourceIds: ["hearsay"],
    supersededBy: "later",
    amends: ["us-2023-11-tests"],
    cancelShareAssumption: "cancelShare",
    appliesTo: { inWords: "one vendor", vendors: ["Nvidia"], destination: "China" },
    branches: [
      {
        when: { metric: "slug", op: "in", value: ["h20"] },
        category: "x",
        paragraph: null,
        outcome: { defersTo: "earlier" },
      },
      ...deferringTo("another"),
    ],
    sensitivities: [{ chip: "l20", input: "die", change: "halved", fromCategory: "a", toCategory: "b" }],
    examples: [
      anExample({ chip: "z100", confirmations: [{ ...anExample().confirmations[0]!, sourceId: "nobody" }] }),
      anExample(),
    ],
  })
  const refusal = await refusalOfRules(rule)
  for (const sentence of [
    'controls/rule-1.json: us-2023-11-tests: sourceIds.0: there is no source "hearsay"',
    'supersededBy: there is no control rule "later"',
    "amends.0: a rule cannot amend itself",
    'cancelShareAssumption: there is no assumption "cancelShare"',
    'appliesTo.vendors.0: no chip is of the vendor "Nvidia"',
    'branches.0.when: there is no chip "h20"',
    'branches.0.outcome.defersTo: there is no control rule "earlier"',
    'branches.1.outcome.defersTo: there is no control rule "another"',
    'sensitivities.0.chip: there is no chip "l20"',
    'examples.0 (a800-under-tests).chip: there is no chip "z100"',
    'examples.0 (a800-under-tests).confirmations.0.sourceId: there is no source "nobody"',
    "examples.1 (a800-under-tests).id: this example's id stands already in us-2023-11-tests",
  ]) {
    expect(refusal).toContain(sentence)
  }
})

test("rules that hand a question on in a circle are refused and named", async () => {
  const rule = (id: string, next: string) => aRule({ id, branches: deferringTo(next) })
  const refusal = await refusalOfRules(rule("a", "b"), rule("b", "c"), rule("c", "b"))
  expect(refusal).toContain(
    "controls/rule-2.json: b: branches: the rules hand the question on in a circle (b → c → b)",
  )
  await importRecords({ ...smallRecords(), control: [rule("a", "b"), rule("b", "c"), aRule({ id: "c" })] })
})

test("no rule is superseded by itself, by however many steps", async () => {
  const refusal = await refusalOfRules(
    aRule({ id: "a", supersededBy: "b" }),
    aRule({ id: "b", supersededBy: "a" }),
  )
  expect(refusal).toContain("rule-1.json: a: supersededBy: this leads back to the record itself")
})

test.for<[string, ControlRule["periods"], string]>([
  [
    "two periods that share a day",
    [
      { from: "2023-11-01", until: "2024-11-01", state: "in force", note: null },
      { from: "2024-11-01", until: null, state: "suspended", note: null },
    ],
    "periods.1.from: the period before it lasts until 2024-11-01 and so overlaps this one, which begins on 2024-11-01",
  ],
  [
    "a period after one without a last day",
    [
      { from: "2023-11-01", until: null, state: "in force", note: null },
      { from: "2024-11-01", until: null, state: "suspended", note: null },
    ],
    "periods.1.from: the period before it has no last day and so overlaps this one",
  ],
  [
    "a period that ends before it begins",
    [{ from: "2023-11-01", until: "2023-10-31", state: "in force", note: null }],
    "periods.0.until: the period ends on 2023-10-31, before it begins on 2023-11-01",
  ],
  [
    "a rule in force before it takes effect",
    [{ from: "2023-10-31", until: null, state: "in force", note: null }],
    "effectiveOn: the first period begins on 2023-10-31 and the rule takes effect on 2023-11-01 (to the day)",
  ],
])("%s: refused", async ([, periods, sentence]) => {
  expect(await refusalOfRules(aRule({ periods }))).toContain(sentence)
})

test("a rule whose day nobody knows begins on any day of its month, quarter or year", async () => {
  const rule = (id: string, date: string, precision: "month" | "quarter" | "year", from: string) =>
    aRule({
      id,
      effectiveOn: { date, precision },
      periods: [{ from, until: null, state: "in force", note: null }],
    })
  const beside = [
    rule("a", "2025-08-01", "month", "2025-09-01"),
    rule("b", "2025-07-01", "quarter", "2025-10-01"),
    rule("c", "2025-01-01", "year", "2024-12-31"),
  ]
  const refusal = await refusalOfRules(...beside)
  expect(refusal.match(/\b\w(?=: effectiveOn: the first period begins)/g)).toEqual(["a", "b", "c"])
  const within = [
    rule("a", "2025-08-01", "month", "2025-08-31"),
    rule("b", "2025-07-01", "quarter", "2025-09-30"),
    rule("c", "2025-01-01", "year", "2025-12-31"),
  ]
  await importRecords({ ...smallRecords(), control: within })
})

test("whatever a scenario changes must be there, and a bill without criteria cannot be adopted", async () => {
  const law = [
    { do: "move", rule: "later", to: "2026-01-01" },
    { do: "adopt", proposal: "tests-act", from: "2027-01-01" },
    { do: "adopt", proposal: "other-act", from: "2027-01-01" },
    { do: "treat", chip: "910c", as: "LICENCE_REQUIRED", from: "2027-01-01" },
  ] as const
  const proposal = [aProposal({ branches: null })]
  const refusal = await refusalOf(
    importRecords({ ...smallLaw(), proposal, scenario: [aScenario({ law: [...law] })] }),
  )
  for (const sentence of [
    'scenarios.json: tests-act-passes: law.0.rule: there is no control rule "later"',
    'law.1.proposal: the proposal "tests-act" has no criteria that could be applied; give it branches',
    'law.2.proposal: there is no proposal "other-act"',
    'law.3.chip: there is no chip "910c"',
  ]) {
    expect(refusal).toContain(sentence)
  }
})

test("a listing's firms and claims, and a bill's rules, must be there", async () => {
  const refusal = await refusalOf(
    importRecords({
      ...smallLaw(),
      listing: [aListing({ companies: ["nobody"], claimIds: ["wire-2023-acme-a800", "hearsay"] })],
      proposal: [aProposal({ branches: deferringTo("repealed") })],
    }),
  )
  expect(refusal).toContain('listings.json: acme-entity-list: companies.0: there is no company "nobody"')
  expect(refusal).toContain('claimIds.1: there is no report, statement, note or designation "hearsay"')
  expect(refusal).not.toContain("claimIds.0")
  expect(refusal).toContain(
    'proposals.json: tests-act: branches.0.outcome.defersTo: there is no control rule "repealed"',
  )
})

test("the measure that hit an order must be a rule on file", async () => {
  const effect = { effectiveOn: "2023-11-01", effect: "Undelivered chips are lost.", assumption: null }
  const order = [anOrder({ control: { rule: "us-2023-11-tests", ...effect } })]
  expect(await refusalOf(importRecords({ ...smallRecords(), order }))).toContain(
    'orders/2023.json: acme-a800-2023: control.rule: there is no control rule "us-2023-11-tests"',
  )
  await importRecords({ ...smallLaw(), order })
  expect((await readRecords()).order).toEqual(order)
})
