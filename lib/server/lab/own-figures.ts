import "server-only"
import type { LabControl, LabView } from "@/lib/contracts/lab"
import type { Kit } from "@/lib/estimation/case/kit"
import { valueRangeOf } from "@/lib/estimation/case/value-range"
import { chooseAssumption } from "@/lib/estimation/assemble/choose-assumption"
import { percentilesOf } from "@/lib/estimation/distributions"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { boundsOf } from "./control"

/** A firm's own figures, without which a workload has no estimate. */
const ownFigures = [
  { key: "training.runFlop0", workload: "training" },
  { key: "inference.tokensPerDay0", workload: "inference" },
  { key: "inference.activeParamsB", workload: "inference" },
] as const

/** Figures of the firm that no assumption gives, as controls that a reader can fill in. */
export function missingFigures(
  { records }: Pick<Catalogue, "records">,
  { assumptions, firm, asOf }: Pick<Kit, "assumptions" | "firm" | "asOf">,
): { controls: Omit<LabControl, "label">[]; suppliable: LabView["suppliable"] } {
  const missing = ownFigures.filter(({ key }) => !chooseAssumption(assumptions, { field: key, firm, asOf }))
  const keysOf = (of: "training" | "inference") =>
    missing.filter(({ workload }) => workload === of).map(({ key }) => key)
  return {
    suppliable: { training: keysOf("training"), inference: keysOf("inference") },
    controls: missing.map(({ key, workload }) => {
      const others = records.assumption.filter(({ field }) => field === key)
      const [like] = others
      const ends = others.flatMap(({ distribution }) => {
        const { p5, p95 } = percentilesOf(distribution)
        return p5 !== null && p95 !== null && p5 > 0 ? [p5, p95] : []
      })
      const range = valueRangeOf({
        id: key,
        field: key,
        unit: "",
        distribution: { dist: "fixed", value: null },
      })
      return {
        key,
        id: null,
        meaning: like?.meaning ?? key,
        unit: like?.unit ?? "",
        group: workload,
        kind: "range",
        bounds: boundsOf(range),
        // As wide as what is assumed of all other firms together.
        track: { scale: "log", low: Math.min(...ends, 1e12), high: Math.max(...ends, 1) },
        standing: null,
        under: {},
        onlyUnder: null,
        rationale: null,
        sources: [],
        confidence: null,
        verification: null,
        setFor: null,
        matters: { training: 0, inference: 0 },
      }
    }),
  }
}
