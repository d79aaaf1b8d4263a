import { afterEach, expect, test, vi } from "vitest"
import * as estimation from "@/lib/estimation"
import type { Edit } from "@/lib/server/mutations/edit"
import { driversMadeOf, driversOf } from "@/lib/server/analyses/drivers"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { InProcessQueue } from "@/lib/server/jobs/in-process-queue"
import { setRunningQueue } from "@/lib/server/jobs/queue"
import { previewEdits } from "@/lib/server/mutations/preview-edits"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { worldAfter } from "@/lib/server/mutations/world-after"
import {
  indexRecords,
  loadCatalogue,
  loadWholeCatalogue,
  openCatalogue,
  type Catalogue,
} from "@/lib/server/queries/catalogue"
import { changeOf, requestOf } from "@/tests/factories/edits"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withEstimates: true, forEachTest: true })

let isHeld = false

afterEach(() => {
  isHeld = false
  setRunningQueue(null)
  vi.restoreAllMocks()
})

/** Takes jobs and does none: what is made here was made ahead. */
function runIdleQueue() {
  setRunningQueue(new InProcessQueue({ run: () => Promise.resolve(), giveUp: () => Promise.resolve() }))
}

/** Nothing comes to its end until it is let go. */
function hold() {
  const steps = estimation.sobolSteps
  isHeld = true
  return vi.spyOn(estimation, "sobolSteps").mockImplementation(function* (...asked) {
    while (isHeld) yield 0
    return yield* steps(...asked)
  })
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

const requestFor = (...edits: Edit[]) => requestOf(edits, { origin: "restore" })

async function makeDrivers(...firms: string[]) {
  const catalogue = await loadCatalogue()
  for (const firm of firms) await driversOf(catalogue, catalogue.company.get(firm)!, catalogue.dataset.asOf)
}

const driversIn = (catalogue: Catalogue, firm: string) =>
  driversMadeOf(catalogue, catalogue.company.get(firm)!, catalogue.dataset.asOf)
const driversNow = async (firm: string) => driversIn(await loadCatalogue(), firm)

/** The public records as some edits would have them. */
async function recordsWith(...edits: Edit[]): Promise<Catalogue> {
  const { records, dataVersion } = await loadWholeCatalogue()
  return openCatalogue(indexRecords(dataVersion, worldAfter(records, edits).after))
}

const made = (catalogue: Catalogue, firm: string) =>
  vi.waitFor(async () => expect(await driversIn(catalogue, firm)).not.toBeNull(), {
    timeout: 50_000,
    interval: 250,
  })

test("what drives a moved estimate is made while the preview is read, and stands on the page after the save", async () => {
  await makeDrivers("baidu")
  const before = await driversNow("baidu")
  runIdleQueue()
  const edit = await changeOfOne("baidu", 1.01)
  await previewEdits(requestFor(edit))
  await made(await recordsWith(edit), "baidu")
  await saveEdits(requestFor(edit))
  expect(await shownDataVersion()).toBe(2)
  const after = await driversNow("baidu")
  expect(after).not.toBeNull()
  expect(after).not.toEqual(before)
})

test("it is made of no firm whose page had none, and without a queue of none at all", async () => {
  await makeDrivers("baidu")
  const computed = vi.spyOn(estimation, "sobolSteps")
  await previewEdits(requestFor(await changeOfOne("baidu", 1.01)))
  runIdleQueue()
  await previewEdits(requestFor(await changeOfOne("tencent", 1.01)))
  const last = await changeOfOne("baidu", 1.02)
  await previewEdits(requestFor(last))
  // Whatever was begun with before it came before it.
  await made(await recordsWith(last), "baidu")
  expect(computed).toHaveBeenCalledOnce()
})

test("an editor's next preview of the same records takes the place of what the one before still wanted", async () => {
  await makeDrivers("baidu", "tencent", "alibaba")
  runIdleQueue()
  const computed = hold()
  const first = [await changeOfOne("baidu", 1.01), await changeOfOne("tencent", 1.01)]
  const next = [await changeOfOne("baidu", 1.02), await changeOfOne("tencent", 1.02)]
  await previewEdits(requestFor(...first))
  await vi.waitFor(() => expect(computed).toHaveBeenCalledOnce(), 50_000)
  await previewEdits(requestFor(...next))
  const other = await changeOfOne("alibaba", 1.01)
  await previewEdits(requestFor(other))
  isHeld = false
  await made(await recordsWith(...next), "baidu")
  await made(await recordsWith(...next), "tencent")
  await made(await recordsWith(other), "alibaba")
  // Of the first preview only the firm that was begun with.
  expect(computed).toHaveBeenCalledTimes(4)
  expect(await driversIn(await recordsWith(...first), "tencent")).toBeNull()
}, 120_000)

test("a save before all is made stops none of it", async () => {
  await makeDrivers("baidu", "tencent")
  runIdleQueue()
  const computed = hold()
  const both = [await changeOfOne("baidu", 1.01), await changeOfOne("tencent", 1.01)]
  await previewEdits(requestFor(...both))
  await vi.waitFor(() => expect(computed).toHaveBeenCalledOnce(), 50_000)
  // As a form does, which is previewed once more as it is saved.
  await previewEdits(requestFor(...both))
  await saveEdits(requestFor(...both))
  expect(await shownDataVersion()).toBe(2)
  isHeld = false
  await made(await loadCatalogue(), "baidu")
  await made(await loadCatalogue(), "tencent")
  expect(computed).toHaveBeenCalledTimes(2)
})

test("one that cannot be worked out keeps no other waiting", async () => {
  await makeDrivers("baidu", "tencent")
  runIdleQueue()
  vi.spyOn(estimation, "sobolSteps").mockImplementationOnce(() => {
    throw new Error("no shares come of this")
  })
  const both = [await changeOfOne("baidu", 1.01), await changeOfOne("tencent", 1.01)]
  await previewEdits(requestFor(...both))
  const pending = await recordsWith(...both)
  await vi.waitFor(
    async () => {
      const found = [await driversIn(pending, "baidu"), await driversIn(pending, "tencent")]
      expect(found.filter((one) => one !== null)).toHaveLength(1)
    },
    { timeout: 50_000, interval: 250 },
  )
})
