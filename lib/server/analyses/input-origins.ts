import "server-only"
import type { Drivers, InputOrigin } from "@/lib/contracts/drivers"
import type { ModelInput } from "@/lib/estimation"
import type { LineOrigin } from "@/lib/estimation/assemble/supply-lines"

/** The name of an order's own var, a mixture of its reports (see `assemble-input.ts`); all others are assumptions. */
const reported = /^reported\./

/**
 * Where each uncertain value of an assembled input comes from.
 * @param lines in the order of the input's supply
 */
export function originsOf(input: ModelInput, lines: readonly LineOrigin[]): Drivers["origins"] {
  const origins = new Map<string, InputOrigin>(
    Object.keys(input.vars ?? {})
      .sort()
      .map((name) => [name, { assumptionId: reported.test(name) ? null : name, orderIds: [], flowIds: [] }]),
  )
  ;(input.supply ?? []).forEach((line, index) => {
    const from = lines[index]
    for (const name of varsOf(line)) {
      const origin = origins.get(name)
      if (!origin || !from) continue
      addOnce(origin.orderIds, from.orderId)
      addOnce(origin.flowIds, from.flowId)
    }
  })
  return Object.fromEntries(origins)
}

function addOnce(ids: string[], id: string | null): void {
  if (id !== null && !ids.includes(id)) ids.push(id)
}

/** Names of the vars that a part of an input refers to. */
function varsOf(part: unknown): Set<string> {
  if (part === null || typeof part !== "object") return new Set()
  if ("var" in part && typeof part.var === "string") return new Set([part.var])
  return new Set(Object.values(part).flatMap((inner) => [...varsOf(inner)]))
}
