import { ScrollTable } from "@/components/ui/scroll-table"
import type { Hindsight } from "@/lib/contracts/track-record"
import { datedWords } from "@/lib/format"
import { routes } from "@/lib/routes"

const kindWords: Record<Hindsight["kind"], string> = {
  ahead: "set for a later month",
  later: "has a later source",
  undated: "has a source without a date",
  judgement: "our judgement, without a source",
}

/** Inputs that may know more than could be known then, each with its newest source. */
export function HindsightList({ inputs }: { inputs: readonly Hindsight[] }) {
  return (
    <ScrollTable caption="Assumptions that may know more than could be known then" className="max-h-96">
      <thead>
        <tr>
          <th scope="col">Assumption</th>
          <th scope="col">Why</th>
          <th scope="col">Newest source</th>
          <th scope="col">Sources out then</th>
        </tr>
      </thead>
      <tbody>
        {inputs.map(({ id, meaning, kind, newest, sources, outBy }) => (
          <tr key={id}>
            <th scope="row" className="min-w-32 max-w-60">
              <a href={routes.assumption(id)} className="break-all">
                {id}
              </a>
              <span className="block font-normal text-muted" data-prose="">
                {meaning}
              </span>
            </th>
            <td className="min-w-32">{kindWords[kind]}</td>
            <td className="min-w-32">
              {newest ? (
                <>
                  <a href={routes.source(newest.id)}>{newest.publisher}</a>, {datedWords(newest.publishedOn)}
                </>
              ) : (
                <span className="text-muted">none with a date</span>
              )}
            </td>
            <td className="whitespace-nowrap">{sources === 0 ? "none named" : `${outBy} of ${sources}`}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
