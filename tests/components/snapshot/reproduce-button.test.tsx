import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { RunMessage, RunRequest } from "@/components/snapshot/reproduce/messages"
import { ReproduceButton } from "@/components/snapshot/reproduce/reproduce-button"
import { compareFigures } from "@/lib/charts/verify/compare-figures"
import type { RunResult } from "@/lib/charts/verify/comparison-words"

const id = "aaaaaaaaaaaaaaaa"

/** A worker whose engine the test plays: jsdom has none. */
class PlayedWorker extends EventTarget {
  static all: PlayedWorker[] = []
  asked: RunRequest | null = null
  isAtWork = true
  constructor() {
    super()
    PlayedWorker.all.push(this)
  }
  postMessage(request: RunRequest): void {
    this.asked = request
  }
  terminate(): void {
    this.isAtWork = false
  }
  says(data: RunMessage): void {
    act(() => {
      this.dispatchEvent(new MessageEvent("message", { data }))
    })
  }
}

beforeEach(() => {
  PlayedWorker.all = []
  vi.stubGlobal("Worker", PlayedWorker)
})
afterEach(() => vi.unstubAllGlobals())

const engine = { then: "1.0.0", now: "1.0.0" }
const ran = (name: string, frozen: number, today: number): RunResult => {
  const comparison = compareFigures({ "training.own.runway": [frozen] }, { "training.own.runway": [today] })
  return { name, outcome: { status: "compared", comparison } }
}

async function pressed(runs = 2): Promise<PlayedWorker> {
  render(<ReproduceButton id={id} runs={runs} hasEngine />)
  expect(PlayedWorker.all).toEqual([])
  fireEvent.click(screen.getByRole("button", { name: "Run the engine again" }))
  await screen.findByText("Loading the engine and the frozen inputs…", undefined, { timeout: 20_000 })
  // The words stand before the effect that makes the worker has run.
  await waitFor(() => expect(PlayedWorker.all.at(-1)?.asked).toBeTruthy())
  return PlayedWorker.all.at(-1)!
}

test("a press runs the chart firm by firm, and ends in one sentence", async () => {
  const worker = await pressed()
  expect(worker.asked).toEqual({ origin: window.location.origin, id })
  worker.says({ type: "begun", runs: 2, engine })
  worker.says({ type: "ran", result: ran("Baidu", 9, 9) })
  expect(screen.getByRole("status").textContent).toBe("Running the engine: 1 of 2 runs done.")
  expect(screen.getByRole("list", { name: "Run by run" }).textContent).toBe("Baidu: the one figure is equal")
  worker.says({ type: "ran", result: ran("Tencent", 10, 10) })
  worker.says({ type: "finished" })
  expect(screen.getByRole("status").textContent).toContain("All 2 figures of 2 runs are equal.")
  expect(screen.queryByRole("button", { name: "Stop" })).toBeNull()
  expect(screen.queryByRole("table")).toBeNull()
})

test("what differs stands in a table, and another engine leads to the changelog", async () => {
  const worker = await pressed(1)
  worker.says({ type: "begun", runs: 1, engine: { then: "0.9.0", now: "1.0.0" } })
  worker.says({ type: "ran", result: ran("Baidu", 10, 9) })
  worker.says({ type: "finished" })
  const cells = within(screen.getByRole("table")).getAllByRole("cell")
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    "training, own stock: runway, 5% quantile",
    "10",
    "9",
    "10%",
  ])
  expect(screen.getByRole("link", { name: "the changelog" }).getAttribute("href")).toBe("/changelog")
})

test("a run that is stopped says how far it came, and can be begun anew", async () => {
  const worker = await pressed()
  worker.says({ type: "begun", runs: 2, engine })
  worker.says({ type: "ran", result: ran("Baidu", 9, 9) })
  fireEvent.click(screen.getByRole("button", { name: "Stop" }))
  expect(worker.isAtWork).toBe(false)
  expect(screen.getByRole("status").textContent).toBe("Stopped after 1 of 2 runs.")

  fireEvent.click(screen.getByRole("button", { name: "Run it once more" }))
  const again = await screen.findByText("Loading the engine and the frozen inputs…")
  expect(again).toBeTruthy()
  expect(PlayedWorker.all.at(-1)).not.toBe(worker)
  expect(screen.queryByRole("list", { name: "Run by run" })).toBeNull()
})

test("an engine that cannot be loaded is said in words", async () => {
  const worker = await pressed()
  act(() => {
    worker.dispatchEvent(new Event("error"))
  })
  expect(screen.getByRole("status").textContent).toContain("The engine could not be loaded.")
})

test.each([
  ["of records", false, /records and no estimate/],
  ["that weighs draws in a way of its own", true, /names no run’s figures/],
])("a chart %s offers nothing to run, and says why", (_what, hasEngine, why) => {
  render(<ReproduceButton id={id} runs={0} hasEngine={hasEngine} />)
  expect(screen.queryByRole("button")).toBeNull()
  expect(screen.getByText(why)).toBeTruthy()
})
