import { firstKnownDay } from "@/lib/contracts/known"
import { knownParam } from "@/lib/known-link"

/**
 * Asks a page for another day: a plain form, which needs no script.
 *
 * @param fields further parameters of the page's address
 */
export function KnownForm({
  path,
  fields = {},
  day = null,
  label,
}: {
  path: string
  fields?: Readonly<Record<string, string>>
  day?: string | null
  label: string
}) {
  return (
    <form action={path} method="get" className="no-print flex flex-wrap items-baseline gap-x-2 gap-y-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="flex flex-wrap items-baseline gap-x-2">
        <span>{label}</span>
        <input
          type="date"
          name={knownParam}
          required
          min={firstKnownDay}
          defaultValue={day ?? undefined}
          className="rounded-2 border border-muted bg-raised px-2 py-1"
        />
      </label>
      <button type="submit" className="rounded-2 border border-muted px-3 py-1">
        Show
      </button>
    </form>
  )
}
