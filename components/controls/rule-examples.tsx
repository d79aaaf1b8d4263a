import { Disclosure } from "@/components/ui/disclosure"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { ExampleView } from "@/lib/contracts/control-rule-view"
import { categoryWords } from "@/lib/category-words"
import { confirmationLevelLabels, confirmsLabels } from "@/lib/control-rule-words"
import type { Metric } from "@/lib/domain/control-rule"
import { dayWords } from "@/lib/format"
import { metricName, metricValueWords } from "@/lib/metric-words"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"

/** Worked examples: those a published source confirms, and those worked out from the text by hand. */
export function RuleExamples({ examples }: { examples: readonly ExampleView[] }) {
  const confirmed = examples.filter(({ confirmations }) => confirmations.length > 0)
  const derived = examples.filter(({ confirmations }) => confirmations.length === 0)
  return (
    <div className="space-y-6">
      {confirmed.length > 0 && (
        <ScrollTable caption={`Confirmed by a source: ${confirmed.length}`} showCaption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Answer</th>
              <th scope="col">Who confirms it, and how directly</th>
            </tr>
          </thead>
          <tbody>
            {confirmed.map((example) => (
              <tr key={example.id} id={example.id}>
                <Asked example={example} />
                <Answer example={example} />
                <td className="min-w-64">
                  <ul className="space-y-1">
                    {example.confirmations.map((one) => (
                      <li key={`${one.sourceId} ${one.states}`}>
                        <a href={routes.source(one.sourceId)}>{one.publisher}</a>
                        <span className="text-muted">
                          {" "}
                          ({confirmationLevelLabels[one.level]}
                          {one.readVia && `, read in ${one.readVia}`}; {confirmsLabels[one.confirms]})
                        </span>
                        {": "}
                        {one.states} {one.verification === "unverified" && <Tag tone="doubt">unverified</Tag>}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {derived.length > 0 && (
        <Disclosure
          summary={`${confirmed.length > 0 ? "And " : ""}${countOf(derived.length)} worked out from the text, which no source confirms`}
          isOpen={confirmed.length === 0 && derived.length <= 12}
        >
          <ScrollTable caption="Worked out from the text" className="max-h-[32rem]">
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Answer</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {derived.map((example) => (
                <tr key={example.id} id={example.id}>
                  <Asked example={example} />
                  <Answer example={example} />
                  <td className="min-w-48">{example.note ?? <span className="text-muted">none</span>}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        </Disclosure>
      )}
    </div>
  )
}

function countOf(count: number): string {
  return count === 1 ? "1 example" : `${count} examples`
}

function Asked({ example: { chip, chipName, facts, inputs, on } }: { example: ExampleView }) {
  const given = Object.entries(inputs) as [Metric, number | boolean | string | null][]
  return (
    <th scope="row" className="min-w-40">
      {chip === null ? (facts ?? "A part without a name") : <a href={routes.chip(chip)}>{chipName}</a>}
      <span className="block text-muted">{dayWords(on)}</span>
      {chip !== null && facts && <span className="block text-muted">{facts}</span>}
      {given.map(([metric, value]) => (
        <span key={metric} className="block text-muted">
          {metricName(metric)}: {metricValueWords(metric, value)}
        </span>
      ))}
    </th>
  )
}

function Answer({ example }: { example: ExampleView }) {
  const { status, category, possibleStatuses, computedStatus, engineStatus } = example
  return (
    <td>
      <StatusMark status={status} />
      {category && <span className="block text-muted">{categoryWords(category)}</span>}
      {possibleStatuses.length > 0 && (
        <span className="mt-1 block text-muted">
          Possible:{" "}
          {possibleStatuses.map((possible) => (
            <span key={possible} className="mr-2 inline-block">
              <StatusMark status={possible} />
            </span>
          ))}
        </span>
      )}
      {computedStatus && computedStatus !== status && (
        <span className="mt-1 block text-muted">
          The figures alone would give: <StatusMark status={computedStatus} />
        </span>
      )}
      {engineStatus && (
        <span className="mt-1 block">
          Our engine reads it otherwise: <StatusMark status={engineStatus} />
        </span>
      )}
    </td>
  )
}
