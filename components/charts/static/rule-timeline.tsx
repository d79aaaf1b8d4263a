import Link from "next/link"
import { ShareLine } from "@/components/charts/share/share-line"
import { StatusMark } from "@/components/controls/status-mark"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import {
  ruleTimelineTable,
  timelineYears,
  type RuleTimelineModel,
  type TimelineRow,
} from "@/lib/charts/rule-timeline-model"
import { specVersion } from "@/lib/charts/spec"
import { percent } from "@/lib/charts/scales"
import { HatchDefs } from "./hatch"
import { RuleRowMark } from "./rule-row-mark"

const rowHeight = 26

/**
 * The law on one axis: a row a text, its names left of the plot. On a phone there is no room for both, so the
 * same rows become a list by date.
 */
export function RuleTimeline({ model, dataVersion }: { model: RuleTimelineModel; dataVersion: number }) {
  return (
    <figure className="chart mt-6">
      <figcaption className="mb-2">
        <h2 className="text-21">{model.title}</h2>
        <p className="text-13 text-muted">{model.subtitle}</p>
      </figcaption>
      <HatchDefs chart="rules" colors={["muted"]} />
      <div className="rules only-wide">
        <Lines model={model} />
        {model.sections.map(({ title, rows }) => (
          <section key={title}>
            <h3 className="rules-title">{title}</h3>
            <ul>
              {rows.map((row) => (
                <li key={row.id} className="rules-row" style={{ height: rowHeight }}>
                  <RowName row={row} />
                  <svg className="rules-plot" aria-hidden="true">
                    <RuleRowMark row={row} today={model.today} />
                  </svg>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <YearList model={model} />
      <p className="mt-2 max-w-prose text-13 text-muted">{model.words.join(" ")}</p>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <Disclosure
          summary="The same as a table"
          className="no-print min-w-0 max-w-full grow basis-full text-13 text-muted sm:basis-auto"
        >
          <DataTable table={ruleTimelineTable(model)} />
        </Disclosure>
        <ShareLine
          spec={{ version: specVersion, chart: "law" }}
          title={model.title}
          asOf={null}
          dataVersion={dataVersion}
        />
      </div>
    </figure>
  )
}

/** Years, today, and the day that the page shows: vertical lines behind all rows. */
function Lines({ model: { ticks, today } }: { model: RuleTimelineModel }) {
  return (
    <div className="rules-lines" aria-hidden="true">
      <svg className="rules-grid">
        {ticks.map(({ at, label }) => (
          <line key={label} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" className="chart-grid" />
        ))}
        <line x1={percent(today)} x2={percent(today)} y1="0" y2="100%" className="now-line" />
        <text x={percent(today)} dx="4" y="10" className="chart-label is-now">
          today
        </text>
      </svg>
      <div className="rules-day" />
    </div>
  )
}

function RowName({ row }: { row: TimelineRow }) {
  if (row.kind === "list") {
    return (
      <p className="rules-name">
        {row.label} {row.earlier > 0 && <span className="text-muted">{row.earlier} earlier</span>}
      </p>
    )
  }
  return (
    <p className="rules-name">
      <Link href={row.href} prefetch={false} title={row.name}>
        {row.label}
      </Link>
      {row.kind === "rule" && row.isApproximate && <span className="text-muted"> approximate</span>}
      <span className="sr-only">: {row.when}</span>
    </p>
  )
}

/** For a phone: every text, entry and bill under its year, in the order in which they came. */
function YearList({ model }: { model: RuleTimelineModel }) {
  return (
    <ol className="only-narrow">
      {timelineYears(model).map(({ year, events }) => (
        <li key={year} className="mt-3">
          <h3 className="border-b border-hairline text-17">{year}</h3>
          <ol>
            {events.map(({ key, when, label, href, detail, strictest }) => (
              <li key={key} className="grid grid-cols-[64px_1fr] gap-x-3 py-1.5 text-13">
                <span className="text-muted">{when}</span>
                <div className="flex items-start gap-2">
                  {strictest && <StatusMark status={strictest} compact />}
                  <div className="min-w-0">
                    {href ? (
                      <Link href={href} prefetch={false}>
                        {label}
                      </Link>
                    ) : (
                      label
                    )}
                    <span className="text-muted" data-prose="">
                      {" "}
                      {detail}
                    </span>
                  </div>
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
