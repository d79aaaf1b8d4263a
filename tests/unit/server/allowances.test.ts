import fc from "fast-check"
import { expect, test } from "vitest"
import { Allowances } from "@/lib/server/limits/allowances"

const allowance = { burst: 5, perSecond: 2 }

test("a burst is let through, and what follows it waits until enough has come back", () => {
  const allowances = new Allowances(10)
  const at = (seconds: number, cost = 1) => allowances.take("a", allowance, cost, seconds * 1000)
  expect([at(0), at(0), at(0), at(0), at(0)]).toEqual([0, 0, 0, 0, 0])
  expect(at(0)).toBe(1)
  expect(at(0.4)).toBe(1)
  expect(at(0.5)).toBe(0)
  expect(at(0.5)).toBe(1)
  // All has come back, and no more than all.
  expect([at(100), at(100), at(100), at(100), at(100), at(100)]).toEqual([0, 0, 0, 0, 0, 1])
})

test("what is dear counts several times, and says how long it takes to come back", () => {
  const allowances = new Allowances(10)
  expect(allowances.take("a", allowance, 4, 0)).toBe(0)
  expect(allowances.take("a", allowance, 4, 0)).toBe(2)
  expect(allowances.take("a", allowance, 4, 1500)).toBe(0)
})

test("one address does not spend another's", () => {
  const allowances = new Allowances(10)
  for (let n = 0; n < 9; n++) allowances.take("a", allowance, 1, 0)
  expect(allowances.take("b", allowance, 1, 0)).toBe(0)
})

test("whoever waits as long as was said is let through", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ pause: fc.nat({ max: 3000 }), cost: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (asked) => {
        const allowances = new Allowances(10)
        let at = 0
        for (const { pause, cost } of asked) {
          at += pause
          const seconds = allowances.take("a", allowance, cost, at)
          if (seconds === 0) continue
          at += seconds * 1000
          expect(allowances.take("a", allowance, cost, at)).toBe(0)
        }
      },
    ),
  )
})

test("never is more let through than the burst and what came back", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2000 }), { minLength: 1, maxLength: 200 }), (pauses) => {
      const allowances = new Allowances(10)
      let at = 0
      let through = 0
      for (const pause of pauses) {
        at += pause
        if (allowances.take("a", allowance, 1, at) === 0) through += 1
        expect(through).toBeLessThanOrEqual(allowance.burst + (at / 1000) * allowance.perSecond)
      }
    }),
  )
})

test("what is given back can be spent again, and no more than that", () => {
  const allowances = new Allowances(10)
  const at = (seconds: number) => allowances.take("a", allowance, 1, seconds * 1000)
  expect([at(0), at(0), at(0), at(0), at(0), at(0)]).toEqual([0, 0, 0, 0, 0, 1])
  allowances.giveBack("a", allowance, 1)
  expect([at(0), at(0)]).toEqual([0, 1])
  // What comes back so late that it had come back by itself is no credit.
  for (let n = 0; n < 5; n++) allowances.giveBack("a", allowance, 1)
  expect([at(100), at(100), at(100), at(100), at(100), at(100)]).toEqual([0, 0, 0, 0, 0, 1])
  allowances.giveBack("nobody", allowance, 1)
  expect(allowances.size).toBe(1)
})

test("a flood of addresses takes no more memory than it may", () => {
  const allowances = new Allowances(100)
  for (let n = 0; n < 10_000; n++) allowances.take(`address ${n}`, allowance, 1, n)
  expect(allowances.size).toBe(100)
})
