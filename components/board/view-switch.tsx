import { boardKinds, boardSets, boardSorts, type BoardView } from "@/lib/contracts/board"
import { boardKindLabels, boardSetLabels, boardSortLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Which board is shown, as links: each choice is an address of its own and works without JavaScript. */
export function ViewSwitch({ view }: { view: BoardView }) {
  return (
    <div className="no-print mt-5 flex flex-wrap gap-x-8 gap-y-1 text-13">
      <Choices
        label="Chips"
        options={boardSets.map((set) => ({
          label: boardSetLabels[set],
          href: routes.board({ ...view, set }),
          isCurrent: set === view.set,
        }))}
      />
      <Choices
        label="Sort by"
        options={boardSorts.map((sort) => ({
          label: boardSortLabels[sort],
          href: routes.board({ ...view, sort }),
          isCurrent: sort === view.sort,
        }))}
      />
      <Choices
        label="Show"
        options={boardKinds.map((kind) => ({
          label: boardKindLabels[kind],
          href: routes.board({ ...view, kind }),
          isCurrent: kind === view.kind,
        }))}
      />
    </div>
  )
}

function Choices({
  label,
  options,
}: {
  label: string
  options: readonly { label: string; href: string; isCurrent: boolean }[]
}) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap items-baseline gap-x-3">
        <li className="text-muted" aria-hidden="true">
          {label}
        </li>
        {options.map((option) => (
          <li key={option.label}>
            <a
              href={option.href}
              aria-current={option.isCurrent ? "page" : undefined}
              className="inline-block py-1 aria-[current=page]:border-b-2 aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:no-underline"
            >
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
