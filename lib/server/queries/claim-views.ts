import "server-only"
import type {
  ClaimView,
  DesignationView,
  NoteView,
  ReportView,
  SourceRef,
  StatementView,
} from "@/lib/contracts/claim"
import type { Designation } from "@/lib/domain/designation"
import type { Note } from "@/lib/domain/note"
import type { Order, Report } from "@/lib/domain/order"
import type { Statement } from "@/lib/domain/statement"
import { reliabilityTable } from "@/lib/estimation/assemble/weigh-reports"
import { impliedUnitPrice, priceDistribution, pricePlausibility, reportWeight } from "@/lib/estimation/claims"
import type { Catalogue } from "./catalogue"

type ClaimFields = Pick<
  Statement,
  | "id"
  | "companies"
  | "text"
  | "sourceId"
  | "reportingChain"
  | "eventOn"
  | "confidence"
  | "confidenceReason"
  | "verification"
  | "tags"
  | "note"
>

/** A source as a reference under a number. An id that does not resolve is a fault of the import. */
export function sourceRef(catalogue: Catalogue, id: string): SourceRef {
  const source = catalogue.source.get(id)
  if (!source) throw new Error(`source ${id} is referred to and does not exist`)
  const { publisher, title, url, publishedOn, verification } = source
  return { id, publisher, title, url, publishedOn, verification }
}

/** A firm as a link: its slug and name. */
export function companyRef(catalogue: Catalogue, slug: string): { slug: string; name: string } {
  return { slug, name: catalogue.company.get(slug)?.name ?? slug }
}

function claimView(catalogue: Catalogue, claim: ClaimFields): ClaimView {
  return {
    id: claim.id,
    text: claim.text,
    companies: claim.companies.map((slug) => companyRef(catalogue, slug)),
    source: sourceRef(catalogue, claim.sourceId),
    reportingChain: claim.reportingChain,
    eventOn: claim.eventOn,
    confidence: claim.confidence,
    confidenceReason: claim.confidenceReason,
    verification: claim.verification,
    tags: claim.tags,
    note: claim.note,
    conflicts: (catalogue.conflicts.get(claim.id) ?? []).map(({ id, title, explanation }) => ({
      id,
      title,
      explanation,
    })),
  }
}

export function reportView(catalogue: Catalogue, order: Order, report: Report): ReportView {
  const reliability = reliabilityTable(catalogue.records.assumption)
  const price = priceDistribution(catalogue.records.assumption, order.chips)
  return {
    ...claimView(catalogue, report),
    role: report.role,
    chipLabel: report.chipLabel,
    quantity: report.quantity,
    unit: report.unit,
    cost: report.cost,
    orderedOn: report.orderedOn,
    window: report.window,
    sourceKind: report.sourceKind,
    reprintOf: report.reprintOf,
    impliedUnitPriceUsd: impliedUnitPrice(report),
    reliability: reliability[report.sourceKind] ?? 0,
    pricePlausibility: pricePlausibility(report, price),
    weight: reportWeight(report, reliability, price),
    weightlessBecause: report.weightlessBecause,
  }
}

export function statementView(catalogue: Catalogue, statement: Statement): StatementView {
  const { speaker, workload, horizonInWords, outcome, isUsableForCalibration } = statement
  return {
    ...claimView(catalogue, statement),
    speaker,
    workload,
    horizonMonths: statement.horizonMonths ?? statement.readsAsMonths,
    horizonInWords,
    outcome,
    isUsableForCalibration,
  }
}

export function noteView(catalogue: Catalogue, note: Note): NoteView {
  const { kind, quantity, unit, cost } = note
  return { ...claimView(catalogue, note), kind, quantity, unit, cost }
}

export function designationView(catalogue: Catalogue, designation: Designation): DesignationView {
  return { ...claimView(catalogue, designation), list: designation.list, status: designation.status }
}

/** When a claim was made, for sorting: its event's date, else its source's, else the beginning of time. */
export function claimDate(catalogue: Catalogue, claim: Pick<ClaimFields, "eventOn" | "sourceId">): string {
  return claim.eventOn?.date ?? catalogue.source.get(claim.sourceId)?.publishedOn?.date ?? ""
}
