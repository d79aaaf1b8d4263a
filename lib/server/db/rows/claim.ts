import "server-only"
import type { z } from "zod"
import type { claimShape } from "@/lib/domain/claim"
import type { Report as ReportRow } from "../generated/client"
import { datedOf } from "./dated"

type Claim = z.infer<z.ZodObject<typeof claimShape>>

/** Columns of what every claim carries. Its companies are links in a table of their own. */
export function claimColumns(claim: Claim) {
  return {
    id: claim.id,
    text: claim.text,
    sourceId: claim.sourceId,
    reportingChain: claim.reportingChain,
    eventOn: claim.eventOn?.date ?? null,
    eventPrecision: claim.eventOn?.precision ?? null,
    confidence: claim.confidence,
    confidenceReason: claim.confidenceReason,
    verification: claim.verification,
    tags: claim.tags,
    note: claim.note,
  }
}

type ClaimRow = Pick<ReportRow, keyof ReturnType<typeof claimColumns>>

/** The inverse of `claimColumns`. */
export function claimOf(row: ClaimRow, companies: string[]) {
  return {
    id: row.id,
    companies,
    text: row.text,
    sourceId: row.sourceId,
    reportingChain: row.reportingChain,
    eventOn: datedOf(row.eventOn, row.eventPrecision),
    confidence: row.confidence,
    confidenceReason: row.confidenceReason,
    verification: row.verification,
    tags: row.tags,
    note: row.note,
  }
}
