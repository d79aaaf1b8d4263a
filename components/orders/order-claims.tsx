import type { ChartFoot } from "@/components/charts/chart-frame"
import { ClaimsChart } from "@/components/charts/claims-chart"
import { claimMeasures, claimsModel } from "@/lib/charts/claims-model"
import { specVersion } from "@/lib/charts/spec"
import type { ReportView } from "@/lib/contracts/claim"

/**
 * The reports of an order side by side, a small axis for each measure on which they disagree.
 *
 * @param order its id
 * @param isInFull with the price of a card too where number and cost already say it
 */
export function OrderClaims({
  order,
  reports,
  foot,
  isInFull,
}: {
  order: string
  reports: readonly ReportView[]
  foot: ChartFoot
  isInFull: boolean
}) {
  const disputed = claimMeasures.flatMap((measure) => {
    const model = claimsModel(reports, measure)
    return model && new Set(model.rows.map(({ words }) => words)).size > 1 ? [model] : []
  })
  const shown = isInFull ? disputed : disputed.filter(({ measure }) => measure !== "price")
  if (shown.length === 0) return null
  return (
    <div className="grid gap-x-12 gap-y-8 py-4 lg:grid-cols-2">
      {shown.map((model) => (
        <div key={model.measure} className="min-w-0">
          <ClaimsChart
            model={model}
            foot={foot}
            share={{ version: specVersion, chart: "reports", order, measure: model.measure }}
          />
        </div>
      ))}
    </div>
  )
}
