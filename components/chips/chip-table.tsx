import { StatusMark } from "@/components/controls/status-mark"
import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { looseDateWords, priceWords } from "@/lib/chip-words"
import type { ChipListItem } from "@/lib/contracts/chip"
import { figureWords, measureWords } from "@/lib/metric-words"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { Unconfirmed } from "./unconfirmed"

const columns = [
  { label: "Chip", widths: ["w-[9.5rem] sm:w-[15rem]"], isNumeric: false },
  { label: "Status today", widths: ["w-[11.5rem]"], isNumeric: false },
  { label: "TPP", widths: ["w-[5.5rem]"], isNumeric: true },
  { label: "Density", widths: ["w-[5.5rem]"], isNumeric: true },
  { label: "Memory", widths: ["w-[5rem]", "w-[6rem]"], isNumeric: false },
  { label: "Bandwidth", widths: ["w-[6.5rem]"], isNumeric: true },
  { label: "Link", widths: ["w-[6.5rem]"], isNumeric: true },
  { label: "Price", widths: ["w-[5rem]", "w-[6rem]"], isNumeric: false },
  { label: "Orders", widths: ["w-[3.5rem]"], isNumeric: true },
]

/** The parts of one group of makers, a row each; columns stand under each other from table to table. */
export function ChipTable({ caption, chips }: { caption: string; chips: readonly ChipListItem[] }) {
  const makers = new Set(chips.map(({ vendor }) => vendor))
  return (
    <ScrollTable
      caption={caption}
      className="[&>table]:min-w-[72rem]!"
      columns={columns.flatMap(({ widths }) => widths)}
    >
      <thead>
        <tr>
          {columns.map(({ label, widths: { length: span }, isNumeric }) => (
            <th
              key={label}
              scope={span > 1 ? "colgroup" : "col"}
              colSpan={span}
              data-numeric={isNumeric || undefined}
              className={span > 1 ? "pl-8!" : ""}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chips.map((chip) => (
          <ChipRow key={chip.id} chip={chip} hasMaker={makers.size > 1} />
        ))}
      </tbody>
    </ScrollTable>
  )
}

function ChipRow({ chip, hasMaker }: { chip: ChipListItem; hasMaker: boolean }) {
  const { priceUsd: price } = chip
  const number = (spec: string): NumberKey => ({ of: "spec", chip: chip.id, spec })
  return (
    <tr>
      <th scope="row">
        <a href={routes.chip(chip.id)} className="text-15 leading-tight">
          {chip.name}
        </a>
        {hasMaker && <span className="block text-muted">{chip.vendor}</span>}
        {chip.variantOf && <span className="block text-muted">for China, from {chip.variantOf.name}</span>}
        {chip.isContextOnly && <span className="block text-muted">for comparison</span>}
      </th>
      <td>
        <StatusMark status={chip.status} />
      </td>
      <td data-numeric>
        <Value of={number("tpp")} figure={chip.tpp} say={(value) => figureWords(Math.round(value))} />
      </td>
      <td data-numeric>
        <Value of={number("density")} figure={chip.performanceDensity} say={(value) => value.toFixed(2)} />
      </td>
      <td data-numeric>
        <Value of={number("memory")} figure={chip.memoryGb} say={(value) => `${figureWords(value)} GB`} />
      </td>
      <td className="text-muted">{chip.memoryGb && chip.memoryType}</td>
      <td data-numeric>
        <Value
          of={number("bandwidth")}
          figure={chip.memoryBandwidthGBps}
          say={(value) => measureWords("dram_bandwidth_gbps", value)}
        />
      </td>
      <td data-numeric>
        <Value
          of={number("link")}
          figure={chip.interconnectGBps}
          say={(value) => (value === 0 ? "none" : measureWords("interconnect_gbps", value))}
        />
      </td>
      <td data-numeric>
        {price ? (
          <Unconfirmed hangs isRead={price.verification === "read"}>
            <OpenNumber of={number("price")}>{priceWords(price)}</OpenNumber>
          </Unconfirmed>
        ) : (
          <NotPublished />
        )}
      </td>
      <td className="text-muted">{price?.date && looseDateWords(price.date)}</td>
      <td data-numeric>
        {chip.orderCount === 0 ? (
          <span className="text-muted">none</span>
        ) : (
          <a href={`${routes.chip(chip.id)}#orders`}>{chip.orderCount}</a>
        )}
      </td>
    </tr>
  )
}

function Value({
  of,
  figure,
  say,
}: {
  of: NumberKey
  figure: ChipListItem["tpp"]
  say: (value: number) => string
}) {
  if (figure === null) return <NotPublished />
  return (
    <Unconfirmed hangs isRead={figure.isRead}>
      <OpenNumber of={of}>{say(figure.value)}</OpenNumber>
    </Unconfirmed>
  )
}

function NotPublished() {
  return <span className="whitespace-normal text-muted">not published</span>
}
