import { OpenNumber } from "@/components/numbers/open-number"
import { Tag } from "@/components/ui/tag"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { Stamp } from "@/components/page/stamp"
import type { SourcePage } from "@/lib/contracts/source"
import { datedWords } from "@/lib/format"
import { sourceTypeLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

const titleNotes = {
  "as-printed": null,
  "page-or-slug": "The title was read off the page or its address.",
  descriptive: "The title is a description of ours.",
} as const

const kindNames = { report: "Report", statement: "Statement", note: "Note", designation: "Listing" } as const

/** One source and everything on the site that rests on it. */
export function SourcePageView({ source }: { source: SourcePage }) {
  const { claims, assumptions, chips } = source
  return (
    <article>
      <PageHead kicker={`Source: ${sourceTypeLabels[source.kind]}`} title={source.title ?? source.publisher}>
        <p className="mt-3">
          {source.publisher}
          {source.publishedOn ? `, ${datedWords(source.publishedOn)}` : ", undated"}
          {source.url && (
            <>
              {". "}
              <a href={source.url} rel="external noopener" className="break-all">
                {new URL(source.url).hostname.replace(/^www\./, "")}
              </a>
            </>
          )}
        </p>
        <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
          {source.verification === "unverified" ? (
            <>
              <Tag tone="doubt">unverified</Tag>
              The page itself was not opened.
            </>
          ) : (
            "The page was opened and read."
          )}
          {titleNotes[source.titleBasis] && <> {titleNotes[source.titleBasis]}</>}
          {source.licence && <> Licence: {source.licence}.</>}
          {source.note && <> {source.note}</>}
        </p>
        <Stamp parts={[`Data version ${source.dataVersion}`]} />
      </PageHead>
      {claims.length > 0 && (
        <Section
          id="claims"
          title={claims.length === 1 ? "What it says" : `What it says: ${claims.length} records`}
        >
          <ul className="divide-y border-y">
            {claims.map((claim) => (
              <li key={claim.id} className="grid gap-x-8 gap-y-1 py-3 md:grid-cols-[11rem_1fr]">
                <p className="text-13 text-muted">
                  <OpenNumber of={{ of: "claim", claim: claim.id }}>{kindNames[claim.kind]}</OpenNumber>
                  <br />
                  {claim.companies.map(({ slug, name }, index) => (
                    <span key={slug}>
                      {index > 0 && ", "}
                      <a href={routes.company(slug)}>{name}</a>
                    </span>
                  ))}
                </p>
                <p className="max-w-prose" data-prose="">
                  {claim.text}{" "}
                  {claim.orderId && (
                    <a
                      href={`${routes.order(claim.orderId)}#${claim.id}`}
                      className="text-13 whitespace-nowrap"
                    >
                      The order
                    </a>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {assumptions.length > 0 && (
        <Section id="assumptions" title="Assumptions that rest on it">
          <ul className="space-y-1">
            {assumptions.map(({ id, meaning }) => (
              <li key={id}>
                <a href={routes.assumption(id)}>{meaning}</a> <span className="text-13 text-muted">{id}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {chips.length > 0 && (
        <Section id="chips" title="Chips whose data rest on it">
          <p>{chips.map(({ name }) => name).join(", ")}</p>
        </Section>
      )}
      {claims.length + assumptions.length + chips.length === 0 && (
        <p className="mt-8 text-muted">
          No record names this source as its own; a company’s description rests on it.
        </p>
      )}
    </article>
  )
}
