import { Stream } from "@/lib/estimation/random"
import type { RunCount } from "./count-run"

const size = 256

/**
 * The least that a run could take: bare loops that draw as many random numbers and do as many multiplications,
 * exponentials and roots as the run does, and nothing else. Nothing is added, compared, looked up or handed on.
 *
 * Multiplications go over a column of numbers, as a run's do, four a turn so that the loop itself costs little. A plain
 * loop, over a column or in one chain, takes twice as long, which would flatter the engine.
 *
 * @returns a number that depends on all of them, so that no compiler leaves one out
 */
export function runFloor(count: RunCount): number {
  return multiply(count.multiplications) + withoutMultiplications(count)
}

/**
 * The same with multiplications that touch no memory: four products of a constant, kept in registers. No run could do
 * it, since its numbers must come from somewhere; it says how far below a plain loop a processor can go.
 */
export function runRegisterFloor(count: RunCount): number {
  return multiplyInRegisters(count.multiplications) + withoutMultiplications(count)
}

function withoutMultiplications({ randomNumbers, exponentials, roots }: RunCount): number {
  return draw(randomNumbers) + exponentiate(exponentials) + takeRoots(roots)
}

// So near to 1 that hundreds of millions of products stay plain numbers.
const nearOne = 1 + 1e-12

function multiply(count: number): number {
  const column = new Float64Array(size).fill(1)
  const factor = nearOne
  for (let done = 0; done < count; done += size) {
    for (let i = 0; i < size; i += 4) {
      column[i] = column[i]! * factor
      column[i + 1] = column[i + 1]! * factor
      column[i + 2] = column[i + 2]! * factor
      column[i + 3] = column[i + 3]! * factor
    }
  }
  return column[0]!
}

function draw(count: number): number {
  const stream = new Stream(1, "floor")
  const column = new Float64Array(size)
  for (let drawn = 0; drawn < count; drawn += size) stream.fill(column)
  return column[0]!
}

function multiplyInRegisters(count: number): number {
  const factor = nearOne
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
