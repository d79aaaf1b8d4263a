import "server-only"
import type { Dated, DateWindow } from "@/lib/domain/dated"
import type { Report as ReportRow } from "../generated/client"

/** A date of a precision from its two columns; null where there is none. */
export function datedOf(date: string | null, precision: string | null): unknown {
  return date === null ? null : { date, precision }
}

/** Columns of `orderedOn` and `window`, which reports, statements and notes share. */
export function windowColumns(claim: { orderedOn: Dated | null; window: DateWindow | null }) {
  return {
    orderedOn: claim.orderedOn?.date ?? null,
    orderedPrecision: claim.orderedOn?.precision ?? null,
    windowStart: claim.window?.start ?? null,
    windowEnd: claim.window?.end ?? null,
    windowNote: claim.window?.note ?? null,
  }
}

type WindowRow = Pick<ReportRow, keyof ReturnType<typeof windowColumns>>

/** The inverse of `windowColumns`. A window that says nothing is null. */
export function windowOf(row: WindowRow) {
  const { windowStart: start, windowEnd: end, windowNote: note } = row
  return {
    orderedOn: datedOf(row.orderedOn, row.orderedPrecision),
    window: start === null && end === null && note === null ? null : { start, end, note },
  }
}

/** A pair of bounds from its two columns; null where neither is given. */
export function spanOf<T>(low: T | null, high: T | null): { low: T | null; high: T | null } | null {
  return low === null && high === null ? null : { low, high }
}
