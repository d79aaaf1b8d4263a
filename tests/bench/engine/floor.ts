import { Stream } from "@/lib/estimation/random"
import type { RunCount } from "./count-run"

const size = 256

/**
 * The least that a run could take: bare loops that draw as many random numbers and do as many multiplications,
 * exponentials and roots as the run does, and nothing else. Nothing is added, compared, looked up, kept or handed on.
 *
 * The multiplications are done in four chains side by side, each waiting for its own last product alone. In one chain
 * they would take four times as long, and a run, which has more than one sum under way, would come out below its own
 * floor.
 *
 * @returns a number that depends on all of them, so that no compiler leaves one out
 */
export function runFloor({ randomNumbers, multiplications, exponentials, roots }: RunCount): number {
  return draw(randomNumbers) + multiply(multiplications) + exponentiate(exponentials) + takeRoots(roots)
}

function draw(count: number): number {
  const stream = new Stream(1, "floor")
  const column = new Float64Array(size)
  for (let drawn = 0; drawn < count; drawn += size) stream.fill(column)
  return column[0]!
}

function multiply(count: number): number {
  // So near to 1 that hundreds of millions of products stay plain numbers.
  const factor = 1 + 1e-12
  let a = 1
  let b = 1
  let c = 1
  let d = 1
  for (let done = 0; done < count; done += 4) {
    a *= factor
    b *= factor
    c *= factor
    d *= factor
  }
  return a + b + c + d
}

function exponentiate(count: number): number {
  let sum = 0
  for (let done = 0; done < count; done++) sum += Math.exp((done & 1023) * 0.001)
  return sum
}

function takeRoots(count: number): number {
  let sum = 0
  for (let done = 0; done < count; done++) sum += Math.sqrt(done & 1023)
  return sum
}
