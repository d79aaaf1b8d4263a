import { ScrollTable } from "@/components/ui/scroll-table"
import { oddsOf, outlastSentence, outlastWords, pairSeenBy } from "@/lib/compare-words"
import type { Compare } from "@/lib/contracts/compare"
import type { Workload } from "@/lib/domain/company"
import { shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { OpenNumber } from "@/components/numbers/open-number"

/** In how many draws the chips of the row's firm last longer than those of the column's. */
export function OddsTable({ compare, workload }: { compare: Compare; workload: Workload }) {
  const { firms, view, known } = compare
  return (
    <div className="mt-6 max-w-full">
      <h3 className="text-17">
        {workload === "training" ? "Training" : "Inference"}: how often the chips of one last longer than
        another’s
      </h3>
      <ScrollTable caption={`Share of draws in which the row’s firm outlasts the column’s, ${workload}`}>
        <thead>
          <tr>
            <th scope="col">Lasts longer</th>
            {firms.map(({ slug, name }) => (
              <th key={slug} scope="col" data-numeric>
                than {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firms.map((row) => (
            <tr key={row.slug}>
              <th scope="row">{row.name}</th>
              {firms.map((column) => {
                if (row === column) {
                  return (
                    <td key={column.slug} data-numeric className="text-muted">
                      itself
                    </td>
                  )
                }
                const pair = pairSeenBy(compare, row.slug, column.slug, workload)
                const odds = pair && oddsOf(pair)
                return (
                  <td key={column.slug} data-numeric>
                    {pair === null || odds === null ? (
                      <span className="text-muted">no odds</span>
                    ) : (
                      <OpenNumber
                        of={{
                          of: "outlast",
                          firm: row.slug,
                          other: column.slug,
                          workload,
                          set: view.set,
                        }}
                        known={known?.day ?? null}
                        label={outlastSentence(pair, compare)}
                      >
                        {shareWords(odds)}
                        {pair.isStrained && <span className="block text-muted">orientation only</span>}
                      </OpenNumber>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  )
}

/** How the odds are counted, and why some are missing. */
export function OddsWords({ compare }: { compare: Compare }) {
  const missing = compare.outlasts.filter(
    ({ whyNot, workload }) =>
      whyNot !== null && (compare.view.workload === "both" || compare.view.workload === workload),
  )
  return (
    <div className="mt-2 max-w-prose space-y-1 text-13 text-muted">
      <p>
        {outlastWords} <a href={routes.methodology("comparing-firms")}>How it is counted</a>.
      </p>
      {missing.length > 0 && (
        <details>
          <summary>
            Why {missing.length === 1 ? "one pair has" : `${missing.length} pairs have`} no odds
          </summary>
          <ul>
            {missing.map((pair) => (
              <li key={`${pair.first} ${pair.second} ${pair.workload}`}>{outlastSentence(pair, compare)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
