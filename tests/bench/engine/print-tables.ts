import { simulate, type ModelInput } from "@/lib/estimation"
import type { EngineBench } from "../engine"

const keys = ["stockT", "allT", "stockI", "allI"] as const

/** The bench for people: what was measured, each against what it should be, and whether Squiggle's model agrees. */
export function printTables(
  bench: EngineBench,
  squiggle: { free: ModelInput; runways: readonly number[][] },
): void {
  const { engineVersion, node, load, countedPerDraw: counted } = bench
  console.log(`Engine ${engineVersion}, Node ${node}, one thread; others keep ${load} processors busy\n`)
  console.table([
    row("draws/s, Baidu to the horizon", bench.drawsPerSecond, null),
    row("draws/s of Squiggle 0.10.0", bench.squiggleDrawsPerSecond, null),
    row("times Squiggle's", bench.speedupOverSquiggle, { atLeast: 100 }),
    row("draws/s of the floor", bench.floorDrawsPerSecond, null),
    row("times the floor's time", bench.timesFloor, { atMost: 2 }),
    row("times the time of a floor without memory", bench.timesRegisterFloor, null),
    row("times the time for 10 times the draws", bench.growthDraws10x, { atMost: 11.5 }),
    row("times the time for 10 times the lines", bench.growthLines10x, { atMost: 10 }),
    row("ms, Baidu until 12,000 draws are accepted", bench.accepted12000Ms, null),
    row("ms, DeepSeek until 10,000 draws are accepted", bench.deepSeek10000Ms, null),
    row("ms, Baidu with all series, 10,000 draws", bench.withSeries10000Ms, { atMost: 400 }),
    row("ms, DeepSeek with all series, 10,000 draws", bench.deepSeekWithSeries10000Ms, { atMost: 400 }),
    row("ms, Baidu with all series, 1,000 draws", bench.coarse1000Ms, { atMost: 40 }),
    row(`ms, longest estimate of a firm (${bench.fullEstimateFirm})`, bench.fullEstimateMs, null),
    row(`s, estimates of all ${bench.allFirms} firms`, bench.allFirmsSeconds, { atMost: 10 }),
  ])
  console.log(
    `A draw takes ${counted.randomNumbers} random numbers, ${counted.multiplications} multiplications, ` +
      `${counted.exponentials} exponentials and ${counted.roots} roots; the floor does these alone.`,
  )
  console.table(medians(squiggle.free, squiggle.runways))
}

function row(what: string, value: number, goal: { atLeast: number } | { atMost: number } | null) {
  if (goal === null) return { what, value, goal: "" }
  const [words, met] =
    "atLeast" in goal
      ? [`at least ${goal.atLeast}`, value >= goal.atLeast]
      : [`at most ${goal.atMost}`, value <= goal.atMost]
  return { what, value, goal: `${words}: ${met ? "met" : "MISSED"}` }
}

/** Squiggle's median must be one of ours too, but for three standard errors (methodology 8.6). */
function medians(input: ModelInput, runways: readonly number[][]) {
  const draws = 20_000
  const report = simulate(input, { draws, seed: 1, keep: { fans: true } })
  return keys.map((key, i) => {
    const theirs = [...(runways[i] ?? [])].sort((a, b) => a - b)
    const median = theirs[theirs.length / 2 - 1] ?? NaN
    const tolerance = 3 * Math.sqrt(0.25 * (1 / theirs.length + 1 / draws))
    const survival = (month: number) => (month < 0 ? 1 : (report[key]?.survival?.[month] ?? 0))
    const last = Math.min(median, report[key]?.survival?.length ?? 0)
    const agrees = 1 - survival(last - 1) < 0.5 + tolerance && 1 - survival(last) > 0.5 - tolerance
    return {
      runway: key,
      "median here": report[key]?.quantiles.p50 ?? Infinity,
      "in Squiggle": median,
      agrees,
    }
  })
}
