import type { ReactNode } from "react"
import { StatusMark } from "@/components/controls/status-mark"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { ChipListItem } from "@/lib/contracts/chip"
import { measureWords } from "@/lib/metric-words"
import { routes } from "@/lib/routes"
import { looseDateWords, priceWords } from "./chip-words"
import { Unconfirmed } from "./unconfirmed"

const columns: { label: ReactNode; name: string; width: string; isNumeric: boolean }[] = [
  { label: "Chip", name: "chip", width: "w-[9.5rem] sm:w-[16rem]", isNumeric: false },
  { label: "Sale to China today", name: "status", width: "w-[11.5rem]", isNumeric: false },
  { label: "TPP", name: "tpp", width: "w-[5rem]", isNumeric: true },
  { label: "Density", name: "density", width: "w-[5rem]", isNumeric: true },
  { label: "Memory", name: "memory", width: "w-[7.5rem]", isNumeric: true },
  { label: "Bandwidth", name: "bandwidth", width: "w-[7rem]", isNumeric: true },
  { label: "Link", name: "link", width: "w-[7rem]", isNumeric: true },
  { label: "Price", name: "price", width: "w-[7rem]", isNumeric: true },
  { label: "Orders", name: "orders", width: "w-[4rem]", isNumeric: true },
]

/** The parts of one group of makers, a row each; the same columns stand under each other on one page. */
export function ChipTable({ caption, chips }: { caption: string; chips: readonly ChipListItem[] }) {
  const makers = new Set(chips.map(({ vendor }) => vendor))
  return (
    <ScrollTable caption={caption} className="[&>table]:min-w-[66rem]! [&>table]:table-fixed">
      <thead>
        <tr>
          {columns.map(({ label, name, width, isNumeric }) => (
            <th key={name} scope="col" className={width} data-numeric={isNumeric || undefined}>
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
        <Value figure={chip.tpp}>{(value) => measureWords("tpp", Math.round(value))}</Value>
      </td>
      <td data-numeric>
        <Value figure={chip.performanceDensity}>{(value) => value.toFixed(2)}</Value>
      </td>
      <td data-numeric>
        <Value figure={chip.memoryGb}>{(value) => `${measureWords("tpp", value)} GB`}</Value>
        {chip.memoryGb && chip.memoryType && <span className="block text-muted">{chip.memoryType}</span>}
      </td>
      <td data-numeric>
        <Value figure={chip.memoryBandwidthGBps}>
          {(value) => measureWords("dram_bandwidth_gbps", value)}
        </Value>
      </td>
      <td data-numeric>
        <Value figure={chip.interconnectGBps}>
          {(value) => (value === 0 ? "none" : measureWords("interconnect_gbps", value))}
        </Value>
      </td>
      <td data-numeric>
        {price ? (
          <>
            <Unconfirmed isRead={price.verification === "read"}>{priceWords(price)}</Unconfirmed>
            {price.date && <span className="block text-muted">{looseDateWords(price.date)}</span>}
          </>
        ) : (
          <NotPublished />
        )}
      </td>
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
  figure,
  children: say,
}: {
  figure: ChipListItem["tpp"]
  children: (value: number) => string
}) {
  if (figure === null) return <NotPublished />
  return <Unconfirmed isRead={figure.isRead}>{say(figure.value)}</Unconfirmed>
}

function NotPublished() {
  return <span className="whitespace-normal text-muted">not published</span>
}
