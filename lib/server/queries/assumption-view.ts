import "server-only"
import type { AssumptionView } from "@/lib/contracts/assumption"
import type { Assumption } from "@/lib/domain/assumption"
import { percentilesOf } from "@/lib/estimation"
import type { Catalogue } from "./catalogue"
import { sourceRef } from "./claim-views"

/** An assumption with its percentiles worked out from its distribution. */
export function assumptionView(catalogue: Catalogue, assumption: Assumption): AssumptionView {
  const { sourceIds, ...rest } = assumption
  return {
    ...rest,
    ...percentilesOf(assumption.distribution),
    sources: sourceIds.map((id) => sourceRef(catalogue, id)),
  }
}
