import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { chipRows, noStockWords } from "@/lib/charts/compare/stock"
import type { Compare } from "@/lib/contracts/compare"
import { countWords, monthWords, toSignificant } from "@/lib/format"
import { routes } from "@/lib/routes"
import { FirmName } from "./runway-table"

/** Chips × firms: H100-equivalents with nine in ten, and under them how many chips that is. */
export function StockByChipTable({ compare }: { compare: Compare }) {
  const { firms, asOf, known } = compare
  const day = known?.day ?? null
  const rows = chipRows(compare)
  return (
    <ScrollTable caption={`H100-equivalents at work in ${monthWords(asOf)}, by part and firm`} showCaption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          {firms.map((firm) => (
            <th key={firm.slug} scope="col" data-numeric>
              <FirmName firm={firm} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">All parts</th>
          {firms.map((firm) => (
            <td key={firm.slug} data-numeric className="min-w-[9rem]">
              {firm.h100Equivalents ? (
                <OpenNumber of={{ of: "stock", firm: firm.slug, chip: null }} known={day}>
                  <Spread of={firm.h100Equivalents} />
                </OpenNumber>
              ) : (
                <span className="inline-block max-w-[14rem] whitespace-normal text-muted">
                  {noStockWords(firm)}
                </span>
              )}
            </td>
          ))}
        </tr>
        {rows.map(({ chip, name, of }) => (
          <tr key={chip}>
            <th scope="row">
              <a href={routes.chip(chip)}>{name}</a>
            </th>
            {of.map((part, index) => (
              <td key={firms[index]!.slug} data-numeric className="min-w-[9rem]">
                {part === null ? (
                  <span className="text-muted">none on record</span>
                ) : (
                  <OpenNumber of={{ of: "stock", firm: firms[index]!.slug, chip }} known={day}>
                    {part.h100Equivalents ? <Spread of={part.h100Equivalents} /> : "rate not known"}
                    <span className="block text-muted">{spanWords(part.units)} chips</span>
                  </OpenNumber>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

type Of = { p5: number; p50: number; p95: number }

const bare = (value: number) => countWords(toSignificant(Math.round(value), 2))

function spanWords({ p5, p50, p95 }: Of): string {
  return `${bare(p50)} (${bare(p5)} to ${bare(p95)})`
}

function Spread({ of }: { of: Of }) {
  return (
    <>
      <span className="text-15">{bare(of.p50)}</span>
      <span className="block text-muted">
        {bare(of.p5)} to {bare(of.p95)}
      </span>
    </>
  )
}
