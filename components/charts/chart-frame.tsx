import Link from "next/link"
import type { ReactNode } from "react"
import type { ChartTable } from "@/lib/charts/chart-table"
import { numberOfChart } from "@/lib/charts/number-of-chart"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Month } from "@/lib/domain/month"
import { dayWords, monthWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { knownDay } from "@/components/known/known-day"
import { DataTable, type TableOpens } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import { ShareLine } from "./share/share-line"

/** What a chart's foot says: where its numbers are from and how old they are. */
export type ChartFoot = {
  asOf: Month
  dataVersion: number
  sources: { label: string; href: string }[]
}

/** What the rows of a chart's table open to, in their order, by their cell in one column. */
export type RowNumbers = { column: number; of: readonly (NumberKey | null)[] }

/**
 * A chart with everything it needs to stand alone: the finding, the measure, the drawing, what its bands mean,
 * the same points as a table, and the foot.
 */
export function ChartFrame({
  title,
  subtitle,
  words,
  table,
  foot,
  share,
  opens,
  shareTitle = title,
  aside,
  children,
  headingLevel = 3,
}: {
  title: string
  subtitle: string
  words: readonly string[]
  /** Null where nothing is drawn: then there is nothing to read off either. */
  table: ChartTable | null
  foot: ChartFoot
  /** The chart's settings: under what its links and files are found. */
  share: ChartSpec
  /** What the rows of the table open to; without it the chart's own number, where all of it is one. */
  opens?: RowNumbers
  /** The title away from this page, where it must say whose the chart is. */
  shareTitle?: string
  /** Stands right of the title: a switch, a link. */
  aside?: ReactNode
  children: ReactNode
  headingLevel?: 2 | 3
}) {
  const Heading = `h${headingLevel}` as const
  return (
    <figure className="chart">
      <figcaption className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <Heading className="text-21">{title}</Heading>
          <p className="text-13 text-muted">
            <Figures>{subtitle}</Figures>
          </p>
        </div>
        {aside}
      </figcaption>
      {children}
      {words.length > 0 && (
        <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
          {words.join(" ")}
        </p>
      )}
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-13 text-muted">
        {table && (
          <Disclosure
            summary="The same as a table"
            className="no-print min-w-0 max-w-full grow basis-full sm:basis-auto"
          >
            <DataTable table={table} opens={tableOpens(share, opens)} />
          </Disclosure>
        )}
        <ChartFootLine foot={foot} />
        <ShareLine spec={share} title={shareTitle} asOf={foot.asOf} dataVersion={foot.dataVersion} />
      </div>
    </figure>
  )
}

function tableOpens(share: ChartSpec, opens: RowNumbers | undefined): TableOpens | null {
  const known = knownDay()
  if (opens) {
    return { column: opens.column, rows: opens.of.map((key) => key && routes.number(key, known)) }
  }
  const all = numberOfChart(share)
  return all && { all: routes.number(all, known) }
}

/** "Sources: …  ·  as of Nov 2026  ·  data version 412" */
export function ChartFootLine({ foot }: { foot: ChartFoot }) {
  const day = knownDay()
  return (
    <p className="text-13 text-muted">
      {foot.sources.length > 0 && (
        <>
          {foot.sources.map(({ label, href }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <Link href={href} prefetch={false}>
                {label}
              </Link>
            </span>
          ))}
          {" · "}
        </>
      )}
      as of {monthWords(foot.asOf)} · data version {foot.dataVersion}
      {day !== null && ` · as known on ${dayWords(day)}`}
    </p>
  )
}
