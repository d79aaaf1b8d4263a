import { contradictionModel } from "@/lib/charts/contradiction-model"
import { conflictKindLabel } from "@/lib/conflict-kind-words"
import type { Contradiction } from "@/lib/contracts/contradiction"
import { movesNumber, stakeInShort } from "@/lib/contradiction-words"

/** All matters in one look: the question, how far apart the claims are, and what hangs on it. */
export function MatterIndex({
  matters,
  horizonMonths,
}: {
  matters: readonly Contradiction[]
  horizonMonths: number
}) {
  return (
    <nav aria-label="The matters" className="matter-lists mt-6">
      <ol className="matter-index">
        {matters.map((matter) => {
          const [lead] = contradictionModel(matter).axes
          const moves = (matter.stake ?? 0) >= 1 || movesNumber(matter)
          return (
            <li key={matter.id}>
              <a href={`#${matter.id}`} data-row="">
                <span className="matter-name">{matter.title}</span>
                <span className="text-muted">{lead ? lead.span : conflictKindLabel(matter.kind)}</span>
                <span className={moves ? "font-medium" : "text-muted"}>
                  {stakeInShort(matter, horizonMonths)}
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
