import { EmptyState } from "@/components/ui/empty-state"
import type { FoundKind } from "@/lib/contracts/found-kind"
import type { Found, SearchAnswer } from "@/lib/contracts/search"
import { routes } from "@/lib/routes"
import { foundCountWords } from "@/lib/search-words"

/** What was found, kind by kind, the kind of the best first. */
export function SearchResults({ answer, ordersHref }: { answer: SearchAnswer; ordersHref: string }) {
  const { found, counts, meant, near } = answer
  if (found.length === 0) return <NothingFound near={near} />
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  return (
    <>
      {meant && <p className="mt-4 max-w-prose border-l-2 border-ink pl-3">{meant}</p>}
      {kinds.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          found={found.filter((one) => one.kind === kind)}
          count={counts[kind]}
          ordersHref={ordersHref}
        />
      ))}
    </>
  )
}

type GroupProps = { kind: FoundKind; found: readonly Found[]; count: number; ordersHref: string }

function Group({ kind, found, count, ordersHref }: GroupProps) {
  const id = `found-${kind}`
  const more = count - found.length
  return (
    <section aria-labelledby={id} className="mt-8 border-t border-hairline pt-3">
      <h2 id={id} className="text-21">
        {foundCountWords(kind, count)}
      </h2>
      <FoundList found={found} />
      {more > 0 && (
        <p className="mt-2 text-15 text-muted">
          {more.toLocaleString("en-GB")} more are not shown.{" "}
          {kind === "order" ? <a href={ordersHref}>Look through the orders</a> : "Another word narrows it."}
        </p>
      )}
    </section>
  )
}

function FoundList({ found }: { found: readonly Found[] }) {
  return (
    <ul className="mt-2 max-w-[80ch] space-y-2">
      {found.map(({ kind, id, href, title, detail }) => (
        <li key={`${kind} ${id}`}>
          <a href={href}>{title}</a>
          {detail && <span className="block text-13 text-muted">{detail}</span>}
        </li>
      ))}
    </ul>
  )
}

function NothingFound({ near }: { near: readonly Found[] }) {
  return (
    <div className="mt-8">
      <EmptyState title="Nothing on record has these words.">
        {near.length > 0 ? (
          <>
            <p>Names that are near:</p>
            <FoundList found={near} />
          </>
        ) : (
          <p>
            Look through <a href={routes.companies()}>the firms</a>, <a href={routes.chips()}>the chips</a> or{" "}
            <a href={routes.orders()}>the orders</a>.
          </p>
        )}
      </EmptyState>
    </div>
  )
}
