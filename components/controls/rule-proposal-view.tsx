import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { SourceIndex } from "@/components/sources/source-index"
import { DefinitionList } from "@/components/ui/definition-list"
import { EmptyState } from "@/components/ui/empty-state"
import { Section } from "@/components/ui/section"
import { Tag } from "@/components/ui/tag"
import { classifyQuery } from "@/lib/classify-link"
import type { ProposalPage } from "@/lib/contracts/control-rule-view"
import { datedWords, dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ConditionTree } from "./condition-tree"
import { RuleCaught, RuleUndetermined } from "./rule-reading"

/** A bill or a draft: marked as no law at the top, and held against the parts as if it were. */
export function RuleProposalView({ proposal }: { proposal: ProposalPage }) {
  const { branches, reading, sources } = proposal
  return (
    <article data-prose="">
      <PageHead
        kicker={
          <>
            <a href={routes.controls()}>Export controls</a> · Proposal
          </>
        }
        title={proposal.name}
      >
        <p className="mt-3">
          <Tag tone="caution">a bill or draft, not law</Tag>{" "}
          {proposal.verification === "unverified" && <Tag tone="doubt">unverified</Tag>}
        </p>
        <Stamp parts={[`Data version ${proposal.dataVersion}`]} />
      </PageHead>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_29rem]">
        <div className="max-w-prose space-y-3">
          <p className="text-17">{proposal.summary}</p>
          <p className="text-muted">
            It is part of no answer on this site unless <a href={routes.replay()}>a scenario</a> adopts it.
          </p>
          {branches && (
            <p>
              <a href={routes.classify(classifyQuery({ rule: proposal.id }))}>
                Try figures of your own as if it were law
              </a>
            </p>
          )}
        </div>
        <div>
          <DefinitionList
            items={[
              { term: "State", value: proposal.state },
              {
                term: "Introduced",
                value: proposal.introducedOn ? datedWords(proposal.introducedOn) : "date not given",
              },
              { term: "What it would do", value: proposal.effect ?? "not published" },
            ]}
          />
        </div>
      </div>
      <Section id="conditions" title="What it would test">
        {branches ? (
          <ConditionTree branches={branches} partNames={proposal.partNames} ruleNames={{}} />
        ) : (
          <EmptyState title="Its criteria are not public">
            So it can be shown here and not applied to any part.
          </EmptyState>
        )}
      </Section>
      {reading && (
        <Section
          id="caught"
          title={
            reading.caught.length === 0
              ? "It would change no part’s answer"
              : `It would change the answer on ${reading.caught.length === 1 ? "one part" : `${reading.caught.length} parts`}`
          }
          lead={`Held against the rules in force on ${dayWords(reading.on)}; parts already treated as strictly are left out.`}
        >
          {reading.caught.length > 0 && <RuleCaught caught={reading.caught} />}
        </Section>
      )}
      {reading && reading.undetermined.length > 0 && (
        <Section
          id="undetermined"
          title="Undetermined"
          lead="A figure that the answer turns on is not published."
        >
          <RuleUndetermined undetermined={reading.undetermined} />
        </Section>
      )}
      <Section id="sources" title={sources.length === 1 ? "1 source" : `${sources.length} sources`}>
        <SourceIndex sources={sources} />
      </Section>
    </article>
  )
}
