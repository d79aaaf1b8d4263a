import { render, screen, within } from "@testing-library/react"
import { describe, expect, test } from "vitest"
import { openWords, reasonsOf } from "@/lib/answer-words"
import { ChipTable } from "@/components/chips/chip-table"
import { DerivedFigures } from "@/components/chips/derived-figures"
import { SpecTable } from "@/components/chips/spec-table"
import { statusStrip } from "@/lib/charts/status-strip-model"
import type { AnswerStretch, ChipListItem, ChipPage } from "@/lib/contracts/chip"
import { aChip } from "../factories/records"

const read = <T,>(value: T) => ({ value, verification: "read" as const, sourceId: "the-wire", note: null })
const unverified = <T,>(value: T) => ({ ...read(value), verification: "unverified" as const, sourceId: null })

const h20 = aChip({
  id: "h20",
  name: "H20",
  denseTops: { fp16: read(148), int8: read(296), tf32: read(74) },
  dieAreaMm2: unverified(814),
  countsAsApplicableDieArea: read(true),
  memoryBandwidthGBps: read(4000),
  interconnectGBps: read(900),
  pcieGBps: unverified(128),
})

/** What stands under a measure. */
function under(term: string): string {
  return screen.getByText(term).nextElementSibling?.textContent ?? ""
}

describe("what the rules measure", () => {
  test("each figure is opened into its inputs, with the sign of those that nobody confirms", () => {
    render(<DerivedFigures chip={h20} />)
    expect(under("TPP")).toContain("2,368148 TFLOPS at FP16 × 16 bits")
    expect(under("Performance density")).toContain(
      "2.91TPP 2,368 ÷ 814 mm²† (unverified) of applicable die area",
    )
    expect(under("Total I/O")).toContain("1,028 GB/sLink 900 GB/s + PCIe 128 GB/s†")
    expect(under("Memory bandwidth + I/O")).toContain("5,028 GB/s")
  })

  test("the formats whose bit length counts are compared; TF32, which is debated, is not", () => {
    render(<DerivedFigures chip={h20} />)
    const products = screen.getAllByRole("listitem", { hidden: true }).map(({ textContent }) => textContent)
    expect(products).toEqual(["FP16: 148 × 16 = 2,368", "INT8: 296 × 8 = 2,368"])
  })

  test("without a die area the density is unknown and the missing input is named", () => {
    render(<DerivedFigures chip={aChip({ denseTops: { fp16: read(148) } })} />)
    expect(under("Performance density")).toBe(
      "unknownTPP ÷ applicable die area; the die area is not published.",
    )
    expect(under("Total I/O")).toBe("unknownLink + PCIe; the link is not published.")
  })

  test("a PCIe rate that nobody gives leaves a lower bound, and it is called one", () => {
    render(<DerivedFigures chip={aChip({ interconnectGBps: read(400) })} />)
    expect(under("Total I/O")).toContain(
      "400 GB/sLink 400 GB/s alone; PCIe is not published, so a lower bound",
    )
  })
})

test("every specification says whether its page was read; one that is not published has its row", () => {
  const source = {
    id: "the-wire",
    publisher: "The Wire",
    title: null,
    url: null,
    publishedOn: null,
    verification: "read" as const,
  }
  render(<SpecTable chip={h20} sources={[source]} />)
  const row = (name: string) => screen.getByRole("rowheader", { name }).closest("tr") as HTMLElement
  expect(within(row("FP16")).getByRole("link", { name: "148 TFLOPS" }).getAttribute("href")).toBe(
    `/numbers/spec/${h20.id}/fp16`,
  )
  expect(within(row("FP16")).getByRole("link", { name: "The Wire" }).getAttribute("href")).toBe(
    "/sources/the-wire",
  )
  expect(row("FP16").textContent).toContain("148 TFLOPSThe Wireread")
  expect(row("Die area").textContent).toContain("unverified")
  expect(row("Power").textContent).toBe("Powernot published")
})

test("a chip of which nothing is published is a row of words, without a dash or a zero", () => {
  const chip: ChipListItem = {
    id: "b20",
    name: "B20",
    vendor: "NVIDIA",
    group: "NVIDIA",
    isContextOnly: false,
    variantOf: null,
    tpp: null,
    performanceDensity: null,
    memoryGb: null,
    memoryType: null,
    memoryBandwidthGBps: null,
    interconnectGBps: null,
    priceUsd: null,
    status: "INDETERMINATE",
    orderCount: 0,
  }
  render(<ChipTable caption="Chips" chips={[chip]} />)
  const cells = screen.getAllByRole("cell").map(({ textContent }) => textContent)
  expect(cells.filter((text) => text === "not published")).toHaveLength(6)
  expect(cells[0]).toContain("undetermined")
  expect(cells.at(-1)).toBe("none")
})

const test4800 = { metric: "tpp", op: ">=", threshold: 4800, value: 2368, holds: false } as const
const stretch = (from: string, until: string | null, over: Partial<AnswerStretch> = {}): AnswerStretch => ({
  from,
  until,
  status: "NOT_CONTROLLED",
  paragraph: null,
  rule: null,
  tests: [],
  missing: [],
  possible: ["NOT_CONTROLLED"],
  ...over,
})

describe("why an answer is what it is", () => {
  test("a part that passes is told by the lines it stays under, each measure once", () => {
    const tests = [
      test4800,
      { ...test4800, threshold: 2400 },
      { metric: "datacenter_designed", op: "==", threshold: false, value: true, holds: false } as const,
    ]
    expect(reasonsOf({ status: "NOT_CONTROLLED", tests })).toEqual(["TPP 2,368, under 4,800 and 2,400"])
  })

  test("an open answer names what is missing and what it could be", () => {
    expect(
      openWords({ missing: ["die_mm2"], possible: ["LICENCE_PRESUMPTION_OF_DENIAL", "NOT_CONTROLLED"] }),
    ).toBe("Not known: die area. It could be presumed denied or not controlled.")
  })
})

describe("the strip of a chip's standing", () => {
  const page = (stretches: AnswerStretch[], announced: string | null = null): ChipPage => ({
    dataVersion: 1,
    asOf: "2026-11",
    today: "2026-11-23",
    chip: aChip({ announced: announced === null ? null : read(announced) }),
    variantOf: null,
    variants: [],
    answer: stretch("2022-01-01", null),
    because: [],
    rules: {},
    near: [],
    stretches,
    beside: [],
    orders: [],
    sources: [],
  })

  test("a new rule with the same answer is no change of status", () => {
    const strip = statusStrip(
      page([
        stretch("2022-01-01", "2023-11-16"),
        stretch("2023-11-17", "2024-04-03", { status: "LICENCE_PRESUMPTION_OF_DENIAL" }),
        stretch("2024-04-04", null, { status: "LICENCE_PRESUMPTION_OF_DENIAL" }),
      ]),
    )
    expect(strip.title).toBe("One change of status since 2022: presumed denied from 17 Nov 2023")
    const [lane] = strip.lanes
    expect(lane?.segments.map(({ status }) => status)).toEqual([
      "NOT_CONTROLLED",
      "LICENCE_PRESUMPTION_OF_DENIAL",
    ])
    expect(lane?.segments[0]?.to).toBeCloseTo(lane?.segments[1]?.from ?? 0, 3)
    expect(lane?.segments.at(-1)?.to).toBe(1)
  })

  test("the days before a chip was announced are set apart", () => {
    const [lane] = statusStrip(page([stretch("2022-01-01", null)], "2024-01")).lanes
    expect(lane?.segments.map(({ isBefore }) => isBefore)).toEqual([true, false])
  })
})
