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

test("what is held and cost nothing can be spent again, and no more than that", () => {
  const allowances = new Allowances(10)
  const take = (seconds: number) => allowances.take("a", allowance, 1, seconds * 1000)
  const hold = (seconds: number) => allowances.hold("a", allowance, 1, seconds * 1000)
  const settle = (part: number, seconds: number) => allowances.settle("a", allowance, part, seconds * 1000)
  expect([take(0), take(0), hold(0), hold(0), hold(0), hold(0)]).toEqual([0, 0, 0, 0, 0, 1])
  settle(1, 0)
  expect([take(0), take(0)]).toEqual([0, 1])
  // It cost what it was held for, or half of it.
  settle(0, 0)
  expect(take(0)).toBe(1)
  settle(0.5, 0)
  expect([take(0.25), take(0.25)]).toEqual([0, 1])
  // Nothing is held any more.
  for (let n = 0; n < 5; n++) settle(1, 0.25)
  expect(take(0.25)).toBe(1)
  settle(1, 100)
  expect([take(100), take(100), take(100), take(100), take(100), take(100)]).toEqual([0, 0, 0, 0, 0, 1])
  allowances.settle("nobody", allowance, 1, 0)
  expect(allowances.size).toBe(1)
})

test("what is held cannot be saved up: what has come back by time does not come back once more", () => {
  const allowances = new Allowances(10)
  let through = 0
  for (let round = 0; round < 20; round++) {
    for (let n = 0; n < allowance.burst; n++) {
      expect(allowances.hold("a", allowance, 1, round * 10_000)).toBe(0)
    }
  }
  const at = 200_000
  // Spends all, then lets go of one after the other.
  for (let n = 0; n < 200; n++) {
    if (allowances.take("a", allowance, 1, at) === 0) through += 1
    if (n > 20) allowances.settle("a", allowance, 1, at)
  }
  expect(through).toBe(allowance.burst)
})

test("many who hold at the same time for long lose nothing by each other", () => {
  const generous = { burst: 600, perSecond: 5 }
  const allowances = new Allowances(10)
  for (let second = 0; second < 60; second++) {
    for (let n = 0; n < 300; n++) expect(allowances.hold("a", generous, 1, second * 1000)).toBe(0)
    for (let n = 0; n < 300; n++) allowances.settle("a", generous, 1, (second + 1) * 1000)
  }
  for (let n = 0; n < 590; n++) expect(allowances.take("a", generous, 1, 60_000)).toBe(0)
})

const steps = fc.array(
  fc.record({
    pause: fc.nat({ max: 1500 }),
    what: fc.constantFrom("take", "hold", "settle"),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 200 },
)

test("however it is held and let go, no more is spent for good than the burst and what came back", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const allowances = new Allowances(10)
      let at = 0
      let forGood = 0
      let holding = 0
      for (const { pause, what, part } of all) {
        at += pause
        if (what === "take" && allowances.take("a", allowance, 1, at) === 0) forGood += 1
        if (what === "hold" && allowances.hold("a", allowance, 1, at) === 0) holding += 1
        if (what === "settle" && holding > 0) {
          allowances.settle("a", allowance, part, at)
          holding -= 1
          forGood += 1 - part
        }
        expect(forGood).toBeLessThanOrEqual(allowance.burst + (at / 1000) * allowance.perSecond + 1e-6)
      }
    }),
  )
})

test("a flood of addresses takes no more memory than it may", () => {
  const allowances = new Allowances(100)
  for (let n = 0; n < 10_000; n++) allowances.take(`address ${n}`, allowance, 1, n)
  expect(allowances.size).toBe(100)
})
