import { keepDay, knownDay } from "@/components/known/known-day"
import { KnownWayIn } from "@/components/known/known-way-in"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { Section } from "@/components/ui/section"
import { statementOrders, type StatementList, type StatementOrder } from "@/lib/contracts/statements"
import { claimStates } from "@/lib/domain/claim-state"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import {
  claimStateLabels,
  inStatementOrder,
  statementOrderLabels,
  statementsLead,
} from "@/lib/statement-words"
import { StatementTable } from "./statement-table"

/** What all firms said of their stock: by whether it has run out, or in another order as one table. */
export function StatementsView({ list, order }: { list: StatementList; order: StatementOrder }) {
  const { asOf, dataVersion, statements } = list
  const [headline, ...rest] = statementsLead(list)
  const rows = inStatementOrder(statements, order)
  return (
    <article>
      <PageHead title="What firms said of their stock">
        <p className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">{headline}</p>
        {rest.map((sentence) => (
          <p key={sentence} className="mt-1 max-w-prose">
            {sentence}
          </p>
        ))}
        <p className="mt-3 max-w-prose text-15 text-muted">
          A claim has run out when the last month it named lies before {monthWords(asOf)}. That says nothing
          of whether it came true: what became of it stands beside it, where that is known. None of it enters
          an estimate; <a href={routes.trackRecord()}>the track record</a> holds the model against it.
        </p>
        <Stamp
          parts={[
            `as of ${monthWords(asOf)}`,
            `data version ${dataVersion}`,
            `${statements.length} statements`,
          ]}
        />
        <div className="no-print mt-5">
          <ChoiceLinks
            label="Order by"
            current={order}
            options={statementOrders.map((value) => ({
              value,
              name: statementOrderLabels[value],
              href: keepDay(routes.statements(value)),
            }))}
          />
        </div>
      </PageHead>
      {order === "state" ? (
        claimStates.map((state) => {
          const ofState = rows.filter(({ term }) => term.state === state)
          if (ofState.length === 0) return null
          return (
            <Section
              key={state}
              id={state.replace(" ", "-")}
              title={`${claimStateLabels[state]}: ${ofState.length}`}
            >
              <StatementTable
                rows={ofState}
                caption={`Statements: ${claimStateLabels[state].toLowerCase()}`}
                known={knownDay()}
              />
            </Section>
          )
        })
      ) : (
        <div className="mt-8">
          <StatementTable
            rows={rows}
            caption={`Statements by ${statementOrderLabels[order]}`}
            known={knownDay()}
          />
        </div>
      )}
      <KnownWayIn path={routes.statements(order)} />
    </article>
  )
}
