import type { ReactNode } from "react"
import { OpenFigures } from "@/components/numbers/open-figures"
import { ShareLine } from "@/components/charts/share/share-line"
import { DataTable } from "@/components/ui/data-table"
import { Disclosure } from "@/components/ui/disclosure"
import { contradictionModel } from "@/lib/charts/contradiction-model"
import { contradictionTable, contradictionWords } from "@/lib/charts/contradiction-table"
import { specVersion } from "@/lib/charts/spec"
import { truthBars } from "@/lib/charts/truth-bars"
import type { Contradiction, Contradictions } from "@/lib/contracts/contradiction"
import { largestMove, stakeInShort, stakeWords } from "@/lib/contradiction-words"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { ClaimGrid } from "./claim-grid"
import { TruthChart } from "./truth-chart"

/**
 * One contradiction: the matter in words, what hangs on it, the claims side by side, and the runways that each side
 * would make.
 */
export function MatterSection({
  matter,
  of: { asOf, dataVersion, horizonMonths },
}: {
  matter: Contradiction
  of: Pick<Contradictions, "asOf" | "dataVersion" | "horizonMonths">
}) {
  const model = contradictionModel(matter)
  const truths = truthBars(matter, { asOf, horizonMonths })
  const moves = (matter.stake ?? 0) > 0 || truths.firms.length > 0
  const words = contradictionWords(model)
  const move = largestMove(matter, horizonMonths)
  const opened = (text: string) =>
    move ? <OpenFigures of={{ of: "claim", claim: move.one.claim.id }}>{text}</OpenFigures> : text
  return (
    <section
      id={matter.id}
      aria-labelledby={`${matter.id}-title`}
      className="matter mt-12 border-t border-ink pt-3"
    >
      <div className="matter-head">
        <div>
          <p className="text-13 text-muted">
            {model.kind}
            {matter.companies.length > 0 && <> · {firmLinks(matter.companies)}</>}
          </p>
          <h2 id={`${matter.id}-title`} className="text-28">
            {matter.title}
          </h2>
          <p className="mt-1 max-w-prose" data-prose="">
            {matter.explanation}
          </p>
          {model.agreed.length > 0 && (
            <p className="mt-1 max-w-prose" data-prose="">
              {model.agreed.join(" ")}
            </p>
          )}
        </div>
        <div className={moves ? "matter-stake moves" : "matter-stake"}>
          <p className="text-13 text-muted">What hangs on it</p>
          <p>
            <strong>{opened(sentenceCase(stakeInShort(matter, horizonMonths)))}</strong>
            <span className="text-15" data-prose={move ? undefined : ""}>
              {opened(stakeWords(matter, horizonMonths))}
            </span>
          </p>
        </div>
      </div>
      <div className="mt-4">
        <ClaimGrid model={model} horizonMonths={horizonMonths} title={matter.title} />
      </div>
      {words.length > 0 && (
        <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
          {words.join(" ")}
        </p>
      )}
      {truths.firms.length > 0 && (
        <div className="mt-6">
          <h3 className="text-21">How long the chips last if one of them is right</h3>
          <p className="text-13 text-muted">
            Own stock; half of the draws dark, nine in ten light; the same draws as the published estimate, so
            that what differs is the claim’s alone.
          </p>
          <TruthChart firms={truths.firms} axis={truths.axis} id={matter.id} />
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-13 text-muted">
        <Disclosure
          summary="Each claim in full: what it says, the way it came, its weight, and what it would move"
          className="min-w-0 max-w-full grow basis-full"
        >
          <div data-prose="">
            <DataTable table={contradictionTable(matter, horizonMonths)} />
          </div>
        </Disclosure>
        <ShareLine
          spec={{ version: specVersion, chart: "contradiction", conflict: matter.id }}
          title={matter.title}
          asOf={asOf}
          dataVersion={dataVersion}
        />
      </div>
    </section>
  )
}

function firmLinks(firms: Contradiction["companies"]): ReactNode {
  return firms.map(({ slug, name }, index) => (
    <span key={slug}>
      {index > 0 && ", "}
      <a href={routes.company(slug)}>{name}</a>
    </span>
  ))
}
