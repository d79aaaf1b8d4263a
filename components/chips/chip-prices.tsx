import { PricePlot } from "@/components/charts/static/price-plot"
import { OpenNumber } from "@/components/numbers/open-number"
import { Tag } from "@/components/ui/tag"
import { priceModel, priceTable } from "@/lib/charts/price-model"
import { looseDateWords, priceWords } from "@/lib/chip-words"
import { specVersion } from "@/lib/charts/spec"
import type { ChipPage } from "@/lib/contracts/chip"
import { sumWords } from "@/lib/format"
import { routes } from "@/lib/routes"

/** What a card costs: the price on record with its basis, then what reports of orders imply. */
export function ChipPrices({ page }: { page: ChipPage }) {
  const { chip, orders, sources, asOf, dataVersion } = page
  const price = chip.priceUsd
  const source = sources.find(({ id }) => id === price?.sourceId) ?? null
  const model = priceModel(chip, orders)
  const number = { of: "spec", chip: chip.id, spec: "price" } as const
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div>
        <p className="text-13 text-muted">Price on record</p>
        {price ? (
          <>
            <p className="text-21 font-medium">
              <OpenNumber of={number}>{priceWords(price)}</OpenNumber>
            </p>
            <p className="text-13 text-muted">
              {price.low !== null && price.high !== null && price.low !== price.high && (
                <>
                  <OpenNumber of={number}>
                    {sumWords(price.low)} to {sumWords(price.high)}
                  </OpenNumber>
                  .{" "}
                </>
              )}
              {price.date && <>As of {looseDateWords(price.date)}. </>}
              <span data-prose="">{price.basis}</span>
            </p>
            <p className="mt-1 text-13">
              {source && (
                <a href={routes.source(source.id)} className="mr-2">
                  {source.publisher}
                </a>
              )}
              {price.verification === "read" ? (
                <span className="text-muted">read</span>
              ) : (
                <Tag tone="doubt">unverified</Tag>
              )}
            </p>
          </>
        ) : (
          <p className="text-17 text-muted">not published</p>
        )}
      </div>
      {model ? (
        <div className="min-w-0">
          <PricePlot
            model={model}
            table={priceTable(model, price, source)}
            share={{ version: specVersion, chart: "chip-prices", chip: chip.id }}
            foot={{
              asOf,
              dataVersion,
              sources: [{ label: "the orders and their reports", href: "#orders" }],
            }}
          />
        </div>
      ) : (
        <p className="max-w-prose text-muted">
          No report on record gives both a number of these chips and their cost, so none implies a price.
        </p>
      )}
    </div>
  )
}
