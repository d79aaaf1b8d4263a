import "server-only"
import type { FirmMove, Moves, RunwayMove, RunwaySide } from "@/lib/contracts/changes"
import { workloadSets } from "@/lib/contracts/moved"
import { movedQuery } from "@/lib/moved-link"
import { routes } from "@/lib/routes"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sidesOfToday, type MovedFirm, type Sides } from "./estimate-moves"

/** How a data version moved estimates, as an entry tells it; of one firm or all. */
export async function movesAsTold(
  number: number,
  moved: readonly MovedFirm[] | null,
  firm: string | null,
  catalogue: Catalogue,
): Promise<Moves> {
  if (number === 1) return { status: "first" }
  if (moved === null) return { status: "pending" }
  const firms: FirmMove[] = []
  for (const one of moved) {
    if (firm !== null && one.firm !== firm) continue
    const told = firmMove(number, one, catalogue, await sidesOfToday(catalogue, one.firm))
    if (told) firms.push(told)
  }
  firms.sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name, "en"))
  return { status: "known", firms }
}

/** Null where the firm's runways say the same months as before. */
function firmMove(
  number: number,
  { firm, before, after }: MovedFirm,
  catalogue: Catalogue,
  today: Sides | null,
): FirmMove | null {
  const runways = workloadSets.flatMap((key): RunwayMove[] => {
    const [was, is] = [before?.[key] ?? null, after?.[key] ?? null]
    const isStanding = is !== null && isSame(is, today?.[key] ?? null)
    return isSame(was, is) ? [] : [{ key, before: was, after: is, isStanding }]
  })
  const [first] = runways
  if (!first) return null
  const [workload, set] = first.key.split(".") as ["training" | "inference", "own" | "all"]
  const query = movedQuery({ from: String(number - 1), to: String(number), workload, set })
  const company = catalogue.company.get(firm)
  return {
    firm,
    name: company?.name ?? firm,
    href: company && before && after ? routes.moved(firm, query) : null,
    runways,
  }
}

function isSame(was: RunwaySide | null, is: RunwaySide | null): boolean {
  if (was === null || is === null) return was === is
  const keys = ["p5", "p25", "p50", "p75", "p95"] as const
  return (
    was.horizonMonths === is.horizonMonths &&
    was.grade === is.grade &&
    keys.every((key) => was.quantiles[key] === is.quantiles[key])
  )
}

/** The largest move of a median, in months; what lies beyond the horizon counts as the horizon. */
function size({ runways }: FirmMove): number {
  const months = (side: RunwaySide | null) => (side ? (side.quantiles.p50 ?? side.horizonMonths) : 0)
  return Math.max(...runways.map(({ before, after }) => Math.abs(months(after) - months(before))))
}
