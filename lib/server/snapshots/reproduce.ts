import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import type { RunResult } from "@/lib/charts/verify/comparison-words"
import { runName } from "@/lib/charts/verify/run-name"
import { outcomeOf } from "@/lib/charts/verify/run-outcome"
import { runAgain } from "@/lib/estimation/run-again"
import { sha256Of } from "./content"

/**
 * Runs a frozen chart's runs again, one after the other, on the engine of today.
 *
 * @param inputOf the frozen input of a hash, byte for byte; null where there is none
 */
export async function* reproduce(
  document: ChartDocument,
  inputOf: (hash: string) => Promise<Uint8Array | null>,
): AsyncGenerator<RunResult> {
  for (const run of document.runs) {
    const name = runName(document, run)
    const bytes = await inputOf(run.input)
    if (bytes !== null && sha256Of(bytes) !== run.input) {
      yield { name, outcome: { status: "failed", why: "Its frozen input was altered." } }
    } else {
      const again = bytes && runAgain(new TextDecoder().decode(bytes))
      yield { name, outcome: outcomeOf(run.figures, again) }
    }
  }
}
