import { run } from "@quri/squiggle-lang"
import { loadavg } from "node:os"
import { z } from "zod"
import {
  ENGINE_VERSION,
  modelInputSchema,
  simulate,
  type ModelInput,
  type SimulationReport,
} from "@/lib/estimation"
import golden from "@/tests/golden/firm-inputs.json"
import { squiggleSource } from "./engine.squiggle"

// `npm run bench`: how fast the engine draws one firm at the full horizon (two workloads, two source sets),
// and how that compares with the same model in Squiggle, measured in the same run. Targets are held against
// processor time, which others on a busy machine stretch less than the clock.

const tries = 20_000
const keys = ["stockT", "allT", "stockI", "allI"] as const

function firm(name: string, asOf: string): ModelInput {
  const found = golden.cases.find((candidate) => candidate.firm === name && candidate.asOf === asOf)
  return modelInputSchema.parse(found?.input)
}

/** Starts to measure; what it returns gives the milliseconds since then, by the clock and of the processor. */
function stopwatch(): () => { ms: number; cpuMs: number } {
  const start = performance.now()
  const cpu = process.cpuUsage()
  return () => ({ ms: performance.now() - start, cpuMs: process.cpuUsage(cpu).user / 1000 })
}

type Run = { ms: number; cpuMs: number; tried: number; n: number }

/** The run that took the processor least, out of `times` after two that warm the compiler up. */
function timed(times: number, work: (seed: number) => SimulationReport): Run {
  work(1)
  work(2)
  const runs = Array.from({ length: times }, (_, i) => {
    const clock = stopwatch()
    const report = work(i + 3)
    return { ...clock(), tried: report.tried, n: report.n }
  })
  return runs.reduce((best, run) => (run.cpuMs / run.tried < best.cpuMs / best.tried ? run : best))
}

function row(what: string, run: Run, target?: number) {
  const per = (ms: number) => Math.round((ms / run.tried) * tries)
  return {
    what,
    accepted: run.n,
    tried: run.tried,
    "processor ms": Math.round(run.cpuMs),
    "by the clock": Math.round(run.ms),
    [`processor ms per ${tries.toLocaleString("en")} tries`]: per(run.cpuMs),
    target: target === undefined ? "" : `< ${target} ms: ${per(run.cpuMs) < target ? "met" : "MISSED"}`,
  }
}

const baidu = firm("baidu", "2026-11")
const free: ModelInput = { ...baidu, conditionOnServed: {} }
const keep = { fans: true, historyFromMonth: -72 }

const load = loadavg()[0]!.toFixed(1)
console.log(
  `Engine ${ENGINE_VERSION}, Node ${process.version}, one thread; others keep ${load} processors busy\n`,
)
const unconditioned = timed(7, (seed) => simulate(free, { draws: tries, seed }))
console.table([
  row(
    "Baidu 2026-11, until 12,000 are accepted",
    timed(7, (seed) => simulate(baidu, { draws: 12_000, seed })),
    250,
  ),
  row("Baidu 2026-11, every draw to the horizon", unconditioned),
  row(
    "Baidu 2026-11, 10,000 draws and all series",
    timed(3, (seed) => simulate(baidu, { draws: 10_000, seed, keep })),
  ),
  row(
    "DeepSeek 2026-11, until 10,000 are accepted",
    timed(3, (seed) => simulate(firm("deepseek", "2026-11"), { draws: 10_000, seed })),
  ),
])

/** Runways by Squiggle, and the time they took. Beyond the horizon: Infinity. */
async function inSquiggle(draws: number): Promise<{ cpuMs: number; runways: number[][] }> {
  const clock = stopwatch()
  const environment = { sampleCount: draws, xyPointLength: 1000, seed: "bench" }
  const output = await run(squiggleSource(free), { environment })
  const times = clock()
  if (!output.result.ok) throw new Error(output.result.value.toString())
  const lists = z.array(z.array(z.number())).parse(output.result.value.result.asJS())
  return { ...times, runways: lists.map((list) => list.map((month) => (month < 0 ? Infinity : month))) }
}

const n = 5_000
await inSquiggle(500) // warms the compiler up
const runs = [await inSquiggle(n), await inSquiggle(n)]
const squiggle = runs[0]!.cpuMs < runs[1]!.cpuMs ? runs[0]! : runs[1]!
const squigglePerSecond = (n / squiggle.cpuMs) * 1000
const enginePerSecond = (unconditioned.tried / unconditioned.cpuMs) * 1000

const report = simulate(free, { draws: tries, seed: 1, keep: { fans: true } })
console.table(
  keys.map((key, i) => {
    const median = [...squiggle.runways[i]!].sort((a, b) => a - b)[n / 2 - 1]!
    const ours = report[key]?.quantiles.p50 ?? Infinity
    // Squiggle's median must be one of ours too, but for three standard errors (methodology 8.6).
    const tolerance = 3 * Math.sqrt(0.25 * (1 / n + 1 / tries))
    const survival = (month: number) => (month < 0 ? 1 : (report[key]?.survival?.[month] ?? 0))
    const horizon = report[key]?.survival?.length ?? 0
    const last = Math.min(median, horizon)
    const agrees = 1 - survival(last - 1) < 0.5 + tolerance && 1 - survival(last) > 0.5 - tolerance
    return { runway: key, "median here": ours, "in Squiggle": median, agrees }
  }),
)
const ratio = enginePerSecond / squigglePerSecond
console.table([
  { engine: "this one", "draws/s of processor time": Math.round(enginePerSecond) },
  { engine: "Squiggle 0.10.0", "draws/s of processor time": Math.round(squigglePerSecond) },
])
console.log(
  `${Math.round(ratio)} times Squiggle's draws (target: 50 or more: ${ratio >= 50 ? "met" : "MISSED"})`,
)
