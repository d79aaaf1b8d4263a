import { afterEach, expect, test, vi } from "vitest"
import * as estimation from "@/lib/estimation"
import type { Edit } from "@/lib/server/mutations/edit"
import { driversMadeOf, driversOf } from "@/lib/server/analyses/drivers"
import { db } from "@/lib/server/db/client"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { InProcessQueue } from "@/lib/server/jobs/in-process-queue"
import { setRunningQueue } from "@/lib/server/jobs/queue"
import { previewEdits } from "@/lib/server/mutations/preview-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue, loadWholeCatalogue } from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "@/tests/factories/edits"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withEstimates: true, forEachTest: true })

afterEach(() => {
  setRunningQueue(null)
  vi.restoreAllMocks()
})

/** Takes jobs and does none: what is made here was made ahead. */
function runIdleQueue() {
  setRunningQueue(new InProcessQueue({ run: () => Promise.resolve(), giveUp: () => Promise.resolve() }))
}

/** An assumption of one firm alone, moved by so much. */
async function changeOfOne(firm: string, times: number): Promise<Edit> {
  const { records } = await loadWholeCatalogue()
  const one = records.assumption.find(
    ({ scope, distribution }) => scope.firms?.join() === firm && distribution.dist === "lognormal",
  )!
  return changeOf("assumption", one.id, ({ distribution }) => {
    if (distribution.dist === "lognormal") distribution.p95 *= times
  })
}

const asPreviewed = (edit: Edit) => requestOf([edit], { origin: "restore" })

async function makeDrivers(...firms: string[]) {
  const catalogue = await loadCatalogue()
  for (const firm of firms) await driversOf(catalogue, catalogue.company.get(firm)!, catalogue.dataset.asOf)
}

const countDrivers = () => db().analysis.count({ where: { kind: "drivers" } })

async function driversNow(firm: string) {
  const catalogue = await loadCatalogue()
  return driversMadeOf(catalogue, catalogue.company.get(firm)!, catalogue.dataset.asOf)
}

test("what drives a moved estimate is made while the preview is read, and stands on the page after the save", async () => {
  await makeDrivers("baidu")
  const before = await driversNow("baidu")
  runIdleQueue()
  const edit = await changeOfOne("baidu", 1.01)
  await previewEdits(asPreviewed(edit))
  await vi.waitFor(async () => expect(await countDrivers()).toBe(2), 50_000)
  await saveEdits(asPreviewed(edit))
  expect(await shownDataVersion()).toBe(2)
  const after = await driversNow("baidu")
  expect(after).not.toBeNull()
  expect(after).not.toEqual(before)
})

test("it is made of no firm whose page had none, and without a queue of none at all", async () => {
  await makeDrivers("baidu")
  const edit = await changeOfOne("baidu", 1.01)
  const computed = vi.spyOn(estimation, "sobolSteps")
  await previewEdits(asPreviewed(edit))
  runIdleQueue()
  await previewEdits(asPreviewed(await changeOfOne("tencent", 1.01)))
  // What waits is worked through in turn: when this is there, the one before has been looked at.
  await previewEdits(asPreviewed(await changeOfOne("baidu", 1.02)))
  await vi.waitFor(async () => expect(await countDrivers()).toBe(2), 50_000)
  expect(computed).toHaveBeenCalledOnce()
})

test("an editor's next preview takes the place of what the one before still wanted", async () => {
  await makeDrivers("baidu", "tencent")
  runIdleQueue()
  const steps = estimation.sobolSteps
  let isHeld = true
  const computed = vi.spyOn(estimation, "sobolSteps").mockImplementation(function* (...asked) {
    while (isHeld) yield 0
    return yield* steps(...asked)
  })
  const both = [await changeOfOne("baidu", 1.01), await changeOfOne("tencent", 1.01)]
  await previewEdits(requestOf(both, { origin: "restore" }))
  await vi.waitFor(() => expect(computed).toHaveBeenCalledOnce(), 50_000)
  await previewEdits(asPreviewed(await changeOfOne("baidu", 1.02)))
  isHeld = false
  // Of the first preview the firm that was begun with, and of the second its own.
  await vi.waitFor(async () => expect(await countDrivers()).toBe(4), 50_000)
  expect(computed).toHaveBeenCalledTimes(2)
  const kept = await db().analysis.findMany({ where: { kind: "drivers" }, select: { result: true } })
  expect(kept.map(({ result }) => (result as { firm: string }).firm).sort()).toEqual([
    ...["baidu", "baidu", "baidu", "tencent"],
  ])
})

test("one that cannot be worked out keeps no other waiting", async () => {
  await makeDrivers("baidu", "tencent")
  runIdleQueue()
  vi.spyOn(estimation, "sobolSteps").mockImplementationOnce(() => {
    throw new Error("no shares come of this")
  })
  const both = [await changeOfOne("baidu", 1.01), await changeOfOne("tencent", 1.01)]
  await previewEdits(requestOf(both, { origin: "restore" }))
  await vi.waitFor(async () => expect(await countDrivers()).toBe(3), 50_000)
  await saveEdits(requestOf(both, { origin: "restore" }))
  expect([await driversNow("baidu"), await driversNow("tencent")].filter((one) => one === null)).toHaveLength(
    1,
  )
})
