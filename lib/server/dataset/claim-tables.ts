import "server-only"
import type { Conflict } from "@/lib/domain/conflict"
import type { Designation } from "@/lib/domain/designation"
import type { Note } from "@/lib/domain/note"
import type { Statement } from "@/lib/domain/statement"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import {
  claimFields,
  claimValues,
  figureFields,
  figureValues,
  windowFields,
  windowValues,
} from "./claim-fields"
import type { DataTable } from "./table"

const id = { name: "id", type: "string", title: "Id", isRequired: true } as const
const toSource = { field: "source_id", table: "sources", to: "id" } as const

/** What firms and others said of a stock and how long it lasts. */
export function statementTable({ records }: Catalogue): DataTable<Statement> {
  return {
    name: "statements",
    title: "Statements on stocks",
    description:
      "What a firm or an analyst says of a stock. Kept to compare with; never an input of an estimate.",
    primaryKey: ["id"],
    foreignKeys: [toSource],
    fields: [
      id,
      { name: "speaker", type: "string", title: "Who said it", isRequired: true },
      { name: "workload", type: "string", title: "Training or inference; empty: both, or not said" },
      {
        name: "horizon_months_low",
        type: "number",
        title: "How long it lasts: at least",
        unit: "months from event_date",
      },
      {
        name: "horizon_months_high",
        type: "number",
        title: "How long it lasts: at most",
        unit: "months from event_date",
      },
      { name: "horizon_in_words", type: "string", title: "The same in the speaker’s words" },
      {
        name: "reads_as_months_low",
        type: "number",
        title: "Our reading where no months were said: at least",
        unit: "months",
      },
      {
        name: "reads_as_months_high",
        type: "number",
        title: "Our reading where no months were said: at most",
        unit: "months",
      },
      { name: "outcome", type: "string", title: "What happened later" },
      ...claimFields,
    ],
    rows: records.statement,
    values: (statement) => [
      statement.id,
      statement.speaker,
      statement.workload,
      statement.horizonMonths?.low ?? null,
      statement.horizonMonths?.high ?? null,
      statement.horizonInWords,
      statement.readsAsMonths?.low ?? null,
      statement.readsAsMonths?.high ?? null,
      statement.outcome,
      ...claimValues(statement),
    ],
  }
}

/** Capital spending, output, plans, denials. */
export function noteTable({ records }: Catalogue): DataTable<Note> {
  return {
    name: "notes",
    title: "Other sourced facts",
    description: "Capital spending, funding, makers’ output, market totals, plans and denials.",
    primaryKey: ["id"],
    foreignKeys: [toSource],
    fields: [
      id,
      { name: "kind", type: "string", title: "Kind of fact", isRequired: true },
      { name: "chip_label", type: "string", title: "As the source names the chip" },
      ...figureFields,
      ...windowFields,
      ...claimFields,
      { name: "not_an_order_because", type: "string", title: "Why a count of chips is no order" },
    ],
    rows: records.note,
    values: (note) => [
      note.id,
      note.kind,
      note.chipLabel,
      ...figureValues(note.quantity, note.unit, note.cost),
      ...windowValues(note),
      ...claimValues(note),
      note.notAnOrderBecause,
    ],
  }
}

/** What sources say of firms on government lists. */
export function designationTable({ records }: Catalogue): DataTable<Designation> {
  return {
    name: "designations",
    title: "Firms on government lists",
    description: "What a source says of a firm’s entry on a government list.",
    primaryKey: ["id"],
    foreignKeys: [toSource],
    fields: [
      id,
      { name: "list", type: "string", title: "The list", isRequired: true },
      { name: "status", type: "string", title: "Listed, proposed, withdrawn or unknown", isRequired: true },
      ...claimFields,
    ],
    rows: records.designation,
    values: (designation) => [
      designation.id,
      designation.list,
      designation.status,
      ...claimValues(designation),
    ],
  }
}

type Part = { conflict: Conflict; claim: string }

/** Groups of claims that contradict each other, a row for each claim that takes part. */
export function contradictionTable({ records }: Catalogue): DataTable<Part> {
  return {
    name: "contradictions",
    title: "Contradictions",
    description:
      "Which claims contradict each other, and why. A row for each claim that takes part in a group.",
    primaryKey: ["id", "claim_id"],
    foreignKeys: [],
    fields: [
      { ...id, title: "Id of the group" },
      {
        name: "claim_id",
        type: "string",
        title: "A report, statement, note or designation",
        isRequired: true,
      },
      { name: "title", type: "string", title: "The question that they answer differently", isRequired: true },
      { name: "kind", type: "string", title: "Kind of contradiction", isRequired: true },
      { name: "explanation", type: "string", title: "Why they differ", isRequired: true },
    ],
    rows: records.conflict.flatMap((conflict) => conflict.claimIds.map((claim) => ({ conflict, claim }))),
    values: ({ conflict, claim }) => [
      conflict.id,
      claim,
      conflict.title,
      conflict.kind,
      conflict.explanation,
    ],
  }
}
