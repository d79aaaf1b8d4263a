import { describe, expect, test } from "vitest"
import { LabEngine } from "@/components/lab/engine/lab-engine"
import { NoKit } from "@/components/lab/engine/fetch-kit"
import type { AskedCase, LabMessage, LabRequest } from "@/components/lab/lab-messages"
import { caseAnswer } from "@/lib/estimation/case/case-answer"
import { runCase } from "@/lib/estimation/case/run-case"
import { kits, seed, untouched } from "../estimation/case/kits"

const kit = kits.find(({ firm }) => firm === "baidu")!
const draws = 1500

function question(id: number, given: Partial<AskedCase> = {}, compare: string | null = null): LabRequest {
  return { type: "run", id, case: { ...untouched(), ...given }, compare, draws, seed }
}

/** An engine that has its kit, all that it says, and a way to wait until it said something. */
function engine(fetchKit = () => Promise.resolve(kit)) {
  const said: LabMessage[] = []
  const made = new LabEngine({
    say: (message) => said.push(message),
    fetchKit,
    breath: () => new Promise((resolve) => setImmediate(resolve)),
  })
  made.hear({ type: "open", address: "https://example.org/lab/kit/baidu/2026-11" })
  const until = async (is: (message: LabMessage) => boolean) => {
    for (;;) {
      const found = said.find(is)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  return { made, said, until }
}

const isFull = (id: number) => (message: LabMessage) =>
  message.type === "answer" && message.id === id && message.stage === "full"

describe("the laboratory’s engine", () => {
  test("answers coarsely, then with all draws as the command line does, then what is published", async () => {
    const { made, said, until } = engine()
    const given = { assumptions: { "training.runsPerYear": { is: "range" as const, low: 1.5, high: 3 } } }
    made.hear(question(1, given, "no-further-imports"))
    await until(({ type }) => type === "published")
    expect(said.map((message) => [message.type, "stage" in message ? message.stage : null])).toEqual([
      ["opened", null],
      ["answer", "coarse"],
      ["answer", "full"],
      ["published", null],
    ])
    const full = said[2]
    if (full?.type !== "answer") throw new Error("the third is the full answer")
    const expected = (one: AskedCase) =>
      caseAnswer(kit, one.trust, runCase(kit, one, { draws, seed, fans: true }), { draws, seed })
    expect(full.answer).toEqual(expected({ ...untouched(), ...given }))
    expect(full.beside).toEqual(expected({ ...untouched(), ...given, scenario: "no-further-imports" }))
    expect(full.answer.values["training.runsPerYear"]?.p5).toBeCloseTo(1.5, 9)
    expect(said[3]).toEqual({ type: "published", answer: expected(untouched()) })
  })

  test("drops what is no longer asked, and ends with the newest", async () => {
    const { made, said, until } = engine()
    for (let id = 1; id <= 5; id++) {
      made.hear(question(id, { assumptions: { "training.runsPerYear": { is: "value", value: id } } }))
    }
    await until(isFull(5))
    expect(said.flatMap((message) => (message.type === "answer" ? [message.id] : []))).toEqual([5, 5])
  })

  test("names what could not be done, and answers the rest", async () => {
    const { made, until } = engine()
    made.hear(
      question(1, { assumptions: { horizonMonths: { is: "value", value: 10_000 } }, scenario: "peace" }),
    )
    const message = await until(isFull(1))
    expect(message.type === "answer" && message.answer.faults).toEqual([
      { key: "scenario", why: 'there is no scenario "peace"' },
      { key: "horizonMonths", why: "it must be 600 or less" },
    ])
  })

  test("refuses absurd draws with the limit, and goes on answering", async () => {
    const { made, until } = engine()
    made.hear({ ...question(1), draws: 1e9 } as LabRequest)
    const refusal = await until(({ type }) => type === "failed")
    expect(refusal).toMatchObject({ id: 1, why: expect.stringContaining("draws") as string })
    made.hear(question(2))
    await until(isFull(2))
  })

  test("says why when there is no kit", async () => {
    const { made, until } = engine(() =>
      Promise.reject(new NoKit("There is no estimate of this firm to ask about.")),
    )
    made.hear(question(1))
    expect(await until(({ type }) => type === "failed")).toEqual({
      type: "failed",
      id: null,
      why: "There is no estimate of this firm to ask about.",
    })
  })

  test("tells what drives a case, and how far the long way to it is", async () => {
    const { made, said, until } = engine()
    made.hear({ type: "tornado", id: 1, case: untouched(), output: "stockT" })
    made.hear({ type: "sobol", id: 2, case: untouched(), output: "stockT", rows: 128, seed })
    const tornado = await until(({ type }) => type === "tornado")
    expect(tornado.type === "tornado" && tornado.tornado.rows.length).toBeGreaterThan(5)
    const sobol = await until(({ type }) => type === "sobol")
    expect(sobol.type === "sobol" && sobol.sobol.rows[0]?.total).toBeGreaterThan(0.1)
    expect(said.some((message) => message.type === "progress" && message.done < message.rows)).toBe(true)
  })

  test("leaves off the indices when told to stop", async () => {
    const { made, said, until } = engine()
    made.hear({ type: "sobol", id: 1, case: untouched(), output: "stockT", rows: 20_000, seed })
    await until(({ type }) => type === "progress")
    made.hear({ type: "stop" })
    const steps = said.length
    made.hear(question(2))
    await until(isFull(2))
    expect(said.slice(steps).filter(({ type }) => type === "sobol")).toEqual([])
  })
})
