import "server-only"
import type { RecordByKind, RecordKind } from "@/lib/domain/record"
import { assumptionRows } from "./assumption"
import { chipRows } from "./chip"
import { choiceRows } from "./choice"
import { companyRows } from "./company"
import { conflictRows } from "./conflict"
import { controlRows } from "./control"
import { datasetRows } from "./dataset"
import { designationRows } from "./designation"
import { flowRows } from "./flow"
import { listingRows } from "./listing"
import { noteRows } from "./note"
import { orderRows } from "./order"
import { proposalRows } from "./proposal"
import type { RecordRows } from "./record-rows"
import { scenarioRows } from "./scenario"
import { sourceRows } from "./source"
import { statementRows } from "./statement"

/** Every kind of record with its tables, in an order in which each finds what it refers to already written. */
export const rowsOfKind: { [K in RecordKind]: RecordRows<RecordByKind[K]> } = {
  dataset: datasetRows,
  source: sourceRows,
  company: companyRows,
  chip: chipRows,
  assumption: assumptionRows,
  control: controlRows,
  proposal: proposalRows,
  scenario: scenarioRows,
  order: orderRows,
  flow: flowRows,
  choice: choiceRows,
  statement: statementRows,
  note: noteRows,
  designation: designationRows,
  listing: listingRows,
  conflict: conflictRows,
}

export const kindsInWritingOrder = Object.keys(rowsOfKind) as RecordKind[]
