import "server-only"
import type { CsvValue } from "@/lib/csv-line"
import type { Money } from "@/lib/domain/money"
import type { Note } from "@/lib/domain/note"
import type { Range } from "@/lib/domain/range"
import type { Statement } from "@/lib/domain/statement"
import { listed, type TableField } from "./table"

type Claim = Pick<
  Statement,
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

/** What every claim carries, after its id. */
export const claimFields: readonly TableField[] = [
  { name: "firms", type: "string", title: "Firms it is about, separated by |", isRequired: true },
  { name: "text", type: "string", title: "What it says, in our own words", isRequired: true },
  { name: "source_id", type: "string", title: "The source it rests on", isRequired: true },
  { name: "reporting_chain", type: "string", title: "The way it came, origin first, separated by |" },
  { name: "event_date", type: "date", title: "When it happened or was said: the first day of the period" },
  { name: "event_precision", type: "string", title: "How long that period is: day, month, quarter or year" },
  {
    name: "confidence",
    type: "string",
    title: "How far it is trusted: high, medium or low",
    isRequired: true,
  },
  { name: "confidence_reason", type: "string", title: "Why", isRequired: true },
  {
    name: "verification",
    type: "string",
    title: "read: found in a page that was read; unverified: not confirmed",
    isRequired: true,
  },
  { name: "tags", type: "string", title: "Marks, separated by |" },
  { name: "note", type: "string", title: "An editor’s note" },
]

export function claimValues(claim: Claim): CsvValue[] {
  return [
    listed(claim.companies),
    claim.text,
    claim.sourceId,
    listed(claim.reportingChain),
    claim.eventOn?.date ?? null,
    claim.eventOn?.precision ?? null,
    claim.confidence,
    claim.confidenceReason,
    claim.verification,
    listed(claim.tags),
    claim.note,
  ]
}

/** When something was ordered, and the period its figures cover. */
export const windowFields: readonly TableField[] = [
  { name: "ordered_date", type: "date", title: "When it was ordered: the first day of the period" },
  { name: "ordered_precision", type: "string", title: "How long that period is" },
  { name: "window_start", type: "date", title: "Delivery, or the period a figure covers: first day" },
  { name: "window_end", type: "date", title: "The same: last day" },
]

export function windowValues({ orderedOn, window }: Pick<Note, "orderedOn" | "window">): CsvValue[] {
  return [orderedOn?.date ?? null, orderedOn?.precision ?? null, window?.start ?? null, window?.end ?? null]
}

/** A count as reported and what it cost. A bound alone is open on the other side; all empty: not given. */
export const figureFields: readonly TableField[] = [
  { name: "quantity_low", type: "number", title: "How many: at least" },
  { name: "quantity_central", type: "number", title: "How many: as given" },
  { name: "quantity_high", type: "number", title: "How many: at most" },
  { name: "quantity_unit", type: "string", title: "What is counted", isRequired: true },
  { name: "cost_usd_low", type: "number", title: "Cost: at least", unit: "US dollars" },
  { name: "cost_usd_central", type: "number", title: "Cost: as given", unit: "US dollars" },
  { name: "cost_usd_high", type: "number", title: "Cost: at most", unit: "US dollars" },
  { name: "cost_usd_basis", type: "string", title: "Whether the source gave dollars or they were converted" },
  { name: "cost_currency", type: "string", title: "The currency that the source used, where it was another" },
  {
    name: "cost_original_low",
    type: "number",
    title: "In that currency: at least",
    unit: "of cost_currency",
  },
  {
    name: "cost_original_central",
    type: "number",
    title: "In that currency: as given",
    unit: "of cost_currency",
  },
  {
    name: "cost_original_high",
    type: "number",
    title: "In that currency: at most",
    unit: "of cost_currency",
  },
  { name: "cny_per_usd", type: "number", title: "The rate of the conversion", unit: "yuan to the US dollar" },
]

export function figureValues(quantity: Range, unit: string, cost: Money | null): CsvValue[] {
  return [
    ...rangeValues(quantity),
    unit,
    ...rangeValues(cost?.usd),
    cost?.usdBasis ?? null,
    cost?.original?.currency ?? null,
    ...rangeValues(cost?.original?.amount),
    cost?.cnyPerUsd ?? null,
  ]
}

export function rangeValues(range: Range | undefined): (number | null)[] {
  return [range?.low ?? null, range?.central ?? null, range?.high ?? null]
}
