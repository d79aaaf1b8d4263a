import type { ReactNode } from "react"
import { editOrigins, revisionActions, type HistoryFilter } from "@/lib/contracts/history"
import type { RecordKind } from "@/lib/domain/record"
import { actionWords, originWords } from "@/lib/history-words"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"

const box = "block w-full rounded-2 border border-muted bg-raised px-2 py-1.5 text-15 text-ink"

/** What of the history to show. A plain form that leads to an address: it needs no script. */
export function HistoryFilters({ filter, editors }: { filter: HistoryFilter; editors: readonly string[] }) {
  const kinds = Object.entries(recordKindWords) as [RecordKind, { many: string }][]
  return (
    <form action={routes.admin.revisions()} aria-label="What to show" className="mt-6">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 md:grid-cols-4">
        <Choice
          name="kind"
          label="Kind"
          chosen={filter.kind}
          choices={kinds.map(([value, { many }]) => ({ value, label: many }))}
        />
        <Line name="id" label="Id of the record" typed={filter.id} />
        <Line name="editor" label="Editor" typed={filter.editor} list="history-editors" />
        <Line name="text" label="Words of the reason" typed={filter.text} />
        <Choice
          name="action"
          label="What was done"
          chosen={filter.action}
          choices={revisionActions.map((value) => ({ value, label: actionWords[value] }))}
        />
        <Choice
          name="origin"
          label="By way of"
          chosen={filter.origin}
          choices={editOrigins.map((value) => ({ value, label: originWords[value] }))}
        />
        <Line name="from" label="From (UTC)" typed={filter.from} type="date" />
        <Line name="to" label="To, included" typed={filter.to} type="date" />
      </div>
      <datalist id="history-editors">
        {editors.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {filter.version !== undefined && <input type="hidden" name="version" value={filter.version} />}
      <p className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <button
          type="submit"
          className="cursor-pointer rounded-2 border border-ink px-4 py-1.5 hover:bg-wash"
        >
          Show
        </button>
        <a href={routes.admin.revisions()} className="text-13">
          Show everything
        </a>
      </p>
    </form>
  )
}

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={`history-${name}`} className="block text-13 font-medium">
        {label}
      </label>
      {children}
    </div>
  )
}

function Line(props: { name: string; label: string; typed?: string; list?: string; type?: "text" | "date" }) {
  const { name, label, typed = "", list, type = "text" } = props
  return (
    <Labelled name={name} label={label}>
      <input
        id={`history-${name}`}
        name={name}
        type={type}
        list={list}
        defaultValue={typed}
        autoComplete="off"
        className={box}
      />
    </Labelled>
  )
}

function Choice(props: {
  name: string
  label: string
  chosen?: string
  choices: readonly { value: string; label: string }[]
}) {
  const { name, label, chosen = "", choices } = props
  return (
    <Labelled name={name} label={label}>
      <select id={`history-${name}`} name={name} defaultValue={chosen} className={box}>
        <option value="">all</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
