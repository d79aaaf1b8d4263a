import type { EngineVersions, RunResult } from "@/lib/charts/verify/comparison-words"

/** Which frozen chart to run again; `origin` because a worker may have no address of its own. */
export type RunRequest = { origin: string; id: string }

/** What the worker says while it runs a frozen chart's runs again, in this order. */
export type RunMessage =
  | { type: "begun"; runs: number; engine: EngineVersions }
  | { type: "ran"; result: RunResult }
  | { type: "finished" }
  /** Nothing could be run; `why` is a sentence with its cure. */
  | { type: "failed"; why: string }
