import type { Assumption } from "../../domain/assumption"
import type { Case, ReadersValue } from "../../domain/case"
import type { AssumptionChange } from "../../domain/scenario"
import { chooseAssumption } from "../assemble/choose-assumption"
import { firmFields } from "./model-fields"
import { readersDistribution } from "./readers-distribution"
import { scenarioDistribution } from "./scenario-distribution"
import { valueRangeOf } from "./value-range"
import type { Kit } from "./kit"

/** A change that could not be made, by its key, and why. */
export type CaseFault = { key: string; why: string }

export type ChangedAssumptions = { assumptions: Assumption[]; faults: CaseFault[] }

/** A scenario's changes, one after the other. Those that name nothing the firm has change nothing. */
export function assumptionsUnder(
  assumptions: readonly Assumption[],
  changes: readonly AssumptionChange[],
): Assumption[] {
  return changes.reduce<Assumption[]>(
    (all, change) =>
      all.map((assumption) =>
        assumption.id === change.of || assumption.field === change.of
          ? { ...assumption, distribution: scenarioDistribution(assumption.distribution, change) }
          : assumption,
      ),
    [...assumptions],
  )
}

/**
 * A reader's own values in the place of the assumptions that serve the firm. A figure of the firm that no assumption
 * gives, such as the size of its flagship run, can be given by its field.
 */
export function withReadersValues(
  assumptions: readonly Assumption[],
  values: Case["assumptions"],
  { firm, asOf }: Pick<Kit, "firm" | "asOf">,
): ChangedAssumptions {
  const changed = new Map(assumptions.map((assumption) => [assumption.id, assumption]))
  const faults: CaseFault[] = []
  for (const key of Object.keys(values).sort()) {
    const value = values[key]!
    const serving = servingKey(assumptions, key, { firm, asOf })
    if (serving) {
      const standing = changed.get(serving.id) ?? serving
      const made = readersDistribution(standing.distribution, value, valueRangeOf(standing), firm)
      if ("fault" in made) faults.push({ key, why: made.fault })
      else changed.set(serving.id, { ...standing, distribution: made.distribution })
    } else if (firmFields.has(key)) {
      const added = addedFigure(key, value, firm)
      if ("fault" in added) faults.push({ key, why: added.fault })
      else changed.set(key, added)
    } else faults.push({ key, why: "the estimate of this firm has no such assumption" })
  }
  return { assumptions: [...changed.values()], faults }
}

/** The assumption that a case means by a key: the one of that id, or the one that serves the field for the firm. */
export function servingKey(
  assumptions: readonly Assumption[],
  key: string,
  { firm, asOf }: Pick<Kit, "firm" | "asOf">,
): Assumption | null {
  const named = assumptions.find(({ id }) => id === key)
  return named ?? (firmFields.has(key) ? chooseAssumption(assumptions, { field: key, firm, asOf }) : null)
}

/** The key by which a case names an assumption: its field where the firm has one value for it, else its id. */
export function keyOf({ id, field }: Pick<Assumption, "id" | "field">): string {
  return field !== null && firmFields.has(field) ? field : id
}

function addedFigure(field: string, value: ReadersValue, firm: string): Assumption | { fault: string } {
  const assumption: Assumption = {
    id: field,
    meaning: field,
    unit: "",
    field,
    group: field.startsWith("inference.") ? "inference" : "training",
    scope: { firms: [firm], chips: null, from: null, until: null },
    distribution: { dist: "fixed", value: null },
    rationale: "The reader's own figure.",
    sourceIds: [],
    verification: "judgement",
    confidence: "low",
    rank: null,
  }
  const made = readersDistribution(assumption.distribution, value, valueRangeOf(assumption), firm)
  return "fault" in made ? made : { ...assumption, distribution: made.distribution }
}
