import { loadavg } from "node:os"
import { ENGINE_VERSION, modelInputSchema, simulate, type ModelInput } from "@/lib/estimation"
import golden from "@/tests/golden/firm-inputs.json"
import { countRun } from "./engine/count-run"
import { estimateAllFirms } from "./engine/firms"
import { runFloor, runRegisterFloor } from "./engine/floor"
import { leastTimes, type Time } from "./engine/measure"
import { printTables } from "./engine/print-tables"
import { runSquiggle, type SquiggleRun } from "./engine/squiggle"

// `npm run bench engine`: how fast the engine draws one firm at the full horizon (two workloads, two source sets),
// against a floor and against the same model in Squiggle, measured by turns in the same run; what a firm's estimate
// and all of them take; and how that grows. Times are the processor's, the least of some rounds.

const draws = 20_000
const inSquiggle = 5_000
const fans = { fans: true, historyFromMonth: -72 }

function firm(name: string): ModelInput {
  const found = golden.cases.find((candidate) => candidate.firm === name && candidate.asOf === "2026-11")
  return modelInputSchema.parse(found?.input)
}

/** The input with each line ten times, a tenth of its units in each. */
function withTenfoldLines(input: ModelInput): ModelInput {
  const tenth = (line: NonNullable<ModelInput["supply"]>[number]) => ({
    ...line,
    realisedShare: { product: [line.realisedShare ?? 1, 0.1].flatMap(factors) },
  })
  return modelInputSchema.parse({
    ...input,
    supply: input.supply?.flatMap((line) => Array.from({ length: 10 }, () => tenth(line))),
  })
}

function factors(value: Exclude<ModelInput["deployLagMonths"], undefined>) {
  return typeof value === "object" && "product" in value ? value.product : [value]
}

const baidu = firm("baidu")
const deepSeek = firm("deepseek")
const free: ModelInput = { ...baidu, conditionOnServed: {} }
const tenfoldLines = withTenfoldLines(free)
const load = Number(loadavg()[0]!.toFixed(2))

// The engine, its floor and Squiggle take turns.
const counted = countRun(simulate, free, { draws, seed: 1 })
let checksum = 0
let squiggle: SquiggleRun | null = null
const raced: { engine: Time; floor: Time; registers: Time }[] = []
await runSquiggle(free, 500) // warms the compiler up
for (let turn = 0; turn < 3; turn++) {
  raced.push(
    leastTimes(8, {
      engine: () => simulate(free, { draws, seed: 1 }),
      floor: () => (checksum += runFloor(counted)),
      registers: () => (checksum += runRegisterFloor(counted)),
    }),
  )
  const now = await runSquiggle(free, inSquiggle)
  if (squiggle === null || now.cpuMs < squiggle.cpuMs) squiggle = now
}
if (squiggle === null || !Number.isFinite(checksum)) throw new Error("nothing was measured")
const least = (of: "engine" | "floor" | "registers") => Math.min(...raced.map((race) => race[of].cpuMs))
const perSecond = (count: number, cpuMs: number) => (count / cpuMs) * 1000

const growth = leastTimes(5, {
  draws: () => simulate(free, { draws: 5_000, seed: 1 }),
  tenfoldDraws: () => simulate(free, { draws: 50_000, seed: 1 }),
  tenfoldLines: () => simulate(tenfoldLines, { draws: 5_000, seed: 1 }),
})
const whole = leastTimes(5, {
  accepted: () => simulate(baidu, { draws: 12_000, seed: 1 }),
  series: () => simulate(baidu, { draws: 10_000, seed: 1, keep: fans }),
  coarse: () => simulate(baidu, { draws: 1_000, seed: 1, keep: fans }),
  deepSeek: () => simulate(deepSeek, { draws: 10_000, seed: 1 }),
  deepSeekSeries: () => simulate(deepSeek, { draws: 10_000, seed: 1, keep: fans }),
})
const firms = estimateAllFirms()
const total = (of: "ms" | "cpuMs") => firms.reduce((sum, each) => sum + each[of], 0) / 1000
const longest = firms.reduce((most, each) => (each.cpuMs > most.cpuMs ? each : most))

const drawsPerSecond = perSecond(draws, least("engine"))
const floorDrawsPerSecond = perSecond(draws, least("floor"))
const squiggleDrawsPerSecond = perSecond(inSquiggle, squiggle.cpuMs)
const each = (count: number) => Math.round((count / counted.tried) * 10) / 10
const round = (value: number, digits = 2) => Number(value.toFixed(digits))

export type EngineBench = typeof result
const result = {
  engineVersion: ENGINE_VERSION,
  node: process.version,
  load,
  drawsPerSecond: Math.round(drawsPerSecond),
  squiggleDrawsPerSecond: Math.round(squiggleDrawsPerSecond),
  speedupOverSquiggle: round(drawsPerSecond / squiggleDrawsPerSecond, 1),
  floorDrawsPerSecond: Math.round(floorDrawsPerSecond),
  timesFloor: round(floorDrawsPerSecond / drawsPerSecond),
  timesRegisterFloor: round(least("engine") / least("registers")),
  countedPerDraw: {
    randomNumbers: each(counted.randomNumbers),
    multiplications: each(counted.multiplications),
    exponentials: each(counted.exponentials),
    roots: each(counted.roots),
  },
  growthDraws10x: round(growth.tenfoldDraws.cpuMs / growth.draws.cpuMs),
  growthLines10x: round(growth.tenfoldLines.cpuMs / growth.draws.cpuMs),
  accepted12000Ms: round(whole.accepted.cpuMs, 1),
  withSeries10000Ms: round(whole.series.cpuMs, 1),
  coarse1000Ms: round(whole.coarse.cpuMs, 1),
  deepSeek10000Ms: round(whole.deepSeek.cpuMs, 1),
  deepSeekWithSeries10000Ms: round(whole.deepSeekSeries.cpuMs, 1),
  allFirms: firms.length,
  allFirmsSeconds: round(total("cpuMs")),
  allFirmsClockSeconds: round(total("ms")),
  fullEstimateMs: round(longest.cpuMs, 1),
  fullEstimateFirm: longest.firm,
}

if (process.argv.includes("--json")) console.log(JSON.stringify(result))
else printTables(result, { free, runways: squiggle.runways })
