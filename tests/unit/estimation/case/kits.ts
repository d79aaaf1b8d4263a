import type { Case } from "@/lib/domain/case"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import type { Kit } from "@/lib/estimation/case/kit"
import type { ModelInput } from "@/lib/estimation"
import { readDataFiles } from "@/lib/server/import/read"
import { kitOf } from "@/lib/server/lab/kit"

export const { records } = readDataFiles("data")
const dataset = records.dataset[0]!
export const { asOf, seed } = dataset

/** The kits of all firms with an estimate, made from `data/`. */
export const kits: readonly Kit[] = records.company
  .map((company) => kitOf({ records }, company, asOf))
  .filter((kit) => kit.rents === null && assembleCase(kit, untouched()).assembly.input !== null)

export function untouched(): Pick<Case, "scenario" | "assumptions" | "trust"> {
  return { scenario: "as-things-stand", assumptions: {}, trust: {} }
}

/** The kits that have a workload. */
export function kitsWith(workload: "training" | "inference"): Kit[] {
  return kits.filter((kit) => assembleCase(kit, untouched()).assembly.input?.[workload] !== undefined)
}

/** The input of a case without the condition on what was served: so that every draw has its like in another case. */
export function unconditioned(kit: Kit, given: Partial<ReturnType<typeof untouched>> = {}): ModelInput {
  const { assembly, faults } = assembleCase(kit, { ...untouched(), ...given })
  if (assembly.input === null || faults.length > 0) throw new Error(`${kit.firm}: ${JSON.stringify(faults)}`)
  return { ...assembly.input, conditionOnServed: {} }
}
