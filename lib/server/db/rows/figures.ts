import "server-only"
import type { Money } from "@/lib/domain/money"
import type { Range } from "@/lib/domain/range"
import type { Report as ReportRow } from "../generated/client"

/** Columns of a claim's quantity and cost. `usdBasis` null: the source names no sum. */
export function figureColumns(claim: { quantity: Range; unit: string; cost: Money | null }) {
  const { quantity, unit, cost } = claim
  return {
    quantityLow: quantity.low,
    quantityCentral: quantity.central,
    quantityHigh: quantity.high,
    unit,
    usdLow: cost?.usd.low ?? null,
    usdCentral: cost?.usd.central ?? null,
    usdHigh: cost?.usd.high ?? null,
    usdBasis: cost?.usdBasis ?? null,
    originalCurrency: cost?.original?.currency ?? null,
    originalLow: cost?.original?.amount.low ?? null,
    originalCentral: cost?.original?.amount.central ?? null,
    originalHigh: cost?.original?.amount.high ?? null,
    cnyPerUsd: cost?.cnyPerUsd ?? null,
  }
}

type FigureRow = Pick<ReportRow, keyof ReturnType<typeof figureColumns>>

/** The inverse of `figureColumns`. */
export function figuresOf(row: FigureRow) {
  const original =
    row.originalCurrency === null
      ? null
      : {
          currency: row.originalCurrency,
          amount: { low: row.originalLow, central: row.originalCentral, high: row.originalHigh },
        }
  return {
    quantity: { low: row.quantityLow, central: row.quantityCentral, high: row.quantityHigh },
    unit: row.unit,
    cost:
      row.usdBasis === null
        ? null
        : {
            usd: { low: row.usdLow, central: row.usdCentral, high: row.usdHigh },
            usdBasis: row.usdBasis,
            original,
            cnyPerUsd: row.cnyPerUsd,
          },
  }
}
