import { keepDay } from "@/components/known/known-day"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { boardKinds, boardSets, boardSorts, type BoardView } from "@/lib/contracts/board"
import { boardKindLabels, boardSetLabels, boardSortLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Which board is shown, as links: each choice is an address of its own and works without JavaScript. */
export function ViewSwitch({ view }: { view: BoardView }) {
  return (
    <div className="no-print mt-5 flex flex-wrap gap-x-8 gap-y-2">
      <ChoiceLinks
        label="Chips"
        current={view.set}
        options={boardSets.map((set) => ({
          name: boardSetLabels[set],
          value: set,
          href: keepDay(routes.board({ ...view, set })),
        }))}
      />
      <ChoiceLinks
        label="Sort by"
        current={view.sort}
        options={boardSorts.map((sort) => ({
          name: boardSortLabels[sort],
          value: sort,
          href: keepDay(routes.board({ ...view, sort })),
        }))}
      />
      <ChoiceLinks
        label="Show"
        current={view.kind}
        options={boardKinds.map((kind) => ({
          name: boardKindLabels[kind],
          value: kind,
          href: keepDay(routes.board({ ...view, kind })),
        }))}
      />
    </div>
  )
}
