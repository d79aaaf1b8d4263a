import { ScrollTable } from "@/components/ui/scroll-table"
import { isStrained, type MovedEndBar, type MovedModel } from "@/lib/charts/moved-model"
import { deltaWords, signed } from "@/lib/moved-words"
import { Named } from "./waterfall"

type Model = Exclude<MovedModel, { status: "no-number" }>

/** The waterfall as a table: each part in months, and in points of the chance to last two years. */
export function MovedTable({ model: { start, end, bars }, name }: { model: Model; name: string }) {
  const chance = (percent: number | null) => (percent === null ? "not known" : `${percent}%`)
  return (
    <ScrollTable caption={`What moved ${name}’s median`}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" data-numeric>
            Median
          </th>
          <th scope="col" data-numeric>
            Months so far
          </th>
          <th scope="col" data-numeric>
            Enough for 24 months
          </th>
        </tr>
      </thead>
      <tbody data-one-number="">
        <tr>
          <th scope="row">{nameOf(start)}</th>
          <td data-numeric>{start.words}</td>
          <td data-numeric>{start.months}</td>
          <td data-numeric>{chance(start.sufficient24)}</td>
        </tr>
        {bars.map(({ lead, records, delta, points, after }, index) => (
          <tr key={index}>
            <th scope="row" className="min-w-48">
              {lead}
              {records.length > 0 && ": "}
              {records.map((record, at) => (
                <span key={at}>
                  {at > 0 && "; "}
                  <Named record={record} />
                </span>
              ))}
            </th>
            <td data-numeric>{deltaWords(delta)}</td>
            <td data-numeric>{after}</td>
            <td data-numeric>{points === null ? "not known" : `${signed(points)} points`}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{nameOf(end)}</th>
          <td data-numeric>{end.words}</td>
          <td data-numeric>{end.months}</td>
          <td data-numeric>{chance(end.sufficient24)}</td>
        </tr>
      </tbody>
    </ScrollTable>
  )
}

function nameOf(bar: MovedEndBar): string {
  return isStrained(bar) ? `${bar.label}, for orientation only` : bar.label
}
