import { beforeAll, expect, test, vi } from "vitest"
import { recordKinds, type RecordByKind, type RecordKind, type Records } from "@/lib/domain/record"
import type { Order } from "@/lib/domain/order"
import type * as Estimation from "@/lib/estimation"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { readRecords } from "@/lib/server/db/read-records"
import { seedCatalogue } from "@/lib/server/queries/catalogue"
import { workOutContradictions } from "@/lib/server/queries/contradictions"
import { touchedTags, type ChangedRecord } from "@/lib/server/queries/touched-tags"
import { useFreshDatabase } from "@/tests/setup/database"
import { everyPage } from "@/tests/setup/every-page"

/** What Next.js would keep: results by key, and the tags that the page being made takes on. */
const cache = vi.hoisted(() => ({
  /** Where something is made without what is kept: what this one round over the pages has made itself. */
  ofRound: null as Map<string, string> | null,
  results: new Map<string, string>(),
  made: [] as string[],
  tags: [] as string[],
}))

vi.mock("next/cache", () => ({
  unstable_cache:
    (query: (...args: string[]) => Promise<unknown>, [name]: string[], { tags }: { tags: string[] }) =>
    async (...args: string[]) => {
      if (name === "tags") {
        cache.tags.push(...tags)
        return query()
      }
      const key = JSON.stringify([name, ...args])
      const results = cache.ofRound ?? cache.results
      const kept = results.get(key)
      if (kept !== undefined) return JSON.parse(kept) as unknown
      const result = await query(...args)
      results.set(key, JSON.stringify(result))
      if (cache.ofRound === null) cache.made.push([name, ...args.slice(1)].join(" "))
      return result
    },
}))

// So do fewer rows of shares: what drives an estimate is made of the same records, only less precisely.
vi.mock("@/lib/estimation", async (importActual) => {
  const actual = await importActual<typeof Estimation>()
  const sobolSteps: typeof actual.sobolSteps = (input, options) =>
    actual.sobolSteps(input, { ...options, rows: 100 })
  return { ...actual, sobolSteps }
})

useFreshDatabase({ withData: true })

type Page = { text: string; tags: Set<string> }
type Pages = Map<string, Page>

let newest: { records: Records; pages: Pages }

beforeAll(async () => {
  const records = await readRecords()
  // Fewer draws make the same pages in a fraction of the time.
  const few = { ...records, dataset: records.dataset.map((dataset) => ({ ...dataset, draws: 500 })) }
  await save(few, null)
  newest = { records: few, pages: await makePages(few) }
}, 300_000)

/** Every page's answers as text without the data version, which says when they were made. */
async function makePages(records: Records): Promise<Pages> {
  // What is still being worked out is told a minute later, whatever was saved.
  await workOutContradictions()
  const pages: Pages = new Map()
  for (const [address, ask] of everyPage(records)) {
    cache.tags.length = 0
    const answers = await ask()
    const text = JSON.stringify(answers, (key, value: unknown) => (key === "dataVersion" ? undefined : value))
    pages.set(address, { text, tags: new Set(cache.tags) })
  }
  return pages
}

/** Every page made from the records alone. What two pages ask for is made once, within this round. */
async function makeWithout(records: Records): Promise<Pages> {
  cache.ofRound = new Map()
  try {
    return await makePages(records)
  } finally {
    cache.ofRound = null
  }
}

/** Makes a data version of some records, as a save does. */
async function save(after: Records, touched: string[] | null): Promise<void> {
  const number = ((await currentDataVersion()) ?? 0) + 1
  const at = new Date()
  const version = { number, at, readyAt: at, editor: "tests", reason: "a test", origin: "edit" }
  await db().dataVersion.create({ data: touched === null ? version : { ...version, touched } })
  seedCatalogue(number, after)
}

/** The records of the moment with some of them changed, and which those are. */
function world(): {
  after: Records
  changed: ChangedRecord[]
  change<K extends RecordKind>(kind: K, id: string, fields: Partial<RecordByKind[K]>): void
  add<K extends RecordKind>(kind: K, record: RecordByKind[K]): void
  retire(kind: RecordKind, id: string): void
} {
  const after = Object.fromEntries(recordKinds.map((kind) => [kind, [...newest.records[kind]]])) as Records
  const changed: ChangedRecord[] = []
  const lists = after as Record<RecordKind, { id: string }[]>
  return {
    after,
    changed,
    change(kind, id, fields) {
      lists[kind] = lists[kind].map((record) => (record.id === id ? { ...record, ...fields } : record))
      changed.push({ kind, id })
    },
    add(kind, record) {
      lists[kind] = [...lists[kind], record].sort((a, b) => (a.id < b.id ? -1 : 1))
      changed.push({ kind, id: record.id })
    },
    retire(kind, id) {
      lists[kind] = lists[kind].filter((record) => record.id !== id)
      changed.push({ kind, id })
    },
  }
}

type World = ReturnType<typeof world>

function some<T>(found: T | undefined): T {
  if (found === undefined)
    throw new Error("the data have no such record any more: choose another for this test")
  return found
}

/** Ids of the claims that take part in a contradiction. */
const disputed = () => new Set(newest.records.conflict.flatMap(({ claimIds }) => claimIds))

/** An order whose reports decide a firm's estimate. */
const counted = () =>
  some(
    newest.records.order.find(
      ({ counting, chips }) =>
        counting?.firms.includes("baidu") && counting.restsOn.length > 0 && chips.length > 0,
    ),
  )
const outer = () => {
  const within = some(newest.records.order.find(({ nestedIn }) => nestedIn !== null))
  return some(newest.records.order.find(({ id }) => id === within.nestedIn))
}
const statement = () => some(newest.records.statement.find(({ horizonMonths }) => horizonMonths !== null))
const sourceOf = (order: Order) => some(order.reports[0]).sourceId
const sourceBehindModel = () =>
  some(newest.records.assumption.find(({ sourceIds }) => sourceIds.length > 0)).sourceIds[0]!

function copyOf(order: Order, id: string): Order {
  const renamed = (old: string) => `${old}-again`
  return {
    ...order,
    id,
    title: "The same again",
    crossChecks: [],
    reports: order.reports.map((report) => ({
      ...report,
      id: renamed(report.id),
      reprintOf: report.reprintOf && renamed(report.reprintOf),
    })),
    counting: order.counting && { ...order.counting, restsOn: order.counting.restsOn.map(renamed) },
  }
}

const edits: { title: string; make: (into: World) => void }[] = [
  {
    title: "the quantity in an order's reports",
    make({ change }) {
      const order = counted()
      const reports = order.reports.map((report) => ({
        ...report,
        quantity: { low: null, central: 123_456, high: null },
      }))
      change("order", order.id, { reports })
    },
  },
  {
    title: "the title of an order that another is part of",
    make: ({ change }) => change("order", outer().id, { title: "Another title" }),
  },
  {
    title: "an order's buyers and chips",
    make({ change }) {
      const order = counted()
      change("order", order.id, { buyers: ["baidu"], chips: order.chips.slice(0, 1), counting: null })
    },
  },
  { title: "a new order", make: ({ add }) => add("order", copyOf(outer(), "an-order-of-this-test")) },
  { title: "an order that is retired", make: ({ retire }) => retire("order", "an-order-of-this-test") },
  {
    title: "the words of a statement, and whom it is about",
    make: ({ change }) =>
      change("statement", statement().id, { text: "Said otherwise.", companies: ["tencent"] }),
  },
  {
    title: "the title and day of an order's source",
    make: ({ change }) =>
      change("source", sourceOf(counted()), {
        title: "Another headline",
        publishedOn: { date: "2019-01-02", precision: "day" },
      }),
  },
  {
    title: "the title of a source behind an assumption",
    make: ({ change }) => change("source", sourceBehindModel(), { title: "Another paper" }),
  },
  {
    title: "the publisher of a rule's source",
    make: ({ change }) =>
      change(
        "source",
        some(newest.records.control.find(({ sourceIds }) => sourceIds.length > 0)).sourceIds[0]!,
        {
          publisher: "Another register",
        },
      ),
  },
  {
    title: "a source of a chip's figures",
    make: ({ change }) =>
      change(
        "source",
        some(newest.records.chip.find(({ sourceIds }) => sourceIds.length > 0)).sourceIds[0]!,
        {
          publisher: "Another maker",
        },
      ),
  },
  {
    title: "a new source",
    make({ add }) {
      add("source", { ...some(newest.records.source[0]), id: "a-source-of-this-test", title: "New" })
    },
  },
  {
    title: "a firm's description",
    make: ({ change }) => change("company", "baidu", { description: "A search engine." }),
  },
  {
    title: "whether a firm owns its chips",
    make: ({ change }) =>
      change("company", "baidu", { compute: { mode: "rents", why: "It does.", claimIds: [] } }),
  },
  {
    title: "a chip's price, names and sources",
    make: ({ change }) =>
      change("chip", some(counted().chips[0] ?? newest.records.chip[0]?.id), {
        priceUsd: null,
        labels: ["another name"],
        sourceIds: [some(newest.records.source[0]).id],
      }),
  },
  {
    title: "how a conflict is explained, and between which claims it is",
    make({ change }) {
      const { id, claimIds } = some(newest.records.conflict[0])
      change("conflict", id, {
        explanation: "They count otherwise.",
        claimIds: [claimIds[0]!, statement().id],
      })
    },
  },
  {
    title: "a conflict between what is said of two firms",
    make({ change }) {
      const { statement, conflict } = newest.records
      const one = some(statement.find(({ companies }) => companies.length === 1))
      const other = some(
        statement.find(({ companies }) => companies.length === 1 && companies[0] !== one.companies[0]),
      )
      change("conflict", some(conflict[0]).id, { claimIds: [one.id, other.id] })
    },
  },
  {
    title: "whether a firm whose fleet reports dispute owns its chips",
    make: ({ change }) =>
      change("company", "deepseek", { compute: { mode: "rents", why: "It does.", claimIds: [] } }),
  },
  {
    title: "whether an order counts, of a firm of whose other orders reports disagree",
    make({ change }) {
      const { order: orders } = newest.records
      const ids = disputed()
      const order = some(
        orders.find(
          ({ counting, reports, nestedIn }) =>
            counting?.firms[0] === "bytedance" &&
            counting.restsOn.length > 0 &&
            nestedIn === null &&
            reports.every(({ id }) => !ids.has(id)),
        ),
      )
      change("order", order.id, { counting: null })
    },
  },
  {
    title: "the price of a chip of which reports disagree",
    make({ change }) {
      const { order: orders } = newest.records
      const ids = disputed()
      const order = some(
        orders.find(({ chips, reports }) => chips.length === 1 && reports.some(({ id }) => ids.has(id))),
      )
      const chip = some(newest.records.chip.find(({ id }) => id === order.chips[0]))
      change("chip", chip.id, { priceUsd: chip.priceUsd && { ...chip.priceUsd, central: 12_345 } })
    },
  },
  {
    title: "the words of a report that names a firm which is none of the buyers",
    make({ change }) {
      const { order: orders } = newest.records
      const ids = disputed()
      const order = some(
        orders.find(({ buyers, counting, reports }) =>
          reports.some(
            ({ id, companies }) =>
              ids.has(id) &&
              companies.some((firm) => !buyers.includes(firm) && !counting?.firms.includes(firm)),
          ),
        ),
      )
      const text = "Reported otherwise."
      change("order", order.id, { reports: order.reports.map((report) => ({ ...report, text })) })
    },
  },
  {
    title: "a note",
    make: ({ change }) => change("note", some(newest.records.note[0]).id, { text: "Noted otherwise." }),
  },
]

test.each(edits.map(({ title, make }) => [title, make] as const))(
  "%s: what it changes falls, and is made anew",
  async (_, make) => {
    const into = world()
    make(into)
    const { after, changed } = into
    const touched = touchedTags(newest.records, after, changed)
    if (touched === null) throw new Error("such an edit does not touch everything")
    cache.made.length = 0
    await save(after, touched)

    const before = newest.pages
    const fresh = await makeWithout(after)
    const addresses = new Set([...before.keys(), ...fresh.keys()])
    const moved = [...addresses].filter((address) => before.get(address)?.text !== fresh.get(address)?.text)
    // A page falls by the tags that it took on when it was made, before the save.
    const falls = (address: string) =>
      [...((before.get(address) ?? fresh.get(address))?.tags ?? [])].some((tag) => touched.includes(tag))
    expect(moved, "the edit shows somewhere").not.toEqual([])
    expect(
      moved.filter((address) => !falls(address)),
      "pages that would stay as they were",
    ).toEqual([])

    // Kept results come back only where they are what would be made now.
    const served = await makePages(after)
    expect(
      [...addresses].filter((address) => served.get(address)?.text !== fresh.get(address)?.text),
    ).toEqual([])
    newest = { records: after, pages: served }
  },
  // For one that hangs. Those after one that was left half way all fail: pages of its save are no longer theirs.
  600_000,
)

test("a note about one firm makes that firm's page anew, and no other firm's, no order's and no chip's", async () => {
  const one = some(newest.records.note.find(({ companies }) => companies.length === 1))
  const { after, changed, change } = world()
  change("note", one.id, { text: "Noted once more." })
  const touched = touchedTags(newest.records, after, changed)
  expect(touched).toEqual([`company:${one.companies[0]}`, "shared", `source:${one.sourceId}`])
  await save(after, touched)
  cache.made.length = 0
  newest = { records: after, pages: await makePages(after) }
  const made = (name: string) => cache.made.filter((result) => result.startsWith(`${name} `))
  expect(made("company-profile")).toEqual([`company-profile ${one.companies[0]}`])
  expect(made("source")).toEqual([`source ${one.sourceId}`])
  expect([...made("order"), ...made("chip"), ...made("replay")]).toEqual([])
}, 120_000)

test("an address where there is nothing falls when a record may have come there", async () => {
  const { pages } = newest
  for (const kind of ["orders", "companies", "chips", "sources"]) {
    expect([...pages.get(`/${kind}/nothing-here`)!.tags], kind).toEqual(["shared"])
  }
})

test("a claim that comes to rest on a protected source is withheld wherever it stood", async () => {
  const { order: orders, source: sources, note, conflict } = newest.records
  const isHeldAgainst = (id: string) =>
    orders.some(({ crossChecks }) => crossChecks.some(({ claimId }) => claimId === id))
  const one = some(note.find(({ id }) => isHeldAgainst(id)))
  const other = some(note.find(({ id }) => conflict.some(({ claimIds }) => claimIds.includes(id))))
  const hidden = { ...some(sources[0]), id: "a-protected-source", sensitiveBecause: "It asked for it." }
  const withSource = world()
  withSource.add("source", hidden)
  expect(touchedTags(newest.records, withSource.after, withSource.changed), "its protection").toBeNull()
  await save(withSource.after, null)
  newest = { records: withSource.after, pages: await makePages(withSource.after) }

  const into = world()
  for (const { id } of [one, other]) into.change("note", id, { sourceId: hidden.id })
  const { after, changed } = into
  const touched = touchedTags(newest.records, after, changed)
  if (touched === null) throw new Error("such an edit does not touch everything")
  await save(after, touched)
  const fresh = await makeWithout(after)
  const served = await makePages(after)
  const { pages: before } = newest
  const moved = [...before.keys()].filter((address) => before.get(address)?.text !== fresh.get(address)?.text)
  const held = orders.filter(({ crossChecks }) => crossChecks.some(({ claimId }) => claimId === one.id))
  expect(moved).toEqual(expect.arrayContaining(held.map(({ id }) => `/orders/${id}`)))
  expect(
    moved.filter((address) => ![...before.get(address)!.tags].some((tag) => touched.includes(tag))),
  ).toEqual([])
  expect(
    [...fresh.keys()].filter((address) => served.get(address)?.text !== fresh.get(address)?.text),
  ).toEqual([])
  newest = { records: after, pages: served }
}, 120_000)

const everywhere: { title: string; make: (into: World) => void }[] = [
  { title: "a firm's name", make: ({ change }) => change("company", "baidu", { name: "Bai Du" }) },
  {
    title: "a new firm",
    make: ({ add }) => add("company", { ...newest.records.company[0]!, id: "a-new-firm" }),
  },
  {
    title: "a chip's memory bandwidth",
    make: ({ change }) => change("chip", newest.records.chip[0]!.id, { memoryBandwidthGBps: null }),
  },
  {
    title: "the protection of a source",
    make: ({ change }) =>
      change("source", newest.records.source[0]!.id, { sensitiveBecause: "It asked for it." }),
  },
  { title: "a new chip", make: ({ add }) => add("chip", { ...newest.records.chip[0]!, id: "a-new-chip" }) },
  {
    title: "an assumption",
    make: ({ changed }) => changed.push({ kind: "assumption", id: "horizonMonths" }),
  },
  { title: "the as-of month", make: ({ changed }) => changed.push({ kind: "dataset", id: "dataset" }) },
  {
    title: "more records than can be followed",
    make: ({ changed }) => newest.records.source.forEach(({ id }) => changed.push({ kind: "source", id })),
  },
]

test.each(everywhere.map(({ title, make }) => [title, make] as const))(
  "%s may show on any page",
  (_, make) => {
    const into = world()
    make(into)
    expect(touchedTags(newest.records, into.after, into.changed)).toBeNull()
  },
)
