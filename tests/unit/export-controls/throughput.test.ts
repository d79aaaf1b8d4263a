import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { ControlStatus } from "@/lib/domain/control-rule"
import { evaluateRule, isNeutral, strictnessOf, type Specs } from "@/lib/export-controls"
import { dayAmong } from "@/tests/arbitraries/days"
import { fullSpecs, near } from "@/tests/arbitraries/specs"
import { ask, asked } from "./ask-the-law"
import { specsOfChip, theLaw, theRule } from "./the-law"

/*
 * More throughput never lifts a control. Stated to the letter: of two parts that differ in TPP alone, with
 * either the performance density the same (the larger die has the more throughput) or the die the same (and
 * the density grows with TPP), the one of more TPP is answered as strictly or more strictly.
 *
 * It holds in spite of three phrases of the texts that set an upper limit:
 * - 3A090.b asks for a density "less than 5.92" and a TPP "less than 4800": what passes them is 3A090.a,
 *   whose answer is stricter;
 * - Note 2 frees parts that are not for data centres below a TPP of 4,800; above it they need a notification;
 * - the case-by-case review of January 2026 ends at a TPP of 21,000; above it a licence is presumed denied.
 *
 * It does not hold for the duty of January 2026, whose bands of TPP have an upper end (below).
 */
const tariff = "us-2026-01-15-section-232-tariff"
const question = asked.filter(({ rule }) => rule !== tariff)
const day = dayAmong(theLaw.changeDays)
const twoTpps = fc
  .tuple(near([1600, 2400, 4800, 4992, 21_000], 40_000), near([1600, 2400, 4800, 4992, 21_000], 40_000))
  .map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const)))

/** Answers about something other than a licence (General Prohibition 10) count as no control or a control. */
function rank(status: ControlStatus): number {
  return isNeutral(status) ? 0 : Math.max(1, strictnessOf(status))
}

describe("more throughput never lifts a control", () => {
  test("with the density the same", () => {
    fc.assert(
      fc.property(
        question,
        fullSpecs,
        near([1.6, 3.2, 5.92], 12),
        twoTpps,
        day,
        (who, part, density, [less, more], on) => {
          const of = (tpp: number): Specs => ({ ...part, tpp, performance_density: density, die_mm2: null })
          expect(rank(ask(who, of(more), on).status)).toBeGreaterThanOrEqual(
            rank(ask(who, of(less), on).status),
          )
        },
      ),
      { numRuns: 5000 },
    )
  })

  test("with the die the same", () => {
    fc.assert(
      fc.property(
        question,
        fullSpecs,
        fc.integer({ min: 50, max: 2500 }),
        twoTpps,
        day,
        (who, part, die, [less, more], on) => {
          const of = (tpp: number): Specs => ({ ...part, tpp, die_mm2: die })
          expect(rank(ask(who, of(more), on).status)).toBeGreaterThanOrEqual(
            rank(ask(who, of(less), on).status),
          )
        },
      ),
      { numRuns: 5000 },
    )
  })

  test("nor does a denser part with the same TPP", () => {
    const twoDensities = fc.tuple(near([1.6, 3.2, 5.92], 12), near([1.6, 3.2, 5.92], 12))
    fc.assert(
      fc.property(question, fullSpecs, twoDensities, day, (who, part, densities, on) => {
        const [less, more] = densities.toSorted((a, b) => a - b)
        const of = (density: number | undefined): Specs => ({
          ...part,
          performance_density: density ?? 0,
          die_mm2: null,
        })
        expect(rank(ask(who, of(more), on).status)).toBeGreaterThanOrEqual(
          rank(ask(who, of(less), on).status),
        )
      }),
      { numRuns: 3000 },
    )
  })
})

test("the duty of January 2026 is the exception: its bands end, and a faster part is outside them again", () => {
  const of = (tpp: number) =>
    evaluateRule(theLaw, theRule(tariff), {
      specs: { ...specsOfChip("h200-sxm-141gb"), tpp, performance_density: null },
      on: "2026-02-01",
    }).status
  expect([14_000, 15_832, 17_500].map(of)).toEqual(["NO_TARIFF_BAND", "TARIFF_25", "NO_TARIFF_BAND"])
})
