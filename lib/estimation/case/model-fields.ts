import { inferenceFields, trainingFields } from "../assemble/assemble-input"

const allocation = ["trainShare0", "driftPerYear", "min", "max", "otherUseShare"]

/** Fields of the model that hold one value for the whole firm, as assumptions name them. */
export const firmFields: ReadonlySet<string> = new Set([
  "horizonMonths",
  "deployLagMonths",
  ...allocation.map((field) => `allocation.${field}`),
  ...trainingFields.map((field) => `training.${field}`),
  ...inferenceFields.map((field) => `inference.${field}`),
])
