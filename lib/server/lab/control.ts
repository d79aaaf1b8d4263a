import "server-only"
import type { LabControl, LabGroup } from "@/lib/contracts/lab"
import type { Assumption } from "@/lib/domain/assumption"
import { keyOf } from "@/lib/estimation/case/changed-assumptions"
import { valueRangeOf, type ValueRange } from "@/lib/estimation/case/value-range"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sourceRef } from "@/lib/server/queries/claim-views"
import { scalarOf, standingOf } from "./standing"
import { trackOf } from "./track"

/** An assumption as a control of a firm's laboratory; what scenarios and measurements say of it is added elsewhere. */
export function controlOf(
  catalogue: Catalogue,
  assumption: Assumption,
  firm: string,
): Omit<LabControl, "under" | "onlyUnder" | "matters" | "label"> {
  const range = valueRangeOf(assumption)
  const shape = scalarOf(assumption.distribution, firm)
  const track = trackOf(shape, range, assumption.unit)
  return {
    key: keyOf(assumption),
    id: assumption.id,
    meaning: assumption.meaning,
    unit: assumption.unit,
    group: groupOf(assumption),
    kind: shape === null ? "table" : kindOf(assumption, range),
    bounds: boundsOf(range),
    track,
    standing: standingOf(assumption.distribution, { track, firm }),
    rationale: assumption.rationale,
    sources: assumption.sourceIds.map((id) => sourceRef(catalogue, id)),
    confidence: assumption.confidence,
    verification: assumption.verification,
    setFor: assumption.scope.from,
  }
}

function kindOf({ distribution }: Assumption, { takes }: ValueRange): LabControl["kind"] {
  if (distribution.dist === "bernoulli") return "chance"
  return takes === "value" ? "value" : "range"
}

export function boundsOf(range: ValueRange): LabControl["bounds"] {
  const isAboveMin = range.min > 0 && range.min < 1e-300
  return {
    min: isAboveMin ? 0 : range.min,
    isAboveMin,
    max: range.max === Infinity ? null : range.max,
    mayBeNone: range.mayBeNone,
    needsRange: range.takes === "range",
    isWhole: range.isWhole ?? false,
  }
}

/** By what the value does in the model; the records' own groups follow the chapters of the methodology. */
export function groupOf({ id, field, group }: Pick<Assumption, "id" | "field" | "group">): LabGroup {
  if (/^(?:cancelShare|legalForeignOpen|backtest\.h20Ok)/.test(id)) return "law"
  if (field?.startsWith("chips.")) return "chips"
  if (group === "evidence") return "reports"
  return group === "stock" ? "supply" : group
}
