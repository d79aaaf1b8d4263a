import { knownDay } from "@/components/known/known-day"
import { KnownWayIn } from "@/components/known/known-way-in"
import { AssumptionList } from "@/components/assumptions/assumption-list"
import { ShareLine } from "@/components/charts/share/share-line"
import { MatterLines } from "@/components/contradictions/matter-lines"
import { DriversSection } from "@/components/drivers/drivers-section"
import { OpenCount } from "@/components/numbers/open-count"
import { titleOnProfile } from "@/components/orders/order-title"
import { OrdersTable } from "@/components/orders/orders-table"
import { PageHead } from "@/components/page/page-head"
import { Disclosure } from "@/components/ui/disclosure"
import { Section } from "@/components/ui/section"
import { Stamp } from "@/components/page/stamp"
import { SourceIndex } from "@/components/sources/source-index"
import { specVersion } from "@/lib/charts/spec"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Contradictions } from "@/lib/contracts/contradiction"
import type { DriversView } from "@/lib/contracts/drivers-view"
import type { Exposure } from "@/lib/contracts/exposure"
import { monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { CompanyFacts } from "./company-facts"
import { EstimateFacts } from "./estimate-facts"
import { ExposureSection } from "./exposure-section"
import { Headline } from "./headline"
import { Notes } from "./notes"
import { ProfileCharts } from "./profile-charts"
import { Statements } from "./statements"

/**
 * A firm's profile: the answer, the charts, what the answer hangs on, what export controls mean for it, the orders,
 * what was said, what is assumed, the sources.
 *
 * @param exposure null for the market as a whole, which buys nothing itself
 * @param drivers null for a firm without a number
 * @param contradictions those that touch it; null where it is not asked for them
 * @param moved where it is told what moved the estimate; null where there is nothing to compare with
 */
export function ProfileView({
  profile: told,
  exposure,
  drivers,
  moved = null,
  contradictions = null,
}: {
  profile: CompanyProfile
  exposure: Exposure | null
  drivers: DriversView | null
  moved?: { href: string; label: string } | null
  contradictions?: Contradictions | null
}) {
  const profile = {
    ...told,
    orders: told.orders.map((order) => ({ ...order, title: titleOnProfile(order.title, told.name) })),
  }
  const { name, nameZh, asOf, dataVersion, orders, statements, notes, assumptions, sources } = profile
  return (
    <article>
      <PageHead
        title={
          <>
            {name}
            {nameZh && (
              <span
                lang="zh-Hans"
                className="ml-3 text-21 font-normal whitespace-nowrap text-muted sm:text-28"
              >
                {nameZh}
              </span>
            )}
          </>
        }
      >
        <p className="mt-2 max-w-prose" data-prose="">
          {profile.description}
        </p>
        <CompanyFacts profile={profile} />
        <Stamp
          parts={[
            `As of ${monthWords(asOf)}`,
            `data version ${dataVersion}`,
            <OpenCount key="orders" kind="order" firm={profile.slug} count={orders.length} />,
            <OpenCount
              key="reports"
              kind="report"
              firm={profile.slug}
              count={orders.reduce((sum, { reports }) => sum + reports.length, 0)}
            />,
            <a key="sources" href="#sources">
              {countOf(sources.length, "source")}
            </a>,
          ]}
        />
        {knownDay() === null && (
          <p className="no-print mt-1 text-13">
            <a href={routes.dossier(profile.slug)} download>
              Download dossier
            </a>{" "}
            <span className="text-muted">one file that needs no network</span>
            {moved && (
              <>
                {" · "}
                <a href={moved.href}>{moved.label}</a>
              </>
            )}
            {" · "}
            <a href={routes.changes(profile.slug)}>What changed</a>
            {!profile.isPseudo && (
              <>
                {" · "}
                <a href={routes.compare([profile.slug])} rel="nofollow">
                  Compare with other firms
                </a>
              </>
            )}
            {(profile.estimate.training.stock || profile.estimate.inference.stock) && (
              <>
                {" · "}
                <a href={routes.scenariosOf(profile.slug)}>Under other assumptions</a>
                {" · "}
                <a href={routes.lab(profile.slug)}>Open in the laboratory</a>
              </>
            )}
          </p>
        )}
      </PageHead>
      {!profile.isPseudo && (
        <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <Headline profile={profile} />
          <EstimateFacts profile={profile} />
        </div>
      )}
      <ProfileCharts profile={profile} />
      {drivers && <DriversSection drivers={drivers} />}
      {exposure && <ExposureSection profile={profile} exposure={exposure} />}
      {orders.length > 0 && (
        <Section
          id="orders"
          title="Orders"
          lead="Each line is one purchase. Reports that contradict each other stand side by side, and none is merged away. Greyed orders are left out of the estimate."
        >
          <OrdersTable
            orders={orders}
            perspective={profile.isPseudo ? null : profile.slug}
            foot={{ asOf, dataVersion, sources: [] }}
          />
          <div className="mt-2">
            <ShareLine
              spec={{ version: specVersion, chart: "orders-table", firm: profile.slug }}
              title={`Orders of ${name}`}
              asOf={asOf}
              dataVersion={dataVersion}
            />
          </div>
        </Section>
      )}
      {contradictions && contradictions.matters.length > 0 && (
        <Section
          id="contradictions"
          title="Where the reports disagree"
          lead="Every matter in which claims about the firm do not fit, the one on which most hangs first."
        >
          <MatterLines of={contradictions} />
        </Section>
      )}
      {statements.length > 0 && (
        <Section
          id="statements"
          title="What they said, and what happened"
          lead="Kept to compare with; none of it enters the estimate."
        >
          <Statements statements={statements} />
        </Section>
      )}
      {notes.length > 0 && (
        <Section id="notes" title="Spending, output and other facts">
          <Notes notes={notes} />
        </Section>
      )}
      {assumptions.length > 0 && (
        <Section
          id="assumptions"
          title="What the estimate assumes"
          lead={
            <>
              Parameters that enter this firm’s estimate, with their range and the month they were set for.{" "}
              <a href={routes.methodology()}>What they do in the model</a>.
            </>
          }
        >
          <Disclosure summary={`All ${assumptions.length} assumptions of this estimate`}>
            <AssumptionList assumptions={assumptions} />
          </Disclosure>
        </Section>
      )}
      {sources.length > 0 && <ProfileSources profile={profile} />}
      <KnownWayIn path={routes.company(profile.slug)} />
    </article>
  )
}

/** The sources of what is on record about the firm; those of assumptions are named with each assumption. */
function ProfileSources({ profile: { sources, assumptions, ...facts } }: { profile: CompanyProfile }) {
  const claims = [
    ...facts.orders.flatMap(({ reports }) => reports),
    ...facts.statements,
    ...facts.notes,
    ...facts.designations,
  ]
  const ofClaims = new Set(claims.map(({ source }) => source.id))
  const ofAssumptions = new Set(assumptions.flatMap((assumption) => assumption.sources.map(({ id }) => id)))
  const own = sources.filter(({ id }) => ofClaims.has(id) || !ofAssumptions.has(id))
  const others = sources.length - own.length
  return (
    <Section
      id="sources"
      title={countOf(own.length, "source")}
      lead={
        others > 0 && (
          <>
            Of what is on record about the firm.{" "}
            <a href={routes.assumptions()}>{others} more are behind the assumptions</a>.
          </>
        )
      }
    >
      <SourceIndex sources={own} />
    </Section>
  )
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
