import "server-only"
import type { LineEffect } from "@/lib/contracts/replay"
import type { Assumption } from "@/lib/domain/assumption"
import { addMonths, type Month } from "@/lib/domain/month"
import type { ModelValue, SupplyLine } from "@/lib/estimation"
import type { Assembly } from "@/lib/estimation/assemble/assemble-input"

type Names = { chips: ReadonlyMap<string, { name: string }>; assumptions: ReadonlyMap<string, Assumption> }
type Placed = { line: SupplyLine; title: string; orderId: string | null }

/** What a change of the law did to a firm's supply lines: those that differ between two assemblies. */
export function effectsOn(before: Assembly, after: Assembly, asOf: Month, names: Names): LineEffect[] {
  const earlier = placedLines(before)
  const later = placedLines(after)
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((lineId) => {
    const [was, is] = [earlier.get(lineId), later.get(lineId)]
    const placed = is ?? was
    if (!placed) return []
    const { line, title, orderId } = placed
    const chipName = names.chips.get(line.chip)?.name ?? line.chip
    return kindsOf(was?.line ?? null, is?.line ?? null, asOf, names).map((effect) => ({
      ...{ lineId, orderId, title, chip: line.chip, chipName },
      ...effect,
    }))
  })
}

function placedLines({ input, lines }: Assembly): Map<string, Placed> {
  return new Map(
    lines.flatMap(({ lineId, title, orderId }, index) => {
      const line = input?.supply?.[index]
      return line ? [[lineId, { line, title, orderId }] as const] : []
    }),
  )
}

type Effect = Pick<LineEffect, "kind" | "month" | "chance">

function kindsOf(was: SupplyLine | null, is: SupplyLine | null, asOf: Month, names: Names): Effect[] {
  const at = (month: number) => addMonths(asOf, month)
  if (was === null || is === null) {
    const month = at((is ?? was)?.startMonth ?? 0)
    return [{ kind: was === null ? "new" : "gone", month, chance: null }]
  }
  const effects: Effect[] = []
  const stop = (line: SupplyLine) => ({
    month: at((line.control?.effectiveMonth ?? 0) + 1),
    chance: chanceOf(line.control?.cancelShare, names),
  })
  if (differ(was.control, is.control)) {
    if (!is.control) effects.push({ kind: "freed", ...stop(was) })
    else effects.push({ kind: was.control ? "stopped otherwise" : "stopped", ...stop(is) })
  }
  if (differ(was.realisedShare, is.realisedShare)) {
    effects.push({
      kind: is.realisedShare === undefined ? "ungated" : "gated",
      month: null,
      chance: chanceOf(is.realisedShare ?? was.realisedShare, names),
    })
  }
  if (was.startMonth !== is.startMonth) {
    effects.push({ kind: "begins otherwise", month: at(is.startMonth), chance: null })
  }
  return effects
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b)
}

/** The chance behind a yes-or-no value; null where it is anything else. */
function chanceOf(value: ModelValue | undefined, { assumptions }: Names): number | null {
  if (typeof value === "number") return value
  if (value === undefined || "product" in value) return null
  const distribution = assumptions.get(value.var)?.distribution
  return distribution?.dist === "bernoulli" ? distribution.p : null
}
