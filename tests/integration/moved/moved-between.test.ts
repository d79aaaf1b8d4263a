import fc from "fast-check"
import { beforeAll, expect, test, vi } from "vitest"
import { movedModel } from "@/lib/charts/moved-model"
import { workloadSets, type Moved, type MovedAnswers } from "@/lib/contracts/moved"
import type { Estimate } from "@/lib/contracts/estimate"
import type { Month } from "@/lib/domain/month"
import type { Order } from "@/lib/domain/order"
import type { Records } from "@/lib/domain/record"
import { simulate } from "@/lib/estimation"
import { readMoved } from "@/lib/moved-link"
import { db } from "@/lib/server/db/client"
import { assembleFor } from "@/lib/server/estimates/compute-estimate"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { forgetOldest } from "@/lib/server/moved/forget-oldest"
import { movedBetween } from "@/lib/server/moved/moved-between"
import { pathBetween } from "@/lib/server/moved/path"
import { recordsAt } from "@/lib/server/moved/records-at"
import type { Edit } from "@/lib/server/mutations/edit"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { indexRecords, loadCatalogue } from "@/lib/server/queries/catalogue"
import { getMoved, getMovedSetting } from "@/lib/server/queries/moved"
import { changeOf, recordOf, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const rule = "us-2026-01-15-h200-review"

async function save(reason: string, ...edits: Edit[]): Promise<void> {
  const author = { id: null, name: "tests" }
  // Put back as it was: so no new reference is asked for.
  await saveEdits(requestOf(edits, { author, origin: "restore", reason }))
}

/** Version 2: a new order; 3: a changed assumption; 4: a changed rule; 5: a statement; 6: all at once, otherwise. */
beforeAll(async () => {
  await db().dataset.updateMany({ data: { draws: 300 } })
  const order = await recordOf("order", "kunlun-2025-2026-baidu")
  const added: Order = { ...order, id: "kunlun-2027-baidu", title: "Baidu: as many P800 again", reports: [] }
  added.counting = { ...order.counting!, restsOn: [] }
  await save("More of them", { do: "create", kind: "order", record: added })
  const fewerRuns = await changeOf("assumption", "runsPerYear", (one) => {
    one.distribution = { dist: "lognormal", p5: 2, p95: 6 }
  })
  await save("They run more often", fewerRuns)
  const later = await changeOf("control", rule, (one) => {
    one.effectiveOn = { date: "2027-06-01", precision: "day" }
    one.periods = [{ ...one.periods[0]!, from: "2027-06-01" }]
    one.examples = []
  })
  await save("It comes later", later)
  const [statement] = (await loadCatalogue()).records.statement
  await save("A word", await changeOf("statement", statement!.id, (one) => (one.note = "Read again")))
  await save(
    "Much at once",
    await changeOf("assumption", "runsPerYear", (one) => {
      one.distribution = { dist: "lognormal", p5: 1, p95: 3 }
    }),
    { do: "retire", kind: "order", id: "kunlun-2027-baidu", version: 1 },
    await changeOf("order", "h800-2023-baidu", (one) => (one.title = "Another name of it")),
  )
}, 300_000)

const at = (dataVersion: number, asOf: Month = "2026-11") => ({ asOf, dataVersion })

async function between(from: ReturnType<typeof at>, to: ReturnType<typeof at>): Promise<Moved> {
  const moved = await movedBetween("baidu", from, to)
  if (!moved) throw new Error("Baidu is on record")
  return moved
}

const parts = ({ steps }: Moved) =>
  steps.map(({ kind, subjects }) => `${kind} ${subjects.map(({ act, id }) => `${act} ${id}`).join()}`)

async function publishedAt(dataVersion: number, asOf: Month): Promise<Estimate> {
  const { records } = (await recordsAt(dataVersion))!
  const catalogue = indexRecords(dataVersion, records)
  return getEstimate(catalogue, catalogue.company.get("baidu")!, { asOf })
}

function medians({ training, inference, horizonMonths }: Estimate) {
  const of = (summary: Estimate["training"]["stock"]) => summary && (summary.quantiles.p50 ?? horizonMonths)
  return [of(training.stock), of(training.all), of(inference.stock), of(inference.all)]
}

const monthsOf = (answers: MovedAnswers) => workloadSets.map((key) => answers[key]?.months ?? null)

test("an order added, an assumption changed and a rule changed each get their own part", async () => {
  const moved = await between(at(1), at(4))
  expect(parts(moved)).toEqual([
    "assumptions changed runsPerYear",
    `rules changed ${rule}`,
    "orders new kunlun-2027-baidu",
  ])
  // More runs a year shorten what lasts; more chips lengthen it.
  const [assumption, , order] = moved.steps
  const own = (answers: MovedAnswers) => answers["training.own"]!.months
  expect(own(assumption!.after)).toBeLessThan(own(moved.from.answers))
  expect(own(order!.after)).toBeGreaterThan(own(assumption!.after))
})

test("each save alone is one part, and the parts of a whole take its states apart", async () => {
  expect(parts(await between(at(1), at(2)))).toEqual(["orders new kunlun-2027-baidu"])
  expect(parts(await between(at(2), at(3)))).toEqual(["assumptions changed runsPerYear"])
  expect(parts(await between(at(3), at(4)))).toEqual([`rules changed ${rule}`])
})

test("a statement moves nothing, and it is said that this is by design", async () => {
  const moved = await between(at(4), at(5))
  expect(moved.steps).toEqual([])
  expect(moved.besideCount).toBe(1)
  const model = movedModel(moved, { workload: "training", set: "own" })
  expect(model).toMatchObject({ status: "same", sentence: expect.stringContaining("by design") })
})

test("a changed record that leaves the input as it was is named without a part", async () => {
  const moved = await between(at(5), at(6))
  expect(moved.idle.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["order h800-2023-baidu"])
  expect(parts(moved)).toEqual(["assumptions changed runsPerYear", "orders retired kunlun-2027-baidu"])
})

test("both ends are the published estimates, of any two versions and months", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<Month>("2023-11", "2025-05", "2026-11"),
      fc.constantFrom<Month>("2023-11", "2025-05", "2026-11"),
      async (v, w, m, n) => {
        const moved = await between(at(v, m), at(w, n))
        expect(monthsOf(moved.from.answers)).toEqual(medians(await publishedAt(v, m)))
        expect(monthsOf(moved.to.answers)).toEqual(medians(await publishedAt(w, n)))
        for (const key of workloadSets) {
          const [workload, set] = key.split(".") as ["training", "own"]
          const model = movedModel(moved, { workload, set })
          if (model.status === "no-number") continue
          const sum = model.bars.reduce((all, { delta }) => all + delta, 0)
          expect(model.start.months + sum).toBe(model.end.months)
          const points = model.bars.reduce((all, bar) => all + bar.points!, 0)
          expect(model.start.sufficient24! + points).toBe(model.end.sufficient24)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 300_000)

test("the last state on the way is the other end's own input", async () => {
  const { records, dataset, company } = await loadCatalogue()
  const world = (asOf: Month) => ({ records, dataset, asOf })
  const { steps } = pathBetween(world("2023-11"), world("2026-11"), company.get("baidu")!, records)
  const { seed, draws } = dataset
  const report = simulate(steps.at(-1)!.input!, { seed, draws })
  const { training, inference } = await publishedAt(6, "2026-11")
  expect(report.stockT?.quantiles).toEqual(training.stock?.quantiles)
  expect(report.allI?.quantiles).toEqual(inference.all?.quantiles)
})

test("the order of records in the files does not matter", async () => {
  const before = (await recordsAt(1))!.records
  const { records: after, dataset, company } = await loadCatalogue()
  const backwards = (records: Records) =>
    Object.fromEntries(Object.entries(records).map(([kind, list]) => [kind, [...list].reverse()])) as Records
  const path = (from: Records, to: Records) =>
    pathBetween(
      { records: from, dataset, asOf: "2023-11" },
      { records: to, dataset, asOf: "2026-11" },
      company.get("baidu")!,
      after,
    ).steps.map(({ kind, subjects }) => [kind, subjects.map(({ id }) => id)])
  expect(path(backwards(before), backwards(after))).toEqual(path(before, after))
})

test("whatever was edited, the way ends at the other end's own input", async () => {
  const { records, dataset, company } = await loadCatalogue()
  const baidu = company.get("baidu")!
  const orders = records.order.filter(({ counting }) => counting?.firms.includes("baidu"))
  const ranges = records.assumption.filter(({ distribution }) => distribution.dist === "lognormal")
  fc.assert(
    fc.property(
      fc.subarray(orders),
      fc.array(fc.tuple(fc.constantFrom(...ranges), fc.double({ min: 0.5, max: 2, noNaN: true })), {
        maxLength: 4,
      }),
      fc.constantFrom<Month>("2023-11", "2026-11"),
      (gone, scaled, asOf) => {
        const factor = new Map(scaled.map(([{ id }, by]) => [id, by]))
        const edited: Records = {
          ...records,
          order: records.order.filter((order) => !gone.includes(order)),
          assumption: records.assumption.map((one) => {
            const by = factor.get(one.id)
            const { distribution } = one
            if (by === undefined || distribution.dist !== "lognormal") return one
            return {
              ...one,
              distribution: { ...distribution, p5: by * distribution.p5, p95: by * distribution.p95 },
            }
          }),
        }
        const to = { records: edited, dataset, asOf: "2026-11" }
        const { steps } = pathBetween({ records, dataset, asOf }, to, baidu, records)
        const { input } = assembleFor(edited, baidu, "2026-11")
        // What is bought and what it needs: without either there is no state to end at.
        const last = steps.at(-1)
        if (last) expect(last.input).toEqual(input)
        else expect(assembleFor(records, baidu, asOf).input).toEqual(input)
      },
    ),
    { numRuns: 25 },
  )
})

test("data versions that did not touch the firm share one answer", async () => {
  const count = () => db().analysis.count({ where: { kind: "moved" } })
  await between(at(3), at(4))
  const before = await count()
  const moved = await between(at(3), at(5))
  expect(moved.to.dataVersion).toBe(5)
  const after = await between(at(3), at(4))
  expect(after.to.dataVersion).toBe(4)
  // The statement is counted beside, so its answer is kept once more; its runs are the same.
  expect((await count()) - before).toBeLessThanOrEqual(1)
  expect(moved.steps).toEqual(after.steps)
})

test("the oldest comparisons go, and are made again for who asks", async () => {
  const whole = await between(at(1), at(2))
  const rows = () => db().analysis.findMany({ where: { kind: "moved" }, orderBy: { id: "asc" } })
  const before = await rows()
  await forgetOldest(before.length)
  expect(await rows()).toHaveLength(before.length)
  await forgetOldest(1)
  expect((await rows()).map(({ id }) => id)).toEqual([before.at(-1)!.id])
  await forgetOldest(0)
  expect(await rows()).toEqual([])
  expect(await between(at(1), at(2))).toEqual(whole)
})

test("what can be chosen are the data versions that may have touched the firm, and the months with assumptions", async () => {
  const setting = (await getMovedSetting("baidu"))!
  expect(setting.newest).toBe(6)
  expect(setting.versions.map(({ dataVersion }) => dataVersion)).toContain(2)
  expect(setting.months.map(({ asOf }) => asOf)).toEqual(["2026-11", "2025-05", "2023-11"])
  expect(setting.asOfOfVersion[1]).toBe("2026-11")
  // A version that did not touch the firm has the estimate of the one that it stands for.
  for (let version = 1; version <= 6; version++) {
    const { ends } = readMoved({ from: [`${version}`], to: [`${version}`] }, setting)
    expect(setting.touching).toContain(ends?.from.dataVersion)
    expect(medians(await publishedAt(ends!.from.dataVersion, "2026-11"))).toEqual(
      medians(await publishedAt(version, "2026-11")),
    )
  }
  expect(await getMovedSetting("nobody")).toBeNull()
  expect(await getMoved("nobody", at(1), at(2))).toBeNull()
  expect(await getMoved("baidu", at(1), at(99))).toBeNull()
})
