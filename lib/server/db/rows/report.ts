import "server-only"
import type { Report } from "@/lib/domain/order"
import type { Report as ReportRow } from "../generated/client"
import { claimColumns, claimOf } from "./claim"
import { windowColumns, windowOf } from "./dated"
import { figureColumns, figuresOf } from "./figures"

/** A report's row under its order, at its place in the order's list. */
export function reportRow(report: Report, orderId: string, position: number): ReportRow {
  // What is shared comes last: V8 takes fifty times as long for a literal that goes on after spreads, which
  // shows when there are a hundred thousand.
  return {
    orderId,
    position,
    role: report.role,
    chipLabel: report.chipLabel,
    chipNote: report.chipNote,
    noUnitPriceBecause: report.noUnitPriceBecause,
    sourceKind: report.sourceKind,
    reprintOf: report.reprintOf,
    weightlessBecause: report.weightlessBecause,
    weightedAlthoughUnverified: report.weightedAlthoughUnverified,
    ...claimColumns(report),
    ...windowColumns(report),
    ...figureColumns(report),
  }
}

/** The inverse of `reportRow`. */
export function reportOf(row: ReportRow, companies: string[]) {
  return {
    role: row.role,
    chipLabel: row.chipLabel,
    chipNote: row.chipNote,
    noUnitPriceBecause: row.noUnitPriceBecause,
    sourceKind: row.sourceKind,
    reprintOf: row.reprintOf,
    weightlessBecause: row.weightlessBecause,
    weightedAlthoughUnverified: row.weightedAlthoughUnverified,
    ...claimOf(row, companies),
    ...windowOf(row),
    ...figuresOf(row),
  }
}
