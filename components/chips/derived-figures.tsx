import type { ReactNode } from "react"
import { OpenNumber } from "@/components/numbers/open-number"
import { Disclosure } from "@/components/ui/disclosure"
import { numberFormats, type Chip } from "@/lib/domain/chip"
import { performanceDensity, totalIo, totalProcessingPerformance } from "@/lib/export-controls"
import { measureWords } from "@/lib/metric-words"
import type { NumberKey } from "@/lib/number-key"
import { formatName, rateWords } from "@/lib/spec-rows"
import { Unconfirmed } from "./unconfirmed"

type Known = { verification: "read" | "unverified" } | null | undefined

/** What the rules measure, computed here from published figures: each with its formula and its inputs. */
export function DerivedFigures({ chip }: { chip: Chip }) {
  const tpp = totalProcessingPerformance(chip)
  const density = performanceDensity(chip)
  const io = totalIo(chip)
  const dram = chip.memoryBandwidthGBps?.value ?? null
  const rate = tpp && chip.denseTops[tpp.format]
  const number = (spec: string): NumberKey => ({ of: "spec", chip: chip.id, spec })
  return (
    <dl className="grid gap-x-10 gap-y-5 border-t border-ink pt-3 sm:grid-cols-2 lg:grid-cols-4">
      <Derived of={number("tpp")} name="TPP" value={tpp && measureWords("tpp", Math.round(tpp.value))}>
        {tpp ? (
          <>
            <Input known={rate} href={`#spec-${tpp.format}`}>
              {rateWords(tpp.format, tpp.denseTops)}
            </Input>{" "}
            at {formatName(tpp.format)} × {tpp.bitLength} bits
            <EveryFormat chip={chip} />
          </>
        ) : (
          "Throughput × bit length of the operands; no dense rate is published."
        )}
      </Derived>
      <Derived of={number("density")} name="Performance density" value={density && density.value.toFixed(2)}>
        {density ? (
          <>
            TPP <OpenNumber of={number("tpp")}>{measureWords("tpp", Math.round(density.tpp))}</OpenNumber> ÷{" "}
            <Input known={chip.dieAreaMm2} href="#spec-die">
              {measureWords("die_mm2", density.dieAreaMm2)}
            </Input>{" "}
            of applicable die area
          </>
        ) : (
          `TPP ÷ applicable die area; ${missingForDensity(chip)}.`
        )}
      </Derived>
      <Derived of={number("io")} name="Total I/O" value={io && measureWords("io_total_gbps", io.value)}>
        {io ? (
          <>
            Link{" "}
            <Input known={chip.interconnectGBps} href="#spec-link">
              {io.linkGBps === 0 ? "none" : measureWords("interconnect_gbps", io.linkGBps)}
            </Input>{" "}
            {io.pcieGBps === null ? (
              "alone; PCIe is not published, so a lower bound"
            ) : (
              <>
                + PCIe{" "}
                <Input known={chip.pcieGBps} href="#spec-pcie">
                  {measureWords("io_total_gbps", io.pcieGBps)}
                </Input>
              </>
            )}
          </>
        ) : (
          "Link + PCIe; the link is not published."
        )}
      </Derived>
      <Derived
        of={number("dram-io")}
        name="Memory bandwidth + I/O"
        value={io && dram !== null ? measureWords("dram_plus_io_gbps", dram + io.value) : null}
      >
        {dram === null ? (
          "Memory bandwidth is not published."
        ) : (
          <>
            Memory{" "}
            <Input known={chip.memoryBandwidthGBps} href="#spec-bandwidth">
              {measureWords("dram_bandwidth_gbps", dram)}
            </Input>{" "}
            + total I/O{" "}
            {io ? (
              <OpenNumber of={number("io")}>{measureWords("io_total_gbps", io.value)}</OpenNumber>
            ) : (
              "not published"
            )}
          </>
        )}
      </Derived>
    </dl>
  )
}

function Derived({
  of,
  name,
  value,
  children,
}: {
  of: NumberKey
  name: string
  value: string | null
  children: ReactNode
}) {
  return (
    <div>
      <dt className="text-13 text-muted">{name}</dt>
      <dd>
        <p className={value === null ? "text-17 text-muted" : "text-21 font-medium"}>
          {value === null ? "unknown" : <OpenNumber of={of}>{value}</OpenNumber>}
        </p>
        <div className="text-13 text-muted">{children}</div>
      </dd>
    </div>
  )
}

/** An input of a formula, leading to its row in the table. */
function Input({ known, href, children }: { known: Known; href: string; children: string }) {
  return (
    <a href={href} className="whitespace-nowrap text-ink">
      <Unconfirmed isRead={known?.verification === "read"}>{children}</Unconfirmed>
    </a>
  )
}

function missingForDensity(chip: Chip): string {
  if (chip.dieAreaMm2 === null) return "the die area is not published"
  return chip.countsAsApplicableDieArea?.value === true
    ? "no throughput is published"
    : "whether its die counts is not known, or it does not"
}

/** The same product at every published format: the largest is the TPP. */
function EveryFormat({ chip }: { chip: Chip }) {
  const products = numberFormats.flatMap((format) => {
    const spec = chip.denseTops[format]
    const product = spec && totalProcessingPerformance({ denseTops: { [format]: spec } })
    return product ? [product] : []
  })
  if (products.length < 2) return null
  return (
    <Disclosure summary="At every format">
      <ul>
        {products.map(({ format, denseTops, bitLength, value }) => (
          <li key={format}>
            {formatName(format)}:{" "}
            <OpenNumber of={{ of: "spec", chip: chip.id, spec: format }}>
              {measureWords("tpp", denseTops)} × {bitLength} = {measureWords("tpp", Math.round(value))}
            </OpenNumber>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
