import { ScrollTable } from "@/components/ui/scroll-table"
import type { Coverage, Tally } from "@/lib/contracts/track-record"
import { fewWords, ofWords, remarksBehind } from "@/lib/track-record-words"

const rows: { key: Exclude<keyof Coverage, "open">; name: string; means: string }[] = [
  { key: "claims", name: "What was said", means: "The middle of the months named lies inside." },
  {
    key: "shortages",
    name: "Shortages seen at the firm",
    means: "The month lies inside. The only cases that test both ends.",
  },
  {
    key: "sectorShortages",
    name: "Shortages seen at others of the sector",
    means: "The month lies inside; nothing is known of the firm itself.",
  },
  {
    key: "censored",
    name: "Lost from sight",
    means: "Sufficed until then, or left: counted as not contradicted unless the interval ended earlier.",
  },
]

/** How often the intervals held, in counts. */
export function CoverageTable({ coverage }: { coverage: Coverage }) {
  return (
    <ScrollTable caption="How often the intervals held">
      <thead>
        <tr>
          <th scope="col">Held against</th>
          <th scope="col">Half of the draws</th>
          <th scope="col">Nine in ten</th>
          <th scope="col">What counts</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, means }) => (
          <tr key={key}>
            <th scope="row" className="min-w-32 max-w-60">
              {name}
            </th>
            <td className="whitespace-nowrap">{heldWords(coverage[key], "in50")}</td>
            <td className="whitespace-nowrap">{heldWords(coverage[key], "in90")}</td>
            <td className="min-w-60 text-muted">
              {means}
              {remarksWords(coverage[key])}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** " From five remarks.", where a remark on the whole sector is several cases; elsewhere nothing. */
function remarksWords({ of }: Tally): string {
  const remarks = remarksBehind(of)
  return remarks < of.length ? ` ${of.length} cases from ${fewWords(remarks)} remarks.` : ""
}

function heldWords(tally: Tally, interval: "in50" | "in90"): string {
  return ofWords(tally[interval].length, tally.of.length)
}
