import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { EmptyState } from "@/components/ui/empty-state"
import type { ChangesPage } from "@/lib/contracts/changes"
import { routes } from "@/lib/routes"
import { ChangeEntry } from "./change-entry"

/** What is new in the data, newest first: all of it, or what concerns one firm. */
export function ChangesView({ changes, isFirstPage }: { changes: ChangesPage; isFirstPage: boolean }) {
  const { firm, entries, newest, before } = changes
  const slug = firm?.slug
  return (
    <>
      <PageHead
        kicker={firm && <a href={routes.company(firm.slug)}>{firm.name}</a>}
        title={firm ? `What is new about ${firm.name}` : "What is new"}
      >
        <p className="mt-3 max-w-prose text-17" data-prose="">
          {firm
            ? `Every change of what is on record about ${firm.name}: from what to what, why, and how far its estimate moved.`
            : "Every change of the data: from what to what, why, and how far the estimates moved."}
        </p>
        <Stamp
          parts={[
            `Data version ${newest}`,
            <a key="atom" href={routes.changesFeed("atom", slug)}>
              Atom feed
            </a>,
            <a key="json" href={routes.changesFeed("json", slug)}>
              JSON Feed
            </a>,
            ...(firm
              ? [
                  <a key="all" href={routes.changes()}>
                    changes of all firms
                  </a>,
                ]
              : [
                  <a key="site" href={routes.changelog()}>
                    what is new on the site
                  </a>,
                ]),
          ]}
        />
      </PageHead>
      <div className="mt-8 max-w-[60rem]">
        {entries.length === 0 && (
          <EmptyState title="Nothing changed here.">
            {before !== null && <p>Earlier data versions may hold something.</p>}
          </EmptyState>
        )}
        {entries.map((entry) => (
          <ChangeEntry key={entry.number} entry={entry} firm={slug ?? null} />
        ))}
      </div>
      {(!isFirstPage || before !== null) && (
        <nav
          aria-label="Pages of changes"
          className="no-print mt-2 flex gap-6 border-t border-hairline pt-3 text-15"
        >
          {!isFirstPage && <a href={routes.changes(slug)}>Newest</a>}
          {before !== null && (
            <a href={routes.changesBefore(before, slug)} rel="next">
              Earlier changes
            </a>
          )}
        </nav>
      )}
    </>
  )
}
