import { afterEach, expect, test, vi } from "vitest"
import * as estimation from "@/lib/estimation"
import { driversMadeOf, driversOf } from "@/lib/server/analyses/drivers"
import { shownDataVersion } from "@/lib/server/db/shown-version"
import { InProcessQueue } from "@/lib/server/jobs/in-process-queue"
import { setRunningQueue } from "@/lib/server/jobs/queue"
import type { Edit } from "@/lib/server/mutations/edit"
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
vi.setConfig({ testTimeout: 150_000 })

let isHeld = false

afterEach(() => {
  isHeld = false
  vi.unstubAllEnvs()
  setRunningQueue(null)
  vi.restoreAllMocks()
})

/** Takes jobs and does none, so that what is made here was made ahead. Tells what it took. */
function runQueue() {
  const taken: string[] = []
  setRunningQueue(
    new InProcessQueue({
      run: (task) => Promise.resolve(void taken.push(task)),
      giveUp: () => Promise.resolve(),
    }),
  )
  return taken
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
  const catalogue = await loadCatalogue()
  const before = await driversOf(catalogue, catalogue.company.get("baidu")!, catalogue.dataset.asOf)
  runQueue()
  const edit = await changeOfOne("baidu", 1.01)
  await previewEdits(requestFor(edit))
  await made(await recordsWith(edit), "baidu")
  await saveEdits(requestFor(edit))
  expect(await shownDataVersion()).toBe(2)
  const after = await driversNow("baidu")
  expect(after).not.toBeNull()
  expect(after).not.toEqual(before)
})

test.each([
  ["without a queue", () => {}],
  ["where others work on jobs", () => (vi.stubEnv("JOBS", "elsewhere"), void runQueue())],
])("nothing is made %s", async (_, set) => {
  const computed = vi.spyOn(estimation, "sobolSteps")
  set()
  await previewEdits(requestFor(await changeOfOne("baidu", 1.01)))
  vi.unstubAllEnvs()
  runQueue()
  const last = await changeOfOne("tencent", 1.01)
  await previewEdits(requestFor(last))
  // Whatever was begun with before it came before it.
  await made(await recordsWith(last), "tencent")
  expect(computed).toHaveBeenCalledOnce()
})

test("an editor's next preview of the same records takes the place of what the one before still wanted", async () => {
  const taken = runQueue()
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
  // What it wanted may have been saved: then the job makes it.
  expect(taken).toEqual(["drivers"])
  // Of the first preview only the firm that was begun with.
  expect(computed).toHaveBeenCalledTimes(4)
  expect(await driversIn(await recordsWith(...first), "tencent")).toBeNull()
})

test("a save before all is made stops none of it", async () => {
  runQueue()
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
  runQueue()
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
