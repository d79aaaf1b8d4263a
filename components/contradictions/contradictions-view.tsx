import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { EmptyState } from "@/components/ui/empty-state"
import { conflictKindWords } from "@/lib/conflict-kind-words"
import type { Contradiction, Contradictions, ContradictionsView as View } from "@/lib/contracts/contradiction"
import { contradictionsLead } from "@/lib/contradiction-words"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { MatterIndex } from "./matter-index"
import { MatterSection } from "./matter-section"

/** Where reports do not agree: all matters, or those of a firm or a kind. */
export function ContradictionsView({ contradictions, view }: { contradictions: Contradictions; view: View }) {
  const matters = contradictions.matters.filter((matter) => isWithin(matter, view))
  const { asOf, dataVersion } = contradictions
  const claims = matters.reduce((sum, matter) => sum + matter.claims.length, 0)
  return (
    <>
      <PageHead title="Contradictions">
        <p className="mt-3 max-w-prose text-17" data-prose="">
          {contradictionsLead({ ...contradictions, matters })}
        </p>
        <p className="mt-2 max-w-prose text-15 text-muted">
          Reports that do not fit stand side by side here, each with the way it came to us, and none is
          averaged away. <a href={routes.methodology("conflicting-claims")}>How reports are weighed</a>.
        </p>
        <Filters matters={contradictions.matters} view={view} />
        <Stamp parts={[`As of ${monthWords(asOf)}`, `data version ${dataVersion}`, `${claims} claims`]} />
      </PageHead>
      {matters.length === 0 ? (
        <EmptyState title="Nothing on record contradicts itself here.">
          <p>
            <a href={routes.contradictions()}>All contradictions</a>
          </p>
        </EmptyState>
      ) : (
        <MatterIndex matters={matters} horizonMonths={contradictions.horizonMonths} />
      )}
      {matters.map((matter) => (
        <MatterSection key={matter.id} matter={matter} of={contradictions} />
      ))}
    </>
  )
}

function isWithin({ companies, kind }: Contradiction, view: View): boolean {
  return (
    (view.firm === null || companies.some(({ slug }) => slug === view.firm)) &&
    (view.kind === null || kind === view.kind)
  )
}

function Filters({ matters, view }: { matters: readonly Contradiction[]; view: View }) {
  const firms = new Map(matters.flatMap(({ companies }) => companies.map(({ slug, name }) => [slug, name])))
  const kinds = [...new Set(matters.map(({ kind }) => kind))].sort()
  return (
    <div className="no-print mt-4 space-y-1">
      <ChoiceLinks
        label="Firm"
        current={view.firm ?? "all"}
        options={[
          { name: "all firms", value: "all", href: routes.contradictionsOf({ ...view, firm: null }) },
          ...[...firms]
            .sort((a, b) => a[1].localeCompare(b[1], "en"))
            .map(([slug, name]) => ({
              name,
              value: slug,
              href: routes.contradictionsOf({ ...view, firm: slug }),
            })),
        ]}
      />
      <ChoiceLinks
        label="How they differ"
        current={view.kind ?? "all"}
        options={[
          { name: "all", value: "all", href: routes.contradictionsOf({ ...view, kind: null }) },
          ...kinds.map((kind) => ({
            name: conflictKindWords(kind),
            value: kind,
            href: routes.contradictionsOf({ ...view, kind }),
          })),
        ]}
      />
    </div>
  )
}
