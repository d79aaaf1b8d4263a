import { createHash } from "node:crypto"
import { afterEach, expect, test, vi } from "vitest"
import { runChart } from "@/components/snapshot/reproduce/engine/run-chart"
import type { RunMessage } from "@/components/snapshot/reproduce/messages"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import { isReproduced } from "@/lib/charts/verify/comparison-words"
import { figuresUnder } from "@/lib/charts/estimate-figures"
import { ENGINE_VERSION } from "@/lib/estimation"
import { runAgain } from "@/lib/estimation/run-again"
import engineInput from "@/tests/golden/engine-input.json"
import { chartDocument } from "../../factories/chart-document"

const origin = "https://example.org"
const id = "aaaaaaaaaaaaaaaa"
const input = canonicalJson({ ...engineInput.run, draws: 50 })
const hash = createHash("sha256").update(input).digest("hex")
const again = runAgain(input)
const figures = again.status === "ran" ? figuresUnder(again.figures, ["training.own."]) : {}
const run = { firm: "baidu", variant: null, input: hash, figures }
const provenance: ChartDocument["provenance"] = {
  dataVersion: 1,
  asOf: "2026-11",
  engine: { version: "0.9.0", seed: 1, draws: 50 },
  assumptions: [],
}

/** A server that holds these files; everything else is missing. */
function serve(files: Record<string, string>): void {
  vi.stubGlobal("fetch", (address: string) => {
    const text = files[address.replace(origin, "")]
    return Promise.resolve(text === undefined ? new Response(null, { status: 404 }) : new Response(text))
  })
}
afterEach(() => vi.unstubAllGlobals())

async function messages(): Promise<RunMessage[]> {
  const said: RunMessage[] = []
  await runChart({ origin, id }, (message) => said.push(message))
  return said
}

const results = (said: RunMessage[]) => said.flatMap((one) => (one.type === "ran" ? [one.result] : []))
const file = (runs: ChartDocument["runs"]) => canonicalJson(chartDocument({ provenance, runs }))

test("each run is told as it ends, and the engine of then beside that of now", async () => {
  serve({ [`/s/${id}.json`]: file([run, { ...run, firm: "tencent" }]), [`/s/inputs/${hash}.json`]: input })
  const said = await messages()
  expect(said.map(({ type }) => type)).toEqual(["begun", "ran", "ran", "finished"])
  expect(said[0]).toEqual({ type: "begun", runs: 2, engine: { then: "0.9.0", now: ENGINE_VERSION } })
  expect(isReproduced(results(said))).toBe(true)
})

test("a figure that the engine does not give is found", async () => {
  const wrong = { ...run, figures: { ...figures, "training.own.shares": [0.5, 0.5] } }
  serve({ [`/s/${id}.json`]: file([wrong]), [`/s/inputs/${hash}.json`]: input })
  expect(isReproduced(results(await messages()))).toBe(false)
})

test("an input that is missing or altered ends its run, and not the others", async () => {
  const missing = { ...run, firm: "tencent", input: "0".repeat(64) }
  const altered = { ...run, firm: "alibaba", input: "1".repeat(64) }
  serve({
    [`/s/${id}.json`]: file([missing, altered, run]),
    [`/s/inputs/${hash}.json`]: input,
    [`/s/inputs/${"1".repeat(64)}.json`]: input,
  })
  const found = results(await messages())
  expect(found.map(({ outcome }) => outcome.status)).toEqual(["failed", "failed", "compared"])
  expect(found.map(({ outcome }) => (outcome.status === "failed" ? outcome.why : ""))).toEqual([
    "Its frozen input is missing.",
    "Its frozen input was altered.",
    "",
  ])
})

test.each([
  ["a chart that cannot be fetched", {}, /could not be fetched/],
  ["a chart that is none", { [`/s/${id}.json`]: "{}" }, /cannot be read/],
  ["a chart of a newer site", { [`/s/${id}.json`]: '{"version":99}' }, /newer version/],
])("%s is said in words", async (_what, files, why) => {
  serve(files as Record<string, string>)
  expect(await messages()).toEqual([{ type: "failed", why: expect.stringMatching(why) as string }])
})
