import { knownDay } from "@/components/known/known-day"
import { chartAddress, fileAddress } from "@/lib/charts/chart-files"
import { specKnownOn } from "@/lib/charts/known-spec"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Month } from "@/lib/domain/month"
import { dayWords } from "@/lib/day-words"
import { ShareLink } from "./share-link"

/**
 * The way on from a chart: to a link of its own, and to its figures and picture as files. Without JavaScript
 * "Share" leads to the chart's page, where the same can be done. On a page of a past day all of them are of that day.
 */
export function ShareLine({
  spec: now,
  title: plainTitle,
  asOf,
  dataVersion,
}: {
  spec: ChartSpec
  title: string
  /** Null for a table of records that no month is part of. */
  asOf: Month | null
  dataVersion: number
}) {
  const day = knownDay()
  const spec = specKnownOn(now, day)
  if (spec === null) return null
  const title = day === null ? plainTitle : `${plainTitle}, as known on ${dayWords(day)}`
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
