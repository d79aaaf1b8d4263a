import { Mark } from "@/components/claims/mark"
import type { AssumptionView } from "@/lib/contracts/assumption"
import { monthWords } from "@/lib/format"
import { confidenceLabels, sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { distributionWords, number } from "./distribution-words"
import { familyOf } from "./families"

/**
 * Assumptions with their percentiles, dates and evidence.
 *
 * @param anchored gives rows the anchors that `routes.assumption` leads to; on one page of the site only
 */
export function AssumptionTable({
  assumptions,
  anchored,
}: {
  assumptions: readonly AssumptionView[]
  anchored: boolean
}) {
  return (
    <div className="overflow-x-auto border-t border-ink" tabIndex={0} role="group" aria-label="Assumptions">
      <table className="w-full min-w-[52rem] text-13">
        <thead>
          <tr className="text-left align-bottom">
            <th scope="col" className="sticky left-0 bg-paper border-b py-2 pr-4 font-medium">
              Assumption
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              5%
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Median
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              95%
            </th>
            <th scope="col" className="border-b py-2 pr-4 font-medium">
              Unit
            </th>
            <th scope="col" className="border-b py-2 font-medium">
              How it is known
            </th>
          </tr>
        </thead>
        <tbody>
          {assumptions.map((assumption, index) => (
            <tr
              key={assumption.id}
              id={anchored ? assumption.id : undefined}
              className="align-top target:bg-wash"
            >
              <th
                scope="row"
                className="sticky left-0 w-[9.5rem] border-b bg-paper py-2 pr-4 text-left font-normal sm:w-[19rem]"
              >
                {anchored && <FamilyAnchor assumption={assumption} before={assumptions[index - 1]} />}
                {assumption.meaning !== assumptions[index - 1]?.meaning && (
                  <span className="block text-15 leading-snug">{assumption.meaning}</span>
                )}
                {anchored ? (
                  <span className="text-muted">{assumption.id}</span>
                ) : (
                  <a href={routes.assumption(assumption.id)}>{assumption.id}</a>
                )}
              </th>
              {[assumption.p5, assumption.p50, assumption.p95].map((value, index) => (
                <td key={index} className="border-b py-2 pr-4 whitespace-nowrap">
                  {value === null ? <span className="text-muted">not one number</span> : number(value)}
                </td>
              ))}
              <td className="border-b py-2 pr-4">{assumption.unit}</td>
              <td className="border-b py-2">
                <Evidence assumption={assumption} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The methodology names families (`runFlop0`); the first member carries that anchor beside its own. */
function FamilyAnchor({
  assumption,
  before,
}: {
  assumption: AssumptionView
  before: AssumptionView | undefined
}) {
  const family = familyOf(assumption.id)
  const isFirst = before === undefined || familyOf(before.id) !== family
  return isFirst && assumption.id !== family ? <span id={family} /> : null
}

function Evidence({ assumption }: { assumption: AssumptionView }) {
  const { confidence, verification, scope, rationale, sources, distribution, rank } = assumption
  return (
    <div className="max-w-prose">
      <p>
        {verification !== "read" && (
          <Mark tone={verification === "unverified" ? "warning" : "plain"}>
            {verification === "judgement" ? "our judgement" : "unverified"}
          </Mark>
        )}
        {sentenceCase(confidenceLabels[confidence])}
        {scope.from ? `, set for ${monthWords(scope.from)}` : ", for any date"}
        {rank && `, ${rank}`}. {sources.length > 0 && "From "}
        {sources.map(({ id, publisher }, index) => (
          <span key={id}>
            {index > 0 && ", "}
            <a href={routes.source(id)}>{publisher}</a>
          </span>
        ))}
        {sources.length > 0 && "."}
      </p>
      <details>
        <summary className="text-muted">Shape and reasons</summary>
        <p className="mt-1">{sentenceCase(distributionWords(distribution))}.</p>
        <p className="mt-1">{rationale}</p>
      </details>
    </div>
  )
}
