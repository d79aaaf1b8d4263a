import "server-only"
import type { Order } from "@/lib/domain/order"
import type { TemplateValue } from "@/lib/domain/supply-line"
import { countWords, shareWords, toSignificant } from "@/lib/format"
import { percentilesOf } from "@/lib/estimation"
import { reportedQuantity } from "@/lib/estimation/assemble/reported-quantity"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** How the estimate takes the size of an order from its reports, in words; null where it takes it from elsewhere. */
export function drawnSize(
  { records }: Catalogue,
  order: Order,
): { words: string; interval: string | null } | null {
  const { counting } = order
  if (!counting) return null
  if (!namesReports(counting.line.units ?? counting.line.unitsPerMonth)) {
    return {
      words:
        "The estimate does not draw one of these numbers as it stands: its line is worked out from the assumptions below.",
      interval: null,
    }
  }
  const drawn = reportedQuantity(weighReports(records.assumption)(order))
  if (drawn === null) return null
  const counted = (value: number) => countWords(toSignificant(value, 2))
  if (typeof drawn === "number")
    return {
      words: `Every draw of the estimate takes ${counted(drawn)}: the reports with weight agree.`,
      interval: null,
    }
  if (drawn.dist !== "mixture") return null
  const total = drawn.claims.reduce((sum, { weight }) => sum + weight, 0)
  const said = drawn.claims
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ weight, ...claim }) => {
      const size =
        claim.dist === "fixed"
          ? claim.value === null
            ? "none"
            : counted(claim.value)
          : claim.dist === "lognormal"
            ? `${counted(claim.p5)} to ${counted(claim.p95)}`
            : "a range"
      return `${size} in ${shareWords(weight / total)}`
    })
  const { p5, p95 } = percentilesOf(drawn)
  return {
    words: `A draw of the estimate believes one report, by weight: ${said.join(", ")} of draws.`,
    interval:
      p5 === null || p95 === null || p5 === p95
        ? null
        : `as the estimate draws it, nine in ten between ${counted(p5)} and ${counted(p95)}`,
  }
}

function namesReports(value: TemplateValue | undefined): boolean {
  if (value === undefined || typeof value === "number") return false
  if ("product" in value) return value.product.some(namesReports)
  return "reported" in value
}
