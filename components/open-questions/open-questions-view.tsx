import { ChartFrame } from "@/components/charts/chart-frame"
import { HatchDefs } from "@/components/charts/static/hatch"
import { OpenFigures } from "@/components/numbers/open-figures"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { EmptyState } from "@/components/ui/empty-state"
import { Section } from "@/components/ui/section"
import {
  gainAxis,
  openQuestionsSubtitle,
  openQuestionsTable,
  openQuestionsTitle,
  openQuestionsWords,
  questionsWithin,
  rankedQuestions,
  withCounted,
} from "@/lib/charts/open-questions-model"
import { specVersion } from "@/lib/charts/spec"
import type { OpenQuestions, OpenQuestionsView as View } from "@/lib/contracts/open-questions"
import { monthWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { openQuestionsLead } from "@/lib/open-questions-words"
import { routes } from "@/lib/routes"
import { ForecastList } from "./forecast-list"
import { gainNumber } from "./gain-list"
import { QuestionList } from "./question-list"

const chart = "open-questions"

/** The facts most worth finding, of all firms or of what the address asks for. */
export function OpenQuestionsView({ questions: all, view }: { questions: OpenQuestions; view: View }) {
  const questions = questionsWithin(all, view)
  const { facts, orientation, future, method, horizonMonths, asOf, dataVersion } = questions
  const shared = { axis: gainAxis([...all.facts, ...all.orientation]), horizonMonths, chart }
  const ranked = rankedQuestions(facts)
  const isEmpty = facts.length + orientation.length === 0
  const lead = openQuestionsLead(questions)
  return (
    <>
      <PageHead title="Open questions">
        {lead && (
          <p className="mt-3 max-w-prose">
            <Lead words={lead} facts={facts} />
          </p>
        )}
        <p className="mt-2 max-w-prose text-15 text-muted">
          Facts that somebody knows today and nobody has published, by how much the answer would narrow an
          estimate. <a href={routes.methodology("value-of-information")}>How this is worked out</a>.
        </p>
        <Filters questions={all} view={view} />
        <Stamp parts={[`As of ${monthWords(asOf)}`, `data version ${dataVersion}`]} />
      </PageHead>
      <div className="mt-6">
        <HatchDefs chart={chart} colors={["training", "inference"]} />
        <ChartFrame
          title={openQuestionsTitle}
          subtitle={`${openQuestionsSubtitle}. Two numbers as a rank: these gains cannot be told apart.`}
          words={isEmpty ? [] : openQuestionsWords(questions)}
          table={isEmpty ? null : openQuestionsTable(questions)}
          foot={{
            asOf,
            dataVersion,
            sources: [{ label: "assumptions and orders", href: routes.assumptions() }],
          }}
          share={{ version: specVersion, chart: "open-questions" }}
          opens={{ column: 5, of: numbersOf(questions) }}
          headingLevel={2}
        >
          {ranked.length > 0 ? (
            <QuestionList entries={ranked} label="Facts most worth finding" {...shared} />
          ) : (
            <EmptyState title="No fact would narrow these estimates by more than its error.">
              <p>
                <a href={routes.openQuestions()}>All open questions</a>
              </p>
            </EmptyState>
          )}
        </ChartFrame>
      </div>
      {orientation.length > 0 && (
        <Section
          id="orientation"
          title="For orientation only"
          lead="The inputs of these estimates contradict each other, so what a fact would do for them is uncertain too. By firm, in no ranking and in no sum."
        >
          <QuestionList
            entries={orientation.map((question) => ({ question, rank: null }))}
            label="For orientation only"
            {...shared}
          />
        </Section>
      )}
      {future.length > 0 && (
        <Section
          id="future"
          title="Cannot be found out today, only forecast"
          lead="These would narrow the same intervals, and nobody can know them yet."
        >
          <ForecastList entries={future} label="Only forecast" />
        </Section>
      )}
      {method.length > 0 && (
        <Section
          id="method"
          title="How chips are used in general"
          lead="Measuring these would narrow the estimates of all firms at once."
        >
          <ForecastList entries={method} label="How chips are used in general" />
        </Section>
      )}
    </>
  )
}

/** The fact at the head of the list, whose gain opens. */
function Lead({ words, facts: [first] }: { words: string; facts: OpenQuestions["facts"] }) {
  const help = first?.helps[0]
  return first && help ? <OpenFigures of={gainNumber(first.id, help)}>{words}</OpenFigures> : words
}

/** What the rows of the table open to, in its order. */
function numbersOf({ facts, orientation, future, method }: OpenQuestions): NumberKey[] {
  return [...facts, ...orientation, ...future.map(withCounted), ...method.map(withCounted)].flatMap(
    ({ id, helps }) => helps.map((help) => gainNumber(id, help)),
  )
}

function Filters({ questions: { firms }, view }: { questions: OpenQuestions; view: View }) {
  return (
    <div className="no-print mt-4 flex flex-wrap gap-x-8 gap-y-2">
      <ChoiceLinks
        label="Firm"
        current={view.firm ?? "all"}
        options={[
          { name: "all firms", value: "all", href: routes.openQuestions({ ...view, firm: null }) },
          ...firms.map(({ slug, name }) => ({
            name,
            value: slug,
            href: routes.openQuestions({ ...view, firm: slug }),
          })),
        ]}
      />
      <ChoiceLinks
        label="Workload"
        current={view.workload ?? "both"}
        options={[
          { name: "both", value: "both", href: routes.openQuestions({ ...view, workload: null }) },
          ...(["training", "inference"] as const).map((workload) => ({
            name: workload,
            value: workload,
            href: routes.openQuestions({ ...view, workload }),
          })),
        ]}
      />
    </div>
  )
}
