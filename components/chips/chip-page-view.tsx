import type { ChartFoot } from "@/components/charts/chart-frame"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { SourceIndex } from "@/components/sources/source-index"
import { Section } from "@/components/ui/section"
import { chipLine, listOf } from "@/lib/chip-words"
import type { ChipPage } from "@/lib/contracts/chip"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ChipOrders } from "./chip-orders"
import { ChipPrices } from "./chip-prices"
import { ChipStatus } from "./chip-status"
import { DerivedFigures } from "./derived-figures"
import { SpecTable } from "./spec-table"
import { StatusHistory } from "./status-history"
import { StatusStrip } from "./status-strip"

/** A part's page: what the law makes of it today, its figures, its standing through time, its orders and prices. */
export function ChipPageView({ page }: { page: ChipPage }) {
  const { chip, variantOf, orders, sources, asOf, dataVersion, today } = page
  const foot: ChartFoot = { asOf, dataVersion, sources: [{ label: "the rules", href: routes.controls() }] }
  return (
    <article>
      <PageHead kicker={<a href={routes.chips()}>Chips</a>} title={chip.name}>
        <p className="mt-2 max-w-prose" data-prose="">
          {chipLine(page)}
          {variantOf && (
            <>
              {" "}
              Made for China from <a href={routes.chip(variantOf.id)}>{variantOf.name}</a>.
            </>
          )}
          {chip.labels.length > 0 && <> In reports: {listOf(chip.labels.map((label) => `“${label}”`))}.</>}
        </p>
        {chip.note && (
          <p className="mt-2 max-w-prose text-13 text-muted" data-prose="">
            {chip.note}
          </p>
        )}
        <Stamp
          parts={[
            `As of ${dayWords(today)}`,
            `data version ${dataVersion}`,
            orders.length === 0 ? (
              "no orders"
            ) : (
              <a key="orders" href="#orders">
                {orders.length === 1 ? "1 order" : `${orders.length} orders`}
              </a>
            ),
            ...(sources.length === 0
              ? []
              : [
                  <a key="sources" href="#sources">
                    {sources.length === 1 ? "1 source" : `${sources.length} sources`}
                  </a>,
                ]),
          ]}
        />
      </PageHead>
      <ChipStatus page={page} />
      <Section
        id="specifications"
        title="Specifications"
        lead="What the rules measure is computed here from published figures; † marks an input that no page we read confirms."
      >
        <DerivedFigures chip={chip} />
        <div className="mt-6">
          <SpecTable chip={chip} sources={sources} />
        </div>
      </Section>
      <Section id="status" title="Status over time">
        <StatusStrip page={page} foot={foot} />
        <div className="mt-4">
          <StatusHistory page={page} />
        </div>
      </Section>
      <Section
        id="orders"
        title="Orders by firm"
        lead={
          orders.length > 0
            ? "Each line is one purchase; greyed orders are left out of the estimates."
            : undefined
        }
      >
        {orders.length > 0 ? (
          <ChipOrders name={chip.name} orders={orders} />
        ) : (
          <p className="text-muted">No order on record names this chip.</p>
        )}
      </Section>
      <Section id="prices" title="Price history">
        <ChipPrices page={page} />
      </Section>
      {sources.length > 0 && (
        <Section
          id="sources"
          title={sources.length === 1 ? "1 source" : `${sources.length} sources`}
          lead="Of the figures above and of the reports of orders. Those of the rules stand with each rule."
        >
          <SourceIndex sources={sources} />
        </Section>
      )}
    </article>
  )
}
