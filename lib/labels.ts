import type { BoardView } from "./contracts/board"
import type { Assumption } from "./domain/assumption"
import type { CompanyKind, Grade } from "./domain/company"
import type { Designation } from "./domain/designation"
import type { ClaimTag, Confidence, Verification } from "./domain/evidence"
import type { Note } from "./domain/note"
import type { Order, Report } from "./domain/order"
import type { Source } from "./domain/source"
import type { SupplyClass } from "./domain/supply-line"

/** Our closed lists in the words that pages use. */

/** A label at the head of a sentence: "low confidence" → "Low confidence". */
export function sentenceCase(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

export const companyKindLabels: Record<CompanyKind, string> = {
  hyperscaler: "Hyperscaler",
  "model startup": "Model start-up",
  cloud: "Cloud provider",
  telco: "Telecoms operator",
  hardware: "Hardware maker",
  other: "Other firm",
}

export const boardKindLabels: Record<BoardView["kind"], string> = {
  all: "all firms",
  hyperscaler: "hyperscalers",
  "model-startup": "model start-ups",
  cloud: "cloud",
  telco: "telecoms",
  hardware: "hardware",
  other: "other",
}

export const boardSetLabels: Record<BoardView["set"], string> = { own: "own stock", all: "all supply" }

export const boardSortLabels: Record<BoardView["sort"], string> = {
  training: "shortest training",
  inference: "shortest inference",
  name: "name",
  stock: "size of stock",
}

export const gradeLabels: Record<Grade, string> = {
  shown: "shown",
  "with warning": "shown with a warning",
  strained: "strained: for orientation only",
  none: "no number",
}

export const supplyClassLabels: Record<SupplyClass, string> = {
  stock: "own stock",
  order: "firm order",
  domestic: "Chinese chips",
  legal: "licensed foreign chips",
  rental: "rented abroad or from others",
}

export const locationLabels: Record<Order["location"], string> = {
  in_china: "in China",
  offshore: "outside China",
  unknown: "place unknown",
}

export const orderStatusLabels: Record<Order["status"], string> = {
  announced: "announced",
  ordered: "ordered",
  partly_delivered: "partly delivered",
  delivered: "delivered",
  blocked: "stopped by a control",
  cancelled: "cancelled",
  unknown: "not known whether delivered",
}

export const verificationLabels: Record<Verification, string> = {
  read: "read in the page",
  unverified: "not verified",
}

export const reportRoleLabels: Record<Report["role"], string> = {
  purchase: "purchase",
  delivery: "delivery",
  fleet: "fleet count",
  cancellation: "cancellation",
  approval: "approval",
  rental: "rental",
  spend: "spending",
  context: "context",
}

export const tagLabels: Record<ClaimTag, string> = {
  calibration: "kept to compare with",
  corroboration: "corroborates",
  denied: "denied",
  "not-chip-spend": "not spending on chips",
  pricing: "about prices",
  "transposed-variant": "sums swapped",
  unreliable: "unreliable",
  "1260H": "Pentagon 1260H list",
}

export const confidenceLabels: Record<Confidence, string> = {
  high: "high confidence",
  medium: "medium confidence",
  low: "low confidence",
}

export const noteKindLabels: Record<Note["kind"], string> = {
  "capital spending": "Capital spending",
  "supplier output": "Supplier output",
  "market total": "Market totals",
  funding: "Funding",
  plan: "Plans",
  denial: "Denials",
  other: "Other facts",
}

export const designationStatusLabels: Record<Designation["status"], string> = {
  listed: "listed",
  proposed: "proposed",
  withdrawn: "withdrawn",
  unknown: "status unknown",
}

export const sourceTypeLabels: Record<Source["kind"], string> = {
  primary: "company or government",
  press: "press",
  secondary: "secondary",
  analyst: "analyst",
  dataset: "dataset",
  law: "law",
  vendor: "vendor",
  project: "this project",
}

export const assumptionGroupLabels: Record<Assumption["group"], string> = {
  stock: "How chips go to work and wear out",
  supply: "Orders, splits and expected supply",
  allocation: "How the fleet is divided",
  training: "What training needs",
  inference: "What serving needs",
  evidence: "How far reports and prices are believed",
  run: "How the estimate is run",
}
