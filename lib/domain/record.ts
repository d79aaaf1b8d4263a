import { assumptionSchema, type Assumption } from "./assumption"
import { chipSchema, type Chip } from "./chip"
import { companySchema, type Company } from "./company"
import { conflictSchema, type Conflict } from "./conflict"
import {
  controlProposalSchema,
  controlRuleSchema,
  type ControlProposal,
  type ControlRule,
} from "./control-rule"
import { datasetSchema, type Dataset } from "./dataset"
import { designationSchema, type Designation } from "./designation"
import { listingSchema, type Listing } from "./listing"
import { noteSchema, type Note } from "./note"
import {
  choiceSchema,
  expectedFlowSchema,
  orderSchema,
  type Choice,
  type ExpectedFlow,
  type Order,
} from "./order"
import { scenarioSchema, type Scenario } from "./scenario"
import { sourceSchema, type Source } from "./source"
import { statementSchema, type Statement } from "./statement"

/** Every kind of record that is kept under revision, with its schema. An order carries its reports. */
export const recordSchemas = {
  dataset: datasetSchema,
  source: sourceSchema,
  company: companySchema,
  chip: chipSchema,
  assumption: assumptionSchema,
  order: orderSchema,
  flow: expectedFlowSchema,
  choice: choiceSchema,
  statement: statementSchema,
  note: noteSchema,
  designation: designationSchema,
  listing: listingSchema,
  control: controlRuleSchema,
  proposal: controlProposalSchema,
  scenario: scenarioSchema,
  conflict: conflictSchema,
} as const

export type RecordKind = keyof typeof recordSchemas

export type RecordByKind = {
  dataset: Dataset
  source: Source
  company: Company
  chip: Chip
  assumption: Assumption
  order: Order
  flow: ExpectedFlow
  choice: Choice
  statement: Statement
  note: Note
  designation: Designation
  listing: Listing
  control: ControlRule
  proposal: ControlProposal
  scenario: Scenario
  conflict: Conflict
}

export const recordKinds = Object.keys(recordSchemas) as RecordKind[]

/** All records of a data version. */
export type Records = { [K in RecordKind]: RecordByKind[K][] }
