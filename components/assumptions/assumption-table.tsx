import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { AssumptionView } from "@/lib/contracts/assumption"
import { distributionWords } from "@/lib/distribution-words"
import { monthWords } from "@/lib/format"
import { confidenceLabels, sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { AssumedCell } from "./assumed-cell"
import { familyOf } from "./families"

/** Assumptions with their percentiles, dates and evidence. Rows carry the anchors that `routes.assumption` leads to. */
export function AssumptionTable({ assumptions }: { assumptions: readonly AssumptionView[] }) {
  return (
    <ScrollTable
      caption="Assumptions"
      className="[&>table]:min-w-[52rem]!"
      columns={["w-[10rem] sm:w-[19rem]", "w-[7rem]", "w-[7rem]", "w-[7rem]", "w-[5.5rem]", ""]}
    >
      <thead>
        <tr>
          <th scope="col">Assumption</th>
          <th scope="col">5%</th>
          <th scope="col">Median</th>
          <th scope="col">95%</th>
          <th scope="col">Unit</th>
          <th scope="col">How it is known</th>
        </tr>
      </thead>
      <tbody>
        {assumptions.map((assumption, index) => (
          <tr key={assumption.id} id={assumption.id} data-one-number="" className="target:bg-wash">
            <th scope="row">
              <FamilyAnchor assumption={assumption} before={assumptions[index - 1]} />
              {assumption.meaning !== assumptions[index - 1]?.meaning && (
                <span className="block text-15 leading-snug">{assumption.meaning}</span>
              )}
              <span className="text-muted">{assumption.id}</span>
            </th>
            {[assumption.p5, assumption.p50, assumption.p95].map((value, at) => (
              <td key={at} className="whitespace-nowrap print:whitespace-normal">
                <AssumedCell
                  id={assumption.id}
                  value={value}
                  isMedian={at === 1}
                  missing={<span className="text-muted">not one number</span>}
                />
              </td>
            ))}
            <td>{assumption.unit}</td>
            <td>
              <Evidence assumption={assumption} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
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
          <span className="mr-1.5">
            <Tag tone={verification === "unverified" ? "doubt" : "plain"}>
              {verification === "judgement" ? "our judgement" : "unverified"}
            </Tag>
          </span>
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
      <Disclosure summary="Shape and reasons" className="no-print text-muted">
        <p>
          <Figures>{`${sentenceCase(distributionWords(distribution))}.`}</Figures>
        </p>
        <p className="mt-1">{rationale}</p>
      </Disclosure>
    </div>
  )
}
