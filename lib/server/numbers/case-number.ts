import "server-only"
import type { NumberView } from "@/lib/contracts/number"
import { dayWords, monthWords, shareWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { runwaySpanWords } from "@/lib/number-span-words"
import { routes } from "@/lib/routes"
import { medianWords } from "@/lib/runway-words"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getTrackRecord } from "@/lib/server/queries/track-record"
import { caseName, outcomeWords, saidMonthsWords } from "@/lib/track-record-words"
import { statementView } from "@/lib/server/queries/claim-views"
import { gradeWords, sourcesBy } from "./estimate-parts"
import { findClaim } from "./find-claim"
import { numberReport } from "./number-report"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "case" }>

/** What the model gives for a case of the track record, beside what was said and what came of it; of today alone. */
export async function caseNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue, known } = opened
  // An id begins with that of what was said: nothing is worked out for any other.
  if (!findClaim(catalogue, key.case.split(" ")[0] ?? "")) return null
  // What the model gives for the past is told from all that is on record, and of no other day.
  if (catalogue !== (await loadCatalogue())) return null
  const record = await getTrackRecord()
  const found = record.dates
    .flatMap((date) => date.cases.map((one) => ({ date, one })))
    .find(({ one }) => one.id === key.case)
  if (!found) return null
  const { date, one } = found
  const { run, claim, outcome, workload, firm } = one
  const statement = findClaim(catalogue, claim.statementId)
  return viewOf(opened, key, {
    title: `${caseName(one)}: what the model gives from what was known then`,
    value: run ? medianWords(run.own.p50, run.horizonMonths) : "no number",
    interval: run && runwaySpanWords(run.own, run.horizonMonths),
    when: `from ${monthWords(one.asOf)}`,
    figures: [
      opening(
        opened,
        { of: "claim", claim: claim.statementId },
        `${claim.speaker} said`,
        claim.inWords ?? saidMonthsWords(claim),
      ),
      plain("In months from then", saidMonthsWords(claim)),
      plain("What came of it", outcomeWords(outcome)),
      ...(run?.all
        ? [plain("With what was expected to come", medianWords(run.all.p50, run.horizonMonths))]
        : []),
      ...(run?.today
        ? [plain("The same month from all on record today", medianWords(run.today.p50, run.horizonMonths))]
        : []),
      ...(run?.against
        ? [
            plain("Draws that are shorter than said", shareWords(run.against.below)),
            plain("… within what was said", shareWords(run.against.inside)),
            plain("… longer", shareWords(run.against.above)),
          ]
        : []),
      ...(outcome && outcome.sooner !== null
        ? [plain("Draws that end before what came", shareWords(outcome.sooner))]
        : []),
    ],
    formula: {
      words: `The model as of ${monthWords(one.asOf)}, from what had been published by ${dayWords(date.day)}: ${date.reportsUsed} reports of the counted orders, ${date.reportsLeftOut} that came out later left out. Seed ${record.seed}, engine ${record.engineVersion}.`,
      parts: [
        {
          title: null,
          inputs: [
            opening(
              opened,
              { of: "runway", firm: firm.slug, workload, set: "own" },
              "The firm’s runway today",
              monthWords(record.asOf),
            ),
          ],
        },
      ],
    },
    reports:
      statement?.kind === "statement"
        ? [
            numberReport(statementView(catalogue, statement.claim), {
              href: routes.number({ of: "claim", claim: claim.statementId }, known),
              says: claim.inWords ?? saidMonthsWords(claim),
              weight: claim.notCounted ?? "Never an input: held against the model.",
            }),
          ]
        : [],
    confidence: run
      ? {
          label: gradeWords[run.grade],
          why: outcome?.why ?? "What happened later is not on record.",
        }
      : { label: "No number", why: `Missing then: ${one.missing.join("; ")}.` },
    sources: sourcesBy(opened, outcome?.sources.map(({ id }) => id) ?? []),
    more: [
      { label: "The track record", href: routes.trackRecord() },
      { label: "How the model is tested on the past", href: routes.methodology("backtests") },
    ],
  })
}
