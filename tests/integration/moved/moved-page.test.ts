import { beforeAll, expect, test, vi } from "vitest"
import MovedPage from "@/app/companies/[slug]/moved/[[...view]]/page"
import { specVersion as version } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { db } from "@/lib/server/db/client"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

/** Version 2 touches a firm that is not Baidu. */
beforeAll(async () => {
  await db().dataset.updateMany({ data: { draws: 300 } })
  const { records } = await loadCatalogue()
  const other = records.statement.find(({ companies }) => !companies.includes("baidu"))!
  const edit = await changeOf("statement", other.id, (one) => (one.note = "Read again"))
  await saveEdits(requestOf([edit], { author: { id: null, name: "tests" }, origin: "restore" }))
}, 120_000)

const open = (...view: string[]) => MovedPage({ params: Promise.resolve({ slug: "baidu", view }) })

test("a data version that did not touch the firm leads to the one that it stands for, and nothing is run", async () => {
  const digest = await open("from=2023-11", "to=2", "workload=inference").catch(
    (error: unknown) => (error as { digest?: string }).digest,
  )
  expect(digest).toContain("/companies/baidu/moved?from=2023-11&to=1&workload=inference")
  expect(digest).toContain(";308;")
  expect(await db().analysis.count({ where: { kind: "moved" } })).toBe(0)
})

test("there is no chart from such a version, and one of a month stands", async () => {
  const spec = { version, chart: "moved", firm: "baidu", workload: "training", set: "own" } as const
  expect(await buildChart({ ...spec, from: "1", to: "2" })).toBeNull()
  expect((await buildChart({ ...spec, from: "2026-11", to: "1" }))?.answer).toContain("Nothing has changed")
})

test("the page itself stands", async () => {
  await expect(open("from=1", "to=1")).resolves.toBeTruthy()
})
