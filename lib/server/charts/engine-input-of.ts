import "server-only"
import type { EngineInput } from "@/lib/estimation/engine-input"
import { historyMonths } from "@/lib/server/estimates/compute-estimate"
import type { prepareEstimate } from "@/lib/server/estimates/get-estimate"

/** What the engine would be given for a firm; null where nothing would run. */
export function engineInputOf({ run, request }: ReturnType<typeof prepareEstimate>): EngineInput | null {
  const { input } = run.assembly
  if (input === null) return null
  return { input, seed: request.seed, draws: request.draws, historyFromMonth: -historyMonths }
}
