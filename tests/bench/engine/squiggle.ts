import { run } from "@quri/squiggle-lang"
import { z } from "zod"
import type { ModelInput } from "@/lib/estimation"
import { squiggleSource } from "./squiggle-source"

export type SquiggleRun = { cpuMs: number; runways: number[][] }

/** Runways by Squiggle in the order stockT, allT, stockI, allI, and the time they took. Beyond the horizon: Infinity. */
export async function runSquiggle(input: ModelInput, draws: number): Promise<SquiggleRun> {
  const source = squiggleSource(input)
  const environment = { sampleCount: draws, xyPointLength: 1000, seed: "bench" }
  const cpu = process.cpuUsage()
  const output = await run(source, { environment })
  const cpuMs = process.cpuUsage(cpu).user / 1000
  if (!output.result.ok) throw new Error(output.result.value.toString())
  const lists = z.array(z.array(z.number())).parse(output.result.value.result.asJS())
  return { cpuMs, runways: lists.map((list) => list.map((month) => (month < 0 ? Infinity : month))) }
}
