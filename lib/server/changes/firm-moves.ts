import "server-only"
import type { FirmMove, Moves, RunwayMove, RunwaySide } from "@/lib/contracts/changes"
import { workloadSets } from "@/lib/contracts/moved"
import { movedQuery } from "@/lib/moved-link"
import { routes } from "@/lib/routes"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { estimateKeyOf, type MovedFirm } from "./estimate-moves"

/** How a data version moved estimates, as an entry tells it; of one firm or all. */
export function movesAsTold(
  number: number,
  moved: readonly MovedFirm[] | null,
  firm: string | null,
  catalogue: Catalogue,
): Moves {
  if (number === 1) return { status: "first" }
  if (moved === null) return { status: "pending" }
  const firms = moved
    .filter((one) => firm === null || one.firm === firm)
    .flatMap((one) => firmMove(number, one, catalogue) ?? [])
    .sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name, "en"))
  return { status: "known", firms }
}

/** Null where the firm's runways say the same months as before. */
function firmMove(number: number, { firm, before, after }: MovedFirm, catalogue: Catalogue): FirmMove | null {
  const runways = workloadSets.flatMap((key): RunwayMove[] => {
    const [was, is] = [before?.[key] ?? null, after?.sides[key] ?? null]
    return isSame(was, is) ? [] : [{ key, before: was, after: is }]
  })
  const [first] = runways
  if (!first) return null
  const [workload, set] = first.key.split(".") as ["training" | "inference", "own" | "all"]
  const query = movedQuery({ from: String(number - 1), to: String(number), workload, set })
  const company = catalogue.company.get(firm)
  return {
    firm,
    name: company?.name ?? firm,
    isStanding: after !== null && after.key === estimateKeyOf(catalogue, firm),
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
