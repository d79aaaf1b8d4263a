import type { ReactNode } from "react"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { SourceIndex } from "@/components/sources/source-index"
import { Disclosure } from "@/components/ui/disclosure"
import { Section } from "@/components/ui/section"
import { Tag } from "@/components/ui/tag"
import { classifyQuery } from "@/lib/classify-link"
import type { ControlRulePage } from "@/lib/contracts/control-rule-view"
import { categoryWords } from "@/lib/category-words"
import { ruleKindLabels, rulePlaceSentences, standingWords } from "@/lib/control-rule-words"
import { dayWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { ConditionTree } from "./condition-tree"
import { RuleExamples } from "./rule-examples"
import { RuleFacts } from "./rule-facts"
import { RuleFirms } from "./rule-firms"
import { RuleCaught, RuleMissed, RuleUndetermined } from "./rule-reading"
import { RuleRelations } from "./rule-relations"

/** One rule: what it says, what it tests, what it caught, whom it hit, and what is not known of it. */
export function RulePageView({ rule }: { rule: ControlRulePage }) {
  const { reading, relations, examples, firms, sources } = rule
  const ruleNames = Object.fromEntries(
    [...relations.handsTo, ...relations.amends].map((other) => [other.id, other.name]),
  )
  const asksOfTheDeal = reading.caught.length + reading.missed.length + reading.undetermined.length === 0
  return (
    <article data-prose="">
      <PageHead
        kicker={
          <>
            <a href={routes.controls()}>Export controls</a> · {ruleKindLabels[rule.kind]} ·{" "}
            {rule.jurisdiction}
          </>
        }
        title={rule.name}
      >
        <Stamp
          parts={[
            sentenceCase(standingWords(rule, rule.today)),
            `data version ${rule.dataVersion}`,
            sources.length === 1 ? "1 source" : `${sources.length} sources`,
          ]}
        />
      </PageHead>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_29rem]">
        <div className="max-w-prose space-y-3">
          <p className="text-17">{rule.summary}</p>
          {rule.precision.level === "approximate" && (
            <p>
              <Tag tone="doubt">approximate</Tag> The figures below are not the text’s own.{" "}
              {rule.precision.why}
            </p>
          )}
          <p className="text-muted">{rulePlaceSentences[rule.place]}</p>
          <p>
            <a href={routes.classify(classifyQuery({ rule: rule.id, on: reading.on }))}>
              Try figures of your own against it
            </a>
          </p>
          <RuleTerms rule={rule} />
        </div>
        <div>
          <RuleFacts rule={rule} />
        </div>
      </div>

      <Section id="conditions" title="What it tests" lead="Read from the top: the first that holds answers.">
        <ConditionTree branches={rule.branches} partNames={rule.partNames} ruleNames={ruleNames} />
        {rule.criteriaInWords && (
          <Disclosure summary="The criteria in the text’s order" className="mt-3">
            <p className="max-w-prose">{rule.criteriaInWords}</p>
          </Disclosure>
        )}
      </Section>

      <Section
        id="caught"
        title={caughtTitle(rule, asksOfTheDeal)}
        lead={
          asksOfTheDeal
            ? "What it tests is not a figure of a finished chip, so none is caught by its figures alone."
            : `Every part on our list held against the text as of ${dayWords(reading.on)}, on sale then or not.${
                rule.place === "letter" ? " Parts that the regulation treats as strictly are left out." : ""
              }`
        }
      >
        {reading.caught.length > 0 && <RuleCaught caught={reading.caught} />}
      </Section>
      {reading.missed.length > 0 && (
        <Section
          id="missed"
          title="What it just missed"
          lead="Within a tenth of a line, each measure moved by itself. A larger die lowers density while TPP stays."
        >
          <RuleMissed missed={reading.missed} />
        </Section>
      )}
      {reading.undetermined.length > 0 && (
        <Section
          id="undetermined"
          title="Undetermined"
          lead="A figure that the answer turns on is not published."
        >
          <RuleUndetermined undetermined={reading.undetermined} />
        </Section>
      )}
      {firms.length > 0 && (
        <Section
          id="firms"
          title="Who is affected"
          lead="Firms whose orders name a part that the rule catches."
        >
          <RuleFirms firms={firms} />
        </Section>
      )}
      <RuleDoubts rule={rule} />
      {examples.length > 0 && (
        <Section
          id="examples"
          title="Worked examples"
          lead="Each is run against the rule whenever the site is tested."
        >
          <RuleExamples examples={examples} />
        </Section>
      )}
      <Section id="relations" title="Before and after">
        <RuleRelations relations={relations} />
      </Section>
      <Section id="sources" title={sources.length === 1 ? "1 source" : `${sources.length} sources`}>
        <SourceIndex sources={sources} />
      </Section>
    </article>
  )
}

function caughtTitle({ reading }: ControlRulePage, asksOfTheDeal: boolean): string {
  if (asksOfTheDeal) return "It asks about the deal, not the part"
  const { length } = reading.caught
  if (length === 0) return "It catches none of our parts"
  return length === 1 ? "It catches one part" : `It catches ${length} parts`
}

/** How licences are judged, and what came with the rule. */
function RuleTerms({ rule }: { rule: ControlRulePage }) {
  const { reviewPolicy, transition, proceduralConditions } = rule
  return (
    <div className="space-y-4 pt-2">
      {reviewPolicy && (
        <Words level={2} title="How licences are judged">
          <p>{reviewPolicy}</p>
        </Words>
      )}
      {proceduralConditions.length > 0 && (
        <Words level={2} title="What an applicant has to show">
          <BulletList items={proceduralConditions} />
        </Words>
      )}
      {transition && (
        <Words level={2} title="From the old state to the new">
          <p>{transition}</p>
        </Words>
      )}
    </div>
  )
}

/** What is not known of a rule, and the answers that hang on it. */
function RuleDoubts({ rule }: { rule: ControlRulePage }) {
  const { openQuestions, sensitivities } = rule
  if (openQuestions.length + sensitivities.length === 0) return null
  return (
    <Section id="open" title="What is not settled">
      <div className="grid gap-x-12 gap-y-5 md:grid-cols-2">
        {openQuestions.length > 0 && (
          <Words title="Open questions">
            <BulletList items={openQuestions} />
          </Words>
        )}
        {sensitivities.length > 0 && (
          <Words title="Answers that would turn">
            <ul className="space-y-2">
              {sensitivities.map(({ chip, input, change, fromCategory, toCategory }) => (
                <li key={`${chip} ${input}`}>
                  <a href={routes.chip(chip)}>{rule.partNames[chip] ?? chip}</a>, {input}: {change}.{" "}
                  <span className="text-muted">
                    {fromCategory === toCategory
                      ? `It would stay ${categoryWords(fromCategory)}.`
                      : `From ${categoryWords(fromCategory)} to ${categoryWords(toCategory)}.`}
                  </span>
                </li>
              ))}
            </ul>
          </Words>
        )}
      </div>
    </Section>
  )
}

/** @param level 2 for what stands above every section */
function Words({ title, level = 3, children }: { title: string; level?: 2 | 3; children: ReactNode }) {
  const Heading = `h${level}` as const
  return (
    <div className="max-w-prose">
      <Heading className="mb-1 text-17">{title}</Heading>
      {children}
    </div>
  )
}

function BulletList({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-5 marker:text-muted">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
