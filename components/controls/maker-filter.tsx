"use client"

import { useSyncExternalStore } from "react"

/**
 * One maker's parts alone: a link to their part of the table, whose style hides the others while it is the
 * target of the address. Works without JavaScript; with it, the link of the current maker is marked.
 */
export function MakerFilter({
  groups,
}: {
  groups: { group: string; anchor: string; rows: readonly unknown[] }[]
}) {
  const hash = useSyncExternalStore(
    onHashChange,
    () => window.location.hash.slice(1),
    () => "",
  )
  const known = groups.some(({ anchor }) => anchor === hash)
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <nav id="all-makers" aria-label="Makers" className="mt-4 mb-2 text-13">
      <ul className="flex flex-wrap gap-x-4">
        {[{ group: "All makers", anchor: "all-makers", rows: { length: total } }, ...groups].map(
          ({ group, anchor, rows }) => (
            <li key={anchor}>
              {/* A plain link: the router would change the address without moving the target. */}
              <a
                href={`#${anchor}`}
                aria-current={(known ? anchor === hash : anchor === "all-makers") ? "true" : undefined}
                className="block border-b-2 border-transparent py-0.5 text-muted no-underline hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
              >
                {group} {rows.length}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
}

function onHashChange(notify: () => void): () => void {
  window.addEventListener("hashchange", notify)
  return () => window.removeEventListener("hashchange", notify)
}
