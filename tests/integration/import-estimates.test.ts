import { expect, test } from "vitest"
import type { Distribution } from "@/lib/domain/distribution"
import type { Records } from "@/lib/domain/record"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { importData } from "@/lib/server/import/import-data"
import { dataFolder } from "../factories/data-folder"
import {
  aChip,
  aDataset,
  anAssumption,
  anOrder,
  aReport,
  smallRecords,
  theAssumptions,
} from "../factories/records"
import { useFreshDatabase } from "../setup/database"

useFreshDatabase({ forEachTest: true })

// An import that would break estimates is refused before anything is written.

async function refusalOf(records: Partial<Records>): Promise<string> {
  const folder = dataFolder({ ...smallRecords(), ...records })
  const refusal = await importData(folder, { editor: "import", reason: "tests" }).then(
    () => expect.fail("it was accepted"),
    (error: unknown) => (error as Error).message,
  )
  expect(refusal).toContain("Nothing was imported.")
  expect(await currentDataVersion()).toBeNull()
  return refusal
}

/** The assumptions with one of them distributed otherwise. */
function withDistribution(id: string, distribution: Distribution) {
  return theAssumptions().map((assumption) =>
    assumption.id === id ? { ...assumption, distribution } : assumption,
  )
}

const withOneMore = (id: string, field: string | null, distribution: Distribution) => [
  ...theAssumptions(),
  anAssumption({ id, field, distribution }),
]

const table: Distribution = { dist: "table", values: { any: 0.5 } }

test.for<[string, Distribution, string]>([
  ["hazard", { dist: "lognormal", p5: 2, p95: 1 }, "hazard: distribution.p95: must not lie below p5"],
  ["mfu", { dist: "triangular", lo: 0, mode: 2, hi: 1 }, "mfu: distribution.mode: must lie from lo to hi"],
  ["mfu", { dist: "uniform", lo: 0, hi: 1, min: 1, max: 0 }, "mfu: distribution.max: must not lie below min"],
  ["mfu", table, "mfu: distribution: a table cannot be drawn from and so cannot feed chips.*.mfu"],
  ["horizonMonths", { dist: "uniform", lo: 1, hi: 9 }, "distribution: horizonMonths must be a fixed number"],
  ["horizonMonths", { dist: "fixed", value: null }, "distribution: horizonMonths must be a fixed number"],
  ["sourceReliability", table, 'distribution.values: has no weight for "government record"'],
  ["sourceReliability", { dist: "fixed", value: 1 }, "sourceReliability: distribution: must be a table"],
])("%s as %o stops the import", async ([id, distribution, message]) => {
  expect(await refusalOf({ assumption: withDistribution(id, distribution) })).toContain(message)
})

test.for(["allocation.min", "allocation.max", "conditionOnServed.T", "conditionOnServed.I"])(
  "%s must be one number for all draws",
  async (field) => {
    const assumption = withOneMore("run", field, { dist: "uniform", lo: 0, hi: 1 })
    expect(await refusalOf({ assumption })).toContain(
      `assumptions.json: run: distribution: ${field} must be a fixed number`,
    )
  },
)

test("a price prior is a lognormal with width", async () => {
  const narrow = withOneMore("priceUsd.a800", null, { dist: "lognormal", p5: 9000, p95: 9000 })
  expect(await refusalOf({ assumption: narrow })).toContain(
    "distribution.p95: a price prior needs p5 below p95",
  )
  const even = withOneMore("priceUsd.a800", null, { dist: "uniform", lo: 9000, hi: 12_000 })
  expect(await refusalOf({ assumption: even })).toContain("distribution: a price prior must be lognormal")
})

test("without a dataset or the reliability of sources nothing can be estimated", async () => {
  expect(await refusalOf({ dataset: [] })).toContain("dataset: there is no dataset record")
  const assumption = theAssumptions().filter(({ id }) => id !== "sourceReliability")
  expect(await refusalOf({ assumption })).toContain("sourceReliability: there is no such assumption")
})

test("a supply that the model does not take is named by order, path and firm", async () => {
  const counting = anOrder().counting!
  const order = anOrder({ counting: { ...counting, line: { ...counting.line, units: -5 } } })
  expect(await refusalOf({ order: [order] })).toMatch(
    /orders\/2023\.json: acme-a800-2023: supply\.0\.units: .* \(in the estimate of acme as of 2023-11\)/,
  )
})

test("a value that the model does not take is named by assumption, path and firm", async () => {
  expect(await refusalOf({ assumption: withDistribution("mfu", { dist: "fixed", value: 7 }) })).toMatch(
    /assumptions\.json: mfu: chips\.a800\.mfu: .* \(in the estimate of acme as of 2023-11\)/,
  )
  const share = withDistribution("allocation", { dist: "fixed", value: null })
  expect(await refusalOf({ assumption: share })).toContain(
    "allocation: allocation.trainShare0: must be a number",
  )
})

test("of several orders, the one whose chip has no known rate is named", async () => {
  const second = anOrder({
    id: "acme-z100-2023",
    chips: ["z100"],
    reports: [aReport({ id: "wire-2023-acme-z100" })],
    counting: {
      ...anOrder().counting!,
      line: { chip: "z100", class: "stock", units: { reported: "quantity" } },
      restsOn: ["wire-2023-acme-z100"],
    },
  })
  const chip = [aChip(), aChip({ id: "z100", name: "Z100", labels: [], denseTops: {} })]
  const refusal = await refusalOf({ chip, order: [anOrder(), second] })
  expect(refusal).toContain(
    "acme-z100-2023: counting.line: a supply line names the chip z100, which has no known",
  )
  expect(refusal).not.toContain("acme-a800-2023")
})

test("a missing setting of the run is told of each firm that needs it", async () => {
  const assumption = theAssumptions().filter(({ id }) => id !== "horizonMonths")
  expect(await refusalOf({ assumption })).toContain(
    "companies.json: acme: assumption for horizonMonths must be a fixed number",
  )
})

test("an order that is counted from a later month on is not asked to be complete yet", async () => {
  const counting = { ...anOrder().counting!, from: "2024-01" }
  const chip = [aChip({ denseTops: {} })]
  const records = { ...smallRecords(), chip, order: [anOrder({ counting })] }
  await importData(dataFolder(records), { editor: "import", reason: "tests" })
  expect(await currentDataVersion()).toBe(1)
  expect(await refusalOfLater(records)).toContain("has no known training rate")
})

/** The same records in a dataset that is a year on. */
async function refusalOfLater(records: Records): Promise<string> {
  const folder = dataFolder({ ...records, dataset: [aDataset({ asOf: "2024-11" })] })
  return importData(folder, { editor: "import", reason: "tests" }).then(
    () => expect.fail("it was accepted"),
    (error: unknown) => (error as Error).message,
  )
}
