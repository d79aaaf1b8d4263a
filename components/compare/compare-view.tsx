import type { ReactNode } from "react"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { StatementTable } from "@/components/statements/statement-table"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { compareFigure, shownMeasures } from "@/lib/charts/compare/compare-figure"
import { firmSentences } from "@/lib/charts/compare/sentences"
import { compareAddress } from "@/lib/compare-link"
import { compareLeadPieces, listed, shownWorkloads, textOf } from "@/lib/compare-words"
import { compareWorkloads, type Compare, type CompareMeasure } from "@/lib/contracts/compare"
import { boardSets } from "@/lib/contracts/board"
import { monthWords } from "@/lib/format"
import { boardSetLabels } from "@/lib/labels"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"
import { inStatementOrder, statementsLead } from "@/lib/statement-words"
import { ComparePanel } from "./compare-panel"
import { ExposureTable } from "./exposure-table"
import { OddsTable, OddsWords } from "./odds-table"
import { Pieces } from "./pieces"
import { RunwayTable } from "./runway-table"
import { StockByChipTable } from "./stock-by-chip-table"

const questions: Record<CompareMeasure, string> = {
  runways: "How long do they last?",
  stock: "What do they hold?",
  training: "What does training need, and what is there?",
  inference: "What does inference need, and what is there?",
  exposure: "What could not simply be bought again?",
  statements: "What did they say of their stock?",
}

/**
 * Firms beside each other on common axes: runways, stock, required and available compute, exposure, statements.
 *
 * @param notices what of the address could not be shown
 * @param chooser other firms, at the foot
 */
export function CompareView({
  compare,
  notices,
  chooser,
}: {
  compare: Compare
  notices: ReactNode
  chooser: ReactNode
}) {
  const { firms, view, asOf, dataVersion, known } = compare
  const day = known?.day ?? null
  const measures = shownMeasures(compare)
  return (
    <article>
      <PageHead
        kicker={<a href={compareAddress({ ...view, firms: [] }, day)}>Compare firms</a>}
        title={listed(firms.map(({ name }) => name))}
      >
        {compareLeadPieces(compare).map((pieces) => (
          <p key={textOf(pieces)} className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">
            <Pieces of={pieces} known={day} />
          </p>
        ))}
        <Stamp parts={[`As of ${monthWords(asOf)}`, `data version ${dataVersion}`]} />
        {notices}
        <Switches compare={compare} />
        <nav aria-label="On this page" className="no-print mt-4 text-13">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {measures.map((measure) => (
              <li key={measure}>
                <a href={`#${measure}`}>{shortNames[measure]}</a>
              </li>
            ))}
            <li>
              <a href="#choose">other firms</a>
            </li>
          </ul>
        </nav>
      </PageHead>
      {measures.map((measure) => (
        <ComparePanel
          key={measure}
          compare={compare}
          measure={measure}
          question={questions[measure]}
          answer={<Answer compare={compare} measure={measure} />}
          figure={compareFigure(compare, measure)}
        >
          <Tables compare={compare} measure={measure} />
        </ComparePanel>
      ))}
      <section id="choose" className="no-print mt-10 border-t border-hairline pt-3">
        <h2 className="text-28">Other firms</h2>
        <div className="mt-4">{chooser}</div>
      </section>
    </article>
  )
}

const shortNames: Record<CompareMeasure, string> = {
  runways: "runways",
  stock: "stock",
  training: "training",
  inference: "inference",
  exposure: "exposure",
  statements: "statements",
}

function Switches({ compare: { view, known } }: { compare: Compare }) {
  const day = known?.day ?? null
  return (
    <div className="no-print mt-5 flex flex-wrap gap-x-8 gap-y-2">
      <ChoiceLinks
        label="Chips"
        current={view.set}
        options={boardSets.map((set) => ({
          value: set,
          name: boardSetLabels[set],
          href: compareAddress({ ...view, set }, day),
        }))}
      />
      <ChoiceLinks
        label="Work"
        current={view.workload}
        options={compareWorkloads.map((workload) => ({
          value: workload,
          name: workload,
          href: compareAddress({ ...view, workload }, day),
        }))}
      />
    </div>
  )
}

/** The page's head has said how long they last. */
function Answer({ compare, measure }: { compare: Compare; measure: CompareMeasure }) {
  if (measure === "runways") return null
  const look = "mt-1 max-w-prose text-15"
  if (measure === "statements") return <p className={look}>{statementsLead(compare, "these").join(" ")}</p>
  return (
    <ul className={look}>
      {firmSentences(compare, measure).map((pieces, index) => (
        <li key={compare.firms[index]?.slug}>
          <Pieces of={pieces} known={compare.known?.day ?? null} />
        </li>
      ))}
    </ul>
  )
}

function Tables({ compare, measure }: { compare: Compare; measure: CompareMeasure }) {
  switch (measure) {
    case "runways":
      return (
        <>
          <RunwayTable compare={compare} />
          {shownWorkloads(compare.view).map((workload) => (
            <OddsTable key={workload} compare={compare} workload={workload} />
          ))}
          <OddsWords compare={compare} />
        </>
      )
    case "stock":
      return <StockByChipTable compare={compare} />
    case "exposure":
      return <ExposureTable compare={compare} />
    case "statements":
      return compare.statements.length === 0 ? (
        <p className="text-15">
          Nothing these firms said of their stock is on record.{" "}
          <a href={withKnown(routes.statements(), compare.known?.day ?? null)}>What others said</a>.
        </p>
      ) : (
        <>
          <StatementTable
            rows={inStatementOrder(compare.statements, "state")}
            caption="What was said of their stock, by whether it has run out"
            known={compare.known?.day ?? null}
          />
          <p className="mt-2 text-13">
            <a href={withKnown(routes.statements(), compare.known?.day ?? null)}>
              What all firms said of their stock
            </a>
          </p>
        </>
      )
    case "training":
    case "inference":
      return null
  }
}
