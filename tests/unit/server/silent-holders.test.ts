import { expect, test } from "vitest"
import { SilentHolders } from "@/lib/server/jobs/silent-holders"

const second = 1000

/** Looks every five seconds, as the queue does, at what signs stand there at each moment. */
function looks(holders: SilentHolders, from: number, to: number, sign: (at: number) => string | null) {
  const dead: string[] = []
  for (let at = from; at <= to; at += 5)
    dead.push(...holders.look([{ id: "a", sign: sign(at) }], at * second))
  return dead
}

const beats = (at: number) => `beat ${Math.floor(at / 10)}`

test("a worker whose sign moves lives, whatever its clock says", () => {
  expect(looks(new SilentHolders(), 0, 600, beats)).toEqual([])
})

test("a worker whose sign stands still has ended, also one that stands in no table", () => {
  for (const sign of ["1970-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z", null]) {
    const holders = new SilentHolders()
    expect(looks(holders, 0, 20, () => sign)).toEqual([])
    expect(looks(holders, 25, 25, () => sign)).toEqual(["a"])
  }
})

test("a time in which nobody could look is not held against anybody", () => {
  const holders = new SilentHolders()
  looks(holders, 0, 20, () => "last before the outage")
  // Back after a minute; the worker has not said again that it is there.
  expect(looks(holders, 80, 90, () => "last before the outage")).toEqual([])
  expect(looks(holders, 95, 600, beats)).toEqual([])
})

test("a look that fails gives everybody time anew", () => {
  const holders = new SilentHolders()
  looks(holders, 0, 20, () => "one")
  holders.forget()
  expect(looks(holders, 25, 45, () => "one")).toEqual([])
  expect(looks(holders, 50, 50, () => "one")).toEqual(["a"])
})
