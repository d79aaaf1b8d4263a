import { chartAddress, fileAddress } from "@/lib/charts/chart-files"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Month } from "@/lib/domain/month"
import { ShareLink } from "./share-link"

/**
 * The way on from a chart: to a link of its own, and to its figures and picture as files. Without JavaScript
 * "Share" leads to the chart's page, where the same can be done.
 */
export function ShareLine({
  spec,
  title,
  asOf,
  dataVersion,
}: {
  spec: ChartSpec
  title: string
  /** Null for a table of records that no month is part of. */
  asOf: Month | null
  dataVersion: number
}) {
  const href = `${chartAddress({ spec })}#share`
  return (
    <p className="no-print flex gap-x-3 text-13 text-muted">
      <ShareLink href={href} shared={{ spec, title, asOf, dataVersion }} />
      <a href={fileAddress({ spec }, "csv")} rel="nofollow">
        CSV<span className="sr-only"> of {title}</span>
      </a>
      <a href={fileAddress({ spec }, "png")} rel="nofollow">
        PNG<span className="sr-only"> of {title}</span>
      </a>
    </p>
  )
}
