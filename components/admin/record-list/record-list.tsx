import { EmptyState } from "@/components/ui/empty-state"
import type { EditableKind } from "@/lib/forms/form"
import { kindWords } from "@/lib/forms/kind-words"
import type { FindableRecord } from "@/lib/found-records"
import { routes } from "@/lib/routes"

/** Records to find one in, and the way to add one. The box is a plain form: it needs no script. */
export function RecordList({
  kind,
  records,
  count,
  wanted,
}: {
  kind: EditableKind
  /** Those that were found. */
  records: readonly FindableRecord[]
  /** How many there are in all. */
  count: number
  wanted: string
}) {
  const { path, one, many } = kindWords[kind]
  const standing = records.filter(({ isRetired }) => !isRetired)
  const retired = records.filter(({ isRetired }) => isRetired)
  return (
    <>
      <div className="mt-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <form method="get" action={routes.admin.records(path)} role="search" className="flex items-end gap-2">
          <div>
            <label htmlFor="find" className="block text-13 font-medium">
              Find by title, id{kind === "order" || kind === "statement" ? ", firm" : ""}
            </label>
            <input
              id="find"
              name="find"
              type="search"
              defaultValue={wanted}
              maxLength={200}
              className="block w-64 max-w-full rounded-2 border border-muted bg-raised px-2 py-1 text-15"
            />
          </div>
          <button type="submit" className="rounded-2 border border-ink px-3 py-1">
            Find
          </button>
        </form>
        <a
          href={routes.admin.newRecord(path)}
          className="rounded-2 border border-ink bg-ink px-4 py-1 text-paper no-underline"
        >
          Add {/^[aeiou]/.test(one) ? "an" : "a"} {one}
        </a>
      </div>
      <p className="mt-3 text-13 text-muted" role="status">
        {wanted === "" ? `${count} ${count === 1 ? one : many}` : `${records.length} of ${count} ${many}`}
      </p>
      {records.length === 0 ? (
        <EmptyState title={`No ${one} was found.`}>
          {wanted !== "" && <a href={routes.admin.records(path)}>Show all {many}</a>}
        </EmptyState>
      ) : (
        <Titles path={path} records={standing} />
      )}
      {retired.length > 0 && (
        <section className="mt-8 border-t border-hairline pt-2">
          <h2 className="text-21">Retired</h2>
          <Titles path={path} records={retired} />
        </section>
      )}
    </>
  )
}

function Titles({ path, records }: { path: string; records: readonly FindableRecord[] }) {
  return (
    <ul className="mt-1">
      {records.map(({ id, title }) => (
        <li key={id} className="border-b border-hairline py-1.5 text-15">
          <a href={routes.admin.record(path, id)} className="no-underline hover:underline">
            {title}
          </a>{" "}
          {title !== id && <span className="text-13 break-all text-muted">{id}</span>}
        </li>
      ))}
    </ul>
  )
}
