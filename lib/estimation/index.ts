/** The engine's door: everything the rest of the house may use of the estimate. */
export { runCentral, servingRates, type CentralReport, type CentralSet } from "./central"
export { percentilesOf, quantileOf } from "./distributions"
export { gradeEstimate, worseGrade, type GradeEvidence, type Graded } from "./grade"
export { modelInputSchema, type ModelInput, type ModelValue, type SupplyLine } from "./model-input"
export { type Bands, type Fans, type StockReport } from "./ledger"
export { simulate, type RunwayDetails, type SimulateOptions, type SimulationReport } from "./simulate"
export { summarizeRunways, survivalOf, type RunwayReport } from "./summarize"
export { ENGINE_VERSION } from "./version"
