import { longestQuery } from "@/lib/contracts/found-kind"
import { routes } from "@/lib/routes"

/** The field of the search page, with what was asked in it; a plain form. */
export function SearchForm({ q }: { q: string }) {
  return (
    <form action={routes.search()} aria-label="Search again" className="mt-4 flex max-w-prose gap-2">
      <input
        key={q}
        name="q"
        type="search"
        aria-label="Search for"
        defaultValue={q}
        maxLength={longestQuery}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className="min-w-0 flex-1 rounded-2 border border-ink bg-paper px-3 py-2 text-17"
      />
      <button
        type="submit"
        className="cursor-pointer rounded-2 border border-ink px-4 py-2 text-15 hover:bg-wash"
      >
        Search
      </button>
    </form>
  )
}
