import { Disclosure } from "@/components/ui/disclosure"
import { Section } from "@/components/ui/section"
import type { TrackDate } from "@/lib/contracts/track-record"
import { dayWords, longMonthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { CaseStory } from "./case-story"
import { HindsightList } from "./hindsight-list"

/** One month: its cases in words, what else was said, what could not be run, and what was not known then. */
export function DateSection({ date }: { date: TrackDate }) {
  const { asOf, cases, alsoSaid, notRun, uncounted, hindsight, inputs } = date
  return (
    <Section id={`of-${asOf}`} title={longMonthWords(asOf)} lead={<span data-prose="">{leadOf(date)}</span>}>
      {cases.length > 0 ? (
        <ol className="divide-y border-y">
          {cases.map((one) => (
            <CaseStory key={one.id} one={one} />
          ))}
        </ol>
      ) : (
        <p className="text-muted">Nothing that was said then can be held against an estimate.</p>
      )}
      <div className="mt-3 space-y-2">
        {alsoSaid.length > 0 && (
          <Disclosure summary={`Also said, and not held against a number: ${alsoSaid.length}`}>
            <ul className="max-w-prose space-y-2 text-15" data-prose="">
              {alsoSaid.map(({ statementId, speaker, text, why, source }) => (
                <li key={statementId}>
                  {text} <span className="text-muted">({speaker}.)</span>{" "}
                  <a href={routes.source(source.id)}>{source.publisher}</a>. {why}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        <Disclosure summary={`Could not be run: ${notRun.length} with chips on record`}>
          <ul className="max-w-prose space-y-1 text-15" data-prose="">
            {notRun.map(({ slug, name, missing }) => (
              <li key={slug}>
                <a href={routes.company(slug)}>{name}</a>: missing {missing.join("; ")}.
              </li>
            ))}
            <li className="text-muted">
              {uncounted} firms more had no counted order of chips on record by then.
            </li>
          </ul>
        </Disclosure>
        <Disclosure
          summary={`Not known then, or not surely: ${hindsight.length} of ${inputs.length} assumptions`}
        >
          <HindsightList inputs={hindsight} />
        </Disclosure>
      </div>
    </Section>
  )
}

function leadOf({ day, assumptionsOf, reportsUsed, reportsLeftOut }: TrackDate): string {
  const left =
    reportsLeftOut === 0
      ? "none on these orders came out later"
      : `${reportsLeftOut} that came out later ${reportsLeftOut === 1 ? "is" : "are"} left out`
  return [
    `From ${reportsUsed} reports that were public by ${dayWords(day)}; ${left}.`,
    ...(assumptionsOf === null
      ? []
      : [
          `No assumptions were set for this month: those of ${longMonthWords(assumptionsOf)} serve before their time, and are listed with what was not known then.`,
        ]),
  ].join(" ")
}
