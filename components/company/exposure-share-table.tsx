import { OpenNumber } from "@/components/numbers/open-number"
import type { Exposure } from "@/lib/contracts/exposure"
import { exposureMeasures } from "@/lib/domain/exposure"
import { exposureGroupLabels, groupsWorthSaying, shareSpanWords } from "@/lib/exposure-words"
import { shareWords } from "@/lib/format"
import { exposureNames } from "@/lib/number-key"

/** The stock by what the law makes of buying it again, in chips, training and inference. */
export function ExposureShareTable({ exposure: { company: firm, shares } }: { exposure: Exposure }) {
  const measures = exposureMeasures.filter((measure) => shares[measure] !== null)
  const groups = groupsWorthSaying(measures.map((measure) => shares[measure]))
  if (measures.length === 0 || groups.length === 0) return null
  return (
    <aside aria-label="The stock by its standing" className="text-13">
      <table className="w-full border-t border-ink">
        <caption className="py-2 text-left font-medium">
          The same stock, if it were bought again today
        </caption>
        <thead>
          <tr className="text-right align-bottom text-muted">
            <td className="border-b" />
            {measures.map((measure) => (
              <th key={measure} scope="col" className="border-b py-1 pl-3 font-normal">
                {measure}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group} className="text-right align-top">
              <th scope="row" className="border-b py-1 pr-2 text-left font-normal">
                {exposureGroupLabels[group]}
              </th>
              {measures.map((measure) => {
                const of = shares[measure]!.groups[group]
                return (
                  <td key={measure} className="border-b py-1 pl-3 whitespace-nowrap">
                    <OpenNumber of={{ of: "exposure", firm, measure: exposureNames.group(measure, group) }}>
                      <span className="text-15">{shareWords(of.p50)}</span>
                      <span className="block text-muted">{shareSpanWords(of)}</span>
                    </OpenNumber>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-muted" data-prose="">
        Medians, and under them the range of nine draws in ten. Medians need not add up to 100%.
      </p>
    </aside>
  )
}
