import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { TrackCase, TrackRecord } from "@/lib/contracts/track-record"
import { shareWords } from "@/lib/format"
import { caseName } from "@/lib/track-record-words"

const horizons = [12, 24, 36] as const

/** How likely the chips would still suffice, beside whether they did, where that is known. */
export function SufficientTable({ dates }: Pick<TrackRecord, "dates">) {
  const cases = dates.flatMap((date) => date.cases).filter(({ run }) => run !== null)
  return (
    <ScrollTable caption="Still sufficient after 12, 24 and 36 months: what the model gave, and whether it was so">
      <thead>
        <tr>
          <th scope="col">Case</th>
          {horizons.map((months) => (
            <th key={months} scope="col">
              after {months} months
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="min-w-32 max-w-72">
              {caseName(one)}
            </th>
            {horizons.map((months) => (
              <td key={months} className="whitespace-nowrap">
                <OpenNumber of={{ of: "case", case: one.id }}>
                  {shareWords(one.run!.sufficientAt[months])}
                </OpenNumber>{" "}
                <span className="text-muted">{wasSufficient(one, months)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Whether the chips sufficed after so many months, by the firm's own outcome. */
function wasSufficient({ outcome }: TrackCase, months: number): string {
  if (!outcome?.at || !outcome.isOwn) return "not known"
  if (outcome.kind === "ran short") return outcome.at.low <= months ? "no" : "yes"
  return months <= outcome.at.low ? "yes" : "not known"
}
