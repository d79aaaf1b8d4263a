import { ScrollTable } from "@/components/ui/scroll-table"
import type { AssumptionView } from "@/lib/contracts/assumption"
import { monthWords } from "@/lib/format"
import { confidenceLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { AssumedCell } from "./assumed-cell"

/** The assumptions of one estimate in brief; each leads to its row with shape, reasons and sources. */
export function AssumptionList({ assumptions }: { assumptions: readonly AssumptionView[] }) {
  return (
    <ScrollTable caption="Assumptions of this estimate" className="[&>table]:min-w-[44rem]!">
      <thead>
        <tr>
          <th scope="col">Assumption</th>
          <th scope="col" data-numeric>
            5%
          </th>
          <th scope="col" data-numeric>
            Median
          </th>
          <th scope="col" data-numeric>
            95%
          </th>
          <th scope="col">Unit</th>
          <th scope="col">Set for</th>
          <th scope="col">How sure</th>
        </tr>
      </thead>
      <tbody>
        {assumptions.map((assumption, index) => (
          <tr key={assumption.id} data-one-number="">
            <th scope="row" className="w-[11rem] sm:w-[24rem] print:w-auto">
              {assumption.meaning !== assumptions[index - 1]?.meaning && (
                <span className="block" data-prose="">
                  {assumption.meaning}
                </span>
              )}
              <a href={routes.assumption(assumption.id)}>{assumption.id}</a>
            </th>
            {[assumption.p5, assumption.p50, assumption.p95].map((value, at) => (
              <td key={at} data-numeric>
                <AssumedCell id={assumption.id} value={value} isMedian={at === 1} missing="several" />
              </td>
            ))}
            <td>{assumption.unit}</td>
            <td>{assumption.scope.from ? monthWords(assumption.scope.from) : "any month"}</td>
            <td>{howSure(assumption)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function howSure({ confidence, verification }: AssumptionView): string {
  if (verification === "judgement") return `${confidenceLabels[confidence]}, our judgement`
  return verification === "unverified"
    ? `${confidenceLabels[confidence]}, unverified`
    : confidenceLabels[confidence]
}
