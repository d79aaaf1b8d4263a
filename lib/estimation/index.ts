/** The engine's door: everything the rest of the house may use of the estimate. */
export { runCentral, servingRates, type CentralReport, type CentralSet } from "./central"
export { percentilesOf, quantileOf } from "./distributions"
export { gradeEstimate, reasonOf, worseGrade, type GradeEvidence, type Graded } from "./grade"
export { modelInputSchema, type ModelInput, type ModelValue, type SupplyLine } from "./model-input"
export { type Bands, type Fans, type StockReport } from "./ledger"
export {
  simulate,
  simulateSteps,
  type RunwayDetails,
  type SimulateOptions,
  type SimulationReport,
} from "./simulate"
export { NotANumber } from "./runway"
export { runwayKeys, type RunwayKey } from "./crossings"
export { outlast, runwayTries, runwayTriesSteps, type Outlast, type RunwayTries } from "./outlast"
export { outputsOf, sensitivityOutputs, type SensitivityOutput } from "./sensitivity/outputs"
export { sampleTable, sampleTableSteps, type SampleTable } from "./sensitivity/sample-table"
export { sobol, sobolSteps, type SobolOutput, type SobolReport, type SobolRow } from "./sensitivity/sobol"
export { tornado, type Tornado, type TornadoRow } from "./sensitivity/tornado"
export {
  valueOfInformation,
  type InformationRow,
  type ValueOfInformation,
} from "./sensitivity/value-of-information"
export { summarizeRunways, survivalOf, type RunwayReport } from "./summarize"
export { ENGINE_VERSION } from "./version"
