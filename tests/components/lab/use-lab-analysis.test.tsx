import { act, renderHook } from "@testing-library/react"
import { expect, test } from "vitest"
import type { LabMessage, LabRequest } from "@/components/lab/lab-messages"
import type { LabWorker } from "@/components/lab/lab-worker"
import { useLabAnalysis } from "@/components/lab/use-lab-analysis"
import { untouchedCase } from "@/lib/domain/case"

/** A worker that answers what the test says. */
function fakeWorker() {
  const listeners = new Set<(message: LabMessage) => void>()
  const asked: LabRequest[] = []
  let last = 0
  const worker: Pick<LabWorker, "nextId" | "ask" | "listen"> = {
    nextId: () => ++last,
    ask: (request) => void asked.push(request),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const say = (message: LabMessage) => act(() => listeners.forEach((listener) => listener(message)))
  return { worker: worker as LabWorker, asked, say }
}

const question = { case: untouchedCase("baidu"), output: "stockT", seed: 1 } as const
const opened = () => {
  const fake = fakeWorker()
  return { ...fake, hook: renderHook(() => useLabAnalysis(fake.worker, question)).result }
}

test("a tornado that cannot be made says why, instead of being awaited for ever", () => {
  const { hook, say } = opened()
  say({ type: "failed", id: 7, why: "Another question failed." })
  expect(hook.current).toMatchObject({ tornado: null, fault: null })
  say({ type: "failed", id: 1, why: "There is no number for this." })
  expect(hook.current.fault).toBe("There is no number for this.")
})

test("a worker that is lost ends both analyses with its reason", () => {
  const { hook, say } = opened()
  act(() => hook.current.start())
  say({ type: "failed", id: null, why: "The engine could not be loaded." })
  expect(hook.current.fault).toBe("The engine could not be loaded.")
  expect(hook.current.indices).toEqual({ status: "failed", why: "The engine could not be loaded." })
})

test("a tornado that comes has no fault", () => {
  const { hook, asked, say } = opened()
  expect(asked).toMatchObject([{ type: "tornado", id: 1 }])
  say({ type: "tornado", id: 1, tornado: { base: 9, rows: [] } })
  expect(hook.current).toMatchObject({ tornado: { base: 9 }, fault: null })
})
