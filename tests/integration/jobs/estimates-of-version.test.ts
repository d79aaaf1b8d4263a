import { afterEach, expect, test, vi } from "vitest"
import { driversMadeOf, driversOf } from "@/lib/server/analyses/drivers"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { showDataVersion, shownDataVersion } from "@/lib/server/db/shown-version"
import { readHealth } from "@/lib/server/health"
import * as estimation from "@/lib/estimation"
import * as holdings from "@/lib/estimation/holdings"
import { computeExposure } from "@/lib/server/estimates/exposure"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { firmsLackingDrivers } from "@/lib/server/jobs/drivers-first"
import { InProcessQueue } from "@/lib/server/jobs/in-process-queue"
import { mostAttempts } from "@/lib/server/jobs/back-off"
import { beginAttempt, listRuns } from "@/lib/server/jobs/job-runs"
import { setRunningQueue } from "@/lib/server/jobs/queue"
import { giveUp, runTask } from "@/lib/server/jobs/run-task"
import { Sweep } from "@/lib/server/jobs/sweep"
import { recordsAt } from "@/lib/server/moved/records-at"
import { missingEstimates } from "@/lib/server/estimates/missing-estimates"
import { loadCatalogue, loadWholeCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { listOrders } from "@/lib/server/queries/orders-explorer"
import { getPublicRecord, getRecord } from "@/lib/server/queries/record"
import { usualOrdersView } from "@/lib/orders-link"
import { previewEdits } from "@/lib/server/mutations/preview-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import type { Edit } from "@/lib/server/mutations/edit"
import { ending } from "@/lib/server/watch/shutdown"
import { waitingSince } from "@/lib/server/watch/waiting-since"
import { changeOf, recordOf, requestOf } from "@/tests/factories/edits"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withEstimates: true, forEachTest: true })

afterEach(() => {
  setRunningQueue(null)
  ending().isEnding = false
  vi.restoreAllMocks()
})

/** A queue that runs for this process; jobs of a name that is held wait until they are let go. */
function runQueue(
  isHeld: (task: string, payload: unknown) => boolean = () => false,
  unlucky: string | null = null,
) {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const queue = new InProcessQueue({
    run: async (task, payload) => {
      // What takes minutes has its own tests.
      if (task === "drivers" || task === "truths") return
      if (isHeld(task, payload)) await gate
      if (unlucky !== null && (payload as { companyId?: string }).companyId === unlucky) {
        return giveUp(task, payload, new Error("no number comes of this"))
      }
      await runTask(task, payload)
    },
    giveUp,
  })
  setRunningQueue(queue)
  return { queue, letGo }
}

/** As if it were put back, which asks for no new reference. */
function save(edits: readonly Edit[]) {
  return saveEdits(requestOf(edits, { origin: "restore" }))
}

/** An assumption that every firm's estimate rests on. */
async function changeOfAll() {
  const { records } = await loadWholeCatalogue()
  const one = records.assumption.find(
    ({ scope, distribution }) =>
      scope.firms === null && distribution.dist === "fixed" && typeof distribution.value === "number",
  )!
  return changeOf("assumption", one.id, (assumption) => {
    const { distribution } = assumption
    if (distribution.dist === "fixed" && typeof distribution.value === "number") distribution.value *= 1.01
  })
}

/** An assumption of Baidu alone. */
async function changeOfOne() {
  const { records } = await loadWholeCatalogue()
  const one = records.assumption.find(
    ({ scope, distribution }) => scope.firms?.join() === "baidu" && distribution.dist === "lognormal",
  )!
  return changeOf("assumption", one.id, ({ distribution }) => {
    if (distribution.dist === "lognormal") distribution.p95 *= 1.01
  })
}

test("while a parameter of all firms is worked through, everybody goes on with the version before", async () => {
  const { queue, letGo } = runQueue(
    (task, payload) => task === "estimate" && (payload as { companyId: string }).companyId >= "m",
  )
  const before = await loadCatalogue()
  const edit = await changeOfAll()
  const { dataVersion } = await save([edit])
  expect(dataVersion).toBe(2)
  // Held in the middle.
  await vi.waitFor(async () => {
    const [run] = await listRuns(1, "estimates")
    expect(run).toMatchObject({ dataVersion: 2, endedAt: null })
    expect(run!.done).toBeGreaterThan(0)
    expect(run!.done).toBeLessThan(run!.total)
  }, 40_000)
  expect([await currentDataVersion(), await shownDataVersion()]).toEqual([2, 1])
  expect(await loadCatalogue()).toBe(before)
  expect((await loadWholeCatalogue()).dataVersion).toBe(2)
  expect(await readHealth()).toMatchObject({ dataVersion: 1 })
  expect(await recordsAt(2)).toBeNull()
  expect(await listOrders(usualOrdersView, { offset: 0, limit: 1 })).toMatchObject({ dataVersion: 1 })
  const id = edit.do === "change" ? edit.record.id : ""
  expect(await getPublicRecord("assumption", id)).toMatchObject({
    dataVersion: 1,
    version: 1,
    isWhole: false,
  })
  expect(await getRecord("assumption", id)).toMatchObject({ dataVersion: 2, version: 2 })

  letGo()
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  const after = await loadCatalogue()
  expect(after.dataVersion).toBe(2)
  expect(await missingEstimates(after)).toEqual([])
  const [run] = await listRuns(1, "estimates")
  expect(run).toMatchObject({ failed: 0, done: run!.total })
  await vi.waitFor(async () => expect((await listRuns(1, "estimates"))[0]!.endedAt).not.toBeNull())
  await queue.stop()
}, 120_000)

test("a version is shown with what drives an estimate, where the one before was", async () => {
  const { letGo } = runQueue((task) => task === "publish")
  const driversNow = async () => {
    const catalogue = await loadCatalogue()
    return driversMadeOf(catalogue, catalogue.company.get("baidu")!, catalogue.dataset.asOf)
  }
  const before = await loadCatalogue()
  const made = await driversOf(before, before.company.get("baidu")!, before.dataset.asOf)
  await save([await changeOfOne()])
  // Its estimate alone would be there after a second: the version waits for both.
  await vi.waitFor(async () => expect((await listRuns(1, "estimates"))[0]).toMatchObject({ done: 1 }), 50_000)
  letGo()
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  const after = await driversNow()
  expect(after).not.toBeNull()
  expect(after).not.toEqual(made)
  // What else its page takes a while for is at hand as well.
  const catalogue = await loadCatalogue()
  const baidu = catalogue.company.get("baidu")!
  const estimate = await getEstimate(catalogue, baidu)
  const drawn = vi.spyOn(holdings, "sampleHoldings")
  const { history } = computeExposure(catalogue, baidu, estimate, catalogue.dataset.compiledOn)
  expect(history.length).toBeGreaterThan(0)
  expect(drawn).not.toHaveBeenCalled()
})

test("it does not wait for what drives an estimate that nobody had worked out before", async () => {
  runQueue()
  await save([await changeOfOne()])
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  const after = await loadCatalogue()
  expect(await missingEstimates(after)).toEqual([])
  expect(await driversMadeOf(after, after.company.get("baidu")!, after.dataset.asOf)).toBeNull()
})

test("nothing is computed to find out whether a version lacks what drives its estimates", async () => {
  runQueue()
  // As where its estimate was given up, or none was asked for.
  await db().estimate.deleteMany({ where: { companyId: "baidu" } })
  await save([await changeOfOne()])
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  expect(await db().estimate.count({ where: { companyId: "baidu" } })).toBe(1)
})

test("what drives an estimate and cannot be worked out keeps no version waiting", async () => {
  runQueue()
  const before = await loadCatalogue()
  await driversOf(before, before.company.get("baidu")!, before.dataset.asOf)
  vi.spyOn(estimation, "sobolSteps").mockImplementation(() => {
    throw new Error("no shares come of this")
  })
  await save([await changeOfOne()])
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  const [run] = await listRuns(1, "estimates")
  expect(run).toMatchObject({ failed: 0, done: 1 })
  const after = await loadCatalogue()
  expect(await driversMadeOf(after, after.company.get("baidu")!, after.dataset.asOf)).toBeNull()
})

test("another seed or number of draws asks for what drives all estimates anew", async () => {
  const shown = await loadCatalogue()
  await driversOf(shown, shown.company.get("baidu")!, shown.dataset.asOf)
  const ids = async (dataset: Partial<Catalogue["dataset"]>) =>
    (await firmsLackingDrivers({ ...shown, dataset: { ...shown.dataset, ...dataset } })).map(({ id }) => id)
  expect(await ids({})).toEqual([])
  expect(await ids({ seed: shown.dataset.seed + 1 })).toEqual(["baidu"])
  expect(await ids({ draws: shown.dataset.draws + 1 })).toEqual(["baidu"])
})

test("a save whose estimates a preview has made is shown at once: who saved looks at the page next", async () => {
  runQueue((task) => task === "estimates")
  const before = await loadCatalogue()
  await driversOf(before, before.company.get("baidu")!, before.dataset.asOf)
  const edit = await changeOfOne()
  await previewEdits(requestOf([edit], { origin: "restore" }))
  await save([edit])
  expect(await shownDataVersion()).toBe(2)
})

test("what is saved on a server that ends waits for its estimates, though the server works on none any more", async () => {
  const { queue } = runQueue()
  ending().isEnding = true
  setRunningQueue(null)
  await queue.stop()
  await save([await changeOfOne()])
  expect([await currentDataVersion(), await shownDataVersion()]).toEqual([2, 1])
  // The next one to work finds it.
  ending().isEnding = false
  const { queue: next } = runQueue()
  const sweep = new Sweep()
  await sweep.look(0)
  await sweep.look(1000)
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  expect(await missingEstimates(await loadCatalogue())).toEqual([])
  await next.stop()
}, 120_000)

test("a save that changes no estimate is seen at once", async () => {
  const { queue } = runQueue()
  const { id } = (await loadCatalogue()).records.note[0]!
  await save([
    await changeOf("note", id, (note) => {
      note.text = "Said in other words."
    }),
  ])
  expect(await shownDataVersion()).toBe(2)
  expect((await loadCatalogue()).records.note[0]!.text).toBe("Said in other words.")
  expect(await listRuns(10)).toEqual([])
  await queue.stop()
})

test("what a process that was killed left undone is found and finished by another", async () => {
  // Saved, and killed before anything was made.
  const { queue: killed } = runQueue(() => true)
  await save([await changeOfOne()])
  void killed.stop()
  expect(await shownDataVersion()).toBe(1)

  const { queue } = runQueue()
  const sweep = new Sweep()
  await sweep.look(0)
  await sweep.look(1000)
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  await queue.stop()
}, 120_000)

test("an estimate that cannot be made keeps nobody waiting for ever, and is on record", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined)
  const unlucky = "baidu"
  const { queue } = runQueue(() => false, unlucky)
  await save([await changeOfOne()])
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  expect((await missingEstimates(await loadCatalogue())).map(({ id }) => id)).toEqual([unlucky])
  const [given] = await listRuns(1, "estimate")
  expect(given).toMatchObject({
    subject: unlucky,
    dataVersion: 2,
    failed: 1,
    error: "no number comes of this",
  })
  await queue.stop()
}, 120_000)

test("a process that never read the version that is shown has it from the newest, with what came since undone", async () => {
  const before = await loadCatalogue()
  await save([await changeOfAll()])
  await db().dataVersion.updateMany({ where: { number: 2 }, data: { readyAt: null } })
  delete (globalThis as { chipRunwayRecords?: unknown }).chipRunwayRecords
  const again = await loadCatalogue()
  expect(again).not.toBe(before)
  expect(again.records).toEqual(before.records)
  expect(again.dataVersion).toBe(1)
  // The same object for all who ask: what is made from it is kept under it.
  expect(await loadCatalogue()).toBe(again)
})

test("a firm that is taken out while its data version waits keeps nobody waiting", async () => {
  const newcomer = "newcomer"
  const { queue, letGo } = runQueue((task, payload) => {
    return task === "estimate" && (payload as { companyId: string }).companyId === newcomer
  })
  const record = { ...(await recordOf("company", "baidu")), id: newcomer, name: "Newcomer", nameZh: null }
  await save([{ do: "create", kind: "company", record: { ...record, legalName: null, aliases: [] } }])
  await vi.waitFor(async () => expect((await queue.state()).running).toBe(1))
  expect(await shownDataVersion()).toBe(1)
  await save([{ do: "retire", kind: "company", id: newcomer, version: 1 }, await changeOfOne()])
  // Which waits as well: readers go on with the first.
  expect(await shownDataVersion()).toBe(1)
  letGo()
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(3), 50_000)
  await vi.waitFor(async () => expect(await queue.hasUrgent()).toBe(false), 50_000)
  expect(await missingEstimates(await loadCatalogue())).toEqual([])
  expect(await db().jobRun.count({ where: { endedAt: null } })).toBe(0)
  await queue.stop()
}, 120_000)

test("an estimate in which process after process is killed is given up", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined)
  const { queue: held } = runQueue(() => true)
  await save([await changeOfOne()])
  void held.stop()
  const { queue } = runQueue()
  // A process that is killed takes nothing back of what it noted.
  for (let time = 1; time <= mostAttempts("estimate"); time += 1) await beginAttempt("baidu", 2)
  await runTask("estimates", { dataVersion: 2, isResumed: false })
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  expect((await missingEstimates(await loadCatalogue())).map(({ id }) => id)).toEqual(["baidu"])
  await vi.waitFor(async () => {
    expect(await db().jobRun.findMany({ where: { kind: "estimate" } })).toMatchObject([
      { subject: "baidu", dataVersion: 2, failed: 1, error: expect.stringContaining("begun 4 times") },
    ])
  })
  await queue.stop()
}, 120_000)

test("an estimate whose process was killed once is made", async () => {
  const { queue: held } = runQueue(() => true)
  await save([await changeOfOne()])
  void held.stop()
  const { queue } = runQueue()
  await beginAttempt("baidu", 2)
  await runTask("estimates", { dataVersion: 2, isResumed: false })
  await vi.waitFor(async () => expect(await shownDataVersion()).toBe(2), 50_000)
  expect(await missingEstimates(await loadCatalogue())).toEqual([])
  await vi.waitFor(async () => expect(await listRuns(5, "estimate")).toEqual([]))
  await queue.stop()
}, 120_000)

test("what another database left in the queue shows nothing that waits in this one", async () => {
  const { queue } = runQueue(() => true)
  await save([await changeOfOne()])
  await runTask("publish", { dataVersion: 99 })
  await runTask("estimate", { companyId: "baidu", dataVersion: 99 })
  expect(await shownDataVersion()).toBe(1)
  // Nor does what it had begun keep this one's from being taken up.
  await db().jobRun.create({
    data: { kind: "estimates", dataVersion: 99, total: 1, startedAt: new Date(0) },
  })
  await runTask("estimates", { dataVersion: 2, isResumed: true })
  expect((await listRuns(1, "estimates"))[0]).toMatchObject({ dataVersion: 2 })
  void queue.stop()
}, 120_000)

test("what was begun of a version that is overtaken does not stay under way", async () => {
  const { queue } = runQueue((task) => task === "estimate")
  await save([await changeOfOne()])
  await vi.waitFor(async () => expect(await listRuns(1, "estimates")).toMatchObject([{ endedAt: null }]))
  // As a save does whose records must be out of sight at once.
  await showDataVersion(2)
  await new Sweep().look(0)
  expect((await listRuns(1, "estimates"))[0]!.endedAt).not.toBeNull()
  void queue.stop()
}, 120_000)

test("a version that waits while a later one is shown at once is shown with that one", async () => {
  const { queue } = runQueue((task) => task === "estimate")
  await save([await changeOfOne()])
  expect(await waitingSince()).not.toBeNull()
  // As where the later one protects a source, whose records must be out of sight.
  const later = { editor: "tests", reason: "tests", origin: "edit" }
  await db().dataVersion.create({ data: { ...later, number: 3, at: new Date(), readyAt: new Date() } })
  expect(await waitingSince()).toBeNull()
  await new Sweep().look(0)
  expect(await db().dataVersion.count({ where: { readyAt: null } })).toBe(0)
  void queue.stop()
}, 120_000)
