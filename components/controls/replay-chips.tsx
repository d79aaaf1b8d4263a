import Link from "next/link"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { ChipChange } from "@/lib/contracts/replay"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"

/** Which chips meet another answer, on which days: before and after. */
export function ReplayChips({ changes }: { changes: readonly ChipChange[] }) {
  if (changes.length === 0)
    return <p className="text-15">No chip on record meets another answer on any day.</p>
  return (
    <ScrollTable caption="Chips that meet another answer">
      <thead>
        <tr>
          <th scope="col">Chips</th>
          <th scope="col">Days</th>
          <th scope="col">As things stand</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {changes.flatMap(({ chips, spans }) =>
          spans.map(({ from, until, before, after }, index) => (
            <tr key={`${chips[0]?.id} ${from}`}>
              {index === 0 && (
                <th
                  scope="rowgroup"
                  rowSpan={spans.length}
                  className="max-w-80 text-left align-top font-normal"
                >
                  {chips.map(({ id, name }, place) => (
                    <span key={id}>
                      {place > 0 && ", "}
                      <Link href={routes.chip(id)} prefetch={false}>
                        {name}
                      </Link>
                    </span>
                  ))}
                </th>
              )}
              <td>{until === null ? `from ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(until)}`}</td>
              <td>
                <StatusMark status={before} />
              </td>
              <td>
                <StatusMark status={after} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </ScrollTable>
  )
}
