import { ChartFrame } from "@/components/charts/chart-frame"
import { OpenFigures } from "@/components/numbers/open-figures"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { DrawnChart } from "@/components/snapshot/drawn-chart"
import { Section } from "@/components/ui/section"
import { trackRecordFigure } from "@/lib/charts/figure/track-record-figure"
import { specVersion } from "@/lib/charts/spec"
import { casesForScore, type TrackRecord } from "@/lib/contracts/track-record"
import { longMonthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { missesOf, trackRecordLessons } from "@/lib/track-record-lessons"
import { caseName, fewWords, trackRecordLead } from "@/lib/track-record-words"
import { CoverageTable } from "./coverage-table"
import { DateSection } from "./date-section"
import { SufficientTable } from "./sufficient-table"

/** The whole page: the answer, the figure, the counts, the misses, what they teach, and each month in words. */
export function TrackRecordView({ record }: { record: TrackRecord }) {
  const { dates, coverage, asOf, dataVersion } = record
  const figure = trackRecordFigure(record)
  const misses = missesOf(record)
  const shortages = coverage.shortages.of.length
  return (
    <>
      <PageHead title="What it would have said, and what came">
        <div className="mt-3 max-w-prose space-y-3">
          <p data-prose="">{trackRecordLead(record).join(" ")}</p>
          <p>
            For each month the model gets only what had been published by then, report by report. It is no
            clean test: its assumptions were chosen later, by people who knew what had been said. Each month
            lists those that rest on later sources. How the model works is on{" "}
            <a href={routes.methodology("backtests")}>the methodology page</a>.
          </p>
        </div>
        <Stamp parts={[`Data version ${dataVersion}`, `Engine ${record.engineVersion}`]} />
        <nav aria-label="Months" className="mt-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13">
            {dates.map((date) => (
              <li key={date.asOf}>
                <a href={`#of-${date.asOf}`}>{longMonthWords(date.asOf)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHead>
      <div className="mt-8">
        <ChartFrame
          title={figure.title}
          subtitle={figure.subtitle}
          words={figure.words}
          table={figure.table}
          opens={{
            column: 5,
            of: dates.flatMap(({ cases }) => cases.map(({ id }) => ({ of: "case", case: id }) as const)),
          }}
          foot={{
            asOf,
            dataVersion,
            sources: [{ label: "All statements’ sources", href: routes.sources() }],
          }}
          share={{ version: specVersion, chart: "track-record" }}
          headingLevel={2}
        >
          <DrawnChart figure={figure} id="track-record" />
        </ChartFrame>
      </div>
      <Section
        id="coverage"
        title="How often the intervals held"
        lead={`${shortages === 1 ? "One shortage has" : `${fewWords(shortages)} shortages have`} been seen at a firm itself. Until there are ${casesForScore} the counts stand here, and no score.`}
      >
        <CoverageTable coverage={coverage} />
        <h3 className="mt-6 text-21">The misses</h3>
        {misses.length > 0 ? (
          <ul className="mt-2 max-w-prose space-y-2">
            {misses.map(({ case: one, words }) => (
              <li key={one.id}>
                <span className="font-medium">{caseName(one)}.</span>{" "}
                <OpenFigures of={{ of: "case", case: one.id }}>{words}</OpenFigures>
              </li>
            ))}
          </ul>
        ) : (
          <p className="mt-2 text-muted">No case lies outside half of the draws.</p>
        )}
        <h3 className="mt-6 mb-2 text-21">Still sufficient?</h3>
        <p className="mb-3 max-w-prose text-15 text-muted">
          The share of draws in which its own chips still suffice, and whether they did, by what was seen at
          the firm.
        </p>
        <SufficientTable dates={dates} />
      </Section>
      <Section id="lessons" title="What they teach">
        <ul className="max-w-prose list-disc space-y-2 pl-5" data-prose="">
          {trackRecordLessons(record).map((lesson) => (
            <li key={lesson}>{lesson}</li>
          ))}
        </ul>
      </Section>
      {dates.map((date) => (
        <DateSection key={date.asOf} date={date} />
      ))}
    </>
  )
}
