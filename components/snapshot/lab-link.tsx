import type { ChartDocument } from "@/lib/charts/document"
import { labStateOf } from "@/lib/charts/lab-state-of"
import { chartSpecSchema } from "@/lib/charts/spec"
import { untouchedCase } from "@/lib/domain/case"
import type { LabState } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"

/** From a runway, frozen or live, to the laboratory: with the changes that it shows, to go on from there. */
export function LabLink({ spec }: { spec: ChartDocument["spec"] }) {
  const state = stateOf(spec)
  return (
    state && (
      <p className="no-print mt-2 text-13">
        <a href={routes.lab(state)}>Open in the laboratory</a>
      </p>
    )
  )
}

function stateOf(spec: ChartDocument["spec"]): LabState | null {
  const read = chartSpecSchema.safeParse(spec)
  if (!read.success) return null
  if (read.data.chart === "laboratory") return labStateOf(read.data)
  if (read.data.chart !== "runway") return null
  const { firm, workload, set } = read.data
  return { case: untouchedCase(firm), compare: null, workload, set }
}
