import type { Board, BoardBar, BoardRow } from "@/lib/contracts/board"
import type { ReportView } from "@/lib/contracts/claim"
import type {
  Band,
  Fan,
  RunwayQuantiles,
  RunwaySummary,
  StockSeries,
  WorkloadEstimate,
} from "@/lib/contracts/estimate"
import type { OrderView } from "@/lib/contracts/order"
import { makeReport } from "../../factories/claims"
import { makeOrder } from "../../factories/orders"

export function quantilesOf([p5, p25, p50, p75, p95]: (number | null)[]): RunwayQuantiles {
  return { p5: p5!, p25: p25!, p50: p50!, p75: p75!, p95: p95! }
}

/** A bar of a board; the grade is "shown" and no draw is censored unless said. */
export function bar(months: (number | null)[] | null, rest: Partial<BoardBar> = {}): BoardBar {
  return {
    grade: months ? "shown" : "none",
    quantiles: months && quantilesOf(months),
    censoredShare: months && 0,
    alreadyShortShare: months && 0,
    why: [],
    ...rest,
  }
}

export function boardRow(row: Partial<BoardRow> & Pick<BoardRow, "name">): BoardRow {
  return {
    slug: row.name.toLowerCase(),
    nameZh: null,
    kind: "hyperscaler",
    training: bar([1, 4, 9, 16, 30]),
    inference: bar([2, 13, 35, 59, null], { censoredShare: 0.23 }),
    marks: [],
    h100Equivalents: null,
    rentsCompute: false,
    missing: [],
    ...row,
  }
}

export function board(
  rows: Partial<Pick<Board, "ranked" | "strained" | "without" | "today" | "view">>,
): Board {
  return {
    view: { set: "own", sort: "training", kind: "all" },
    asOf: "2026-11",
    today: "2026-11",
    horizonMonths: 60,
    dataVersion: 1,
    firmCount: 1,
    orderCount: 0,
    reportCount: 0,
    sourceCount: 0,
    ranked: [],
    strained: [],
    without: [],
    ...rows,
  }
}

/** A band around a median: `spread` is p95 over p50 and p50 over p5. */
export function bandAround(medians: readonly number[], spread = 2): Band {
  const times = (factor: number) => medians.map((median) => median * factor)
  const inner = Math.sqrt(spread)
  return {
    p5: times(1 / spread),
    p25: times(1 / inner),
    p50: times(1),
    p75: times(inner),
    p95: times(spread),
  }
}

/** Need that triples every year against a supply that never changes, months 0 to 60. */
export function fan({ need = 1e24, have = 4e24, growth = 3 } = {}): Fan {
  const months = Array.from({ length: 61 }, (_, month) => month)
  const supply = bandAround(months.map(() => have))
  return {
    required: bandAround(months.map((month) => need * growth ** (month / 12))),
    availableStock: supply,
    availableAll: supply,
  }
}

export function runwaySummary(months: (number | null)[], censoredShare = 0): RunwaySummary {
  return {
    n: 10_000,
    quantiles: quantilesOf(months),
    censoredShare,
    alreadyShortShare: 0,
    pStillSufficient: {},
    survival: [],
    medianShortMonths: 0,
  }
}

export function workloadEstimate(rest: Partial<WorkloadEstimate> = {}): WorkloadEstimate {
  const summary = runwaySummary([5, 11, 16, 22, 40])
  return { grade: "shown", why: [], stock: summary, all: summary, fan: fan(), missing: [], ...rest }
}

/** Chips from month −12 to 24, each with a constant mean from the month it arrives. */
export function stockSeries(
  chips: { chip: string; name: string; count: number; arrives: number }[],
): StockSeries {
  const months = Array.from({ length: 37 }, (_, index) => index - 12)
  const parts = chips.map(({ chip, name, count, arrives }) => ({
    chip,
    name,
    mean: months.map((month) => (month >= arrives ? count : 0)),
  }))
  const totals = months.map((_, index) => parts.reduce((sum, { mean }) => sum + mean[index]!, 0))
  return { fromMonth: -12, chips: parts, total: bandAround(totals, 1.5) }
}

/** A report of 100,000 A800 by the Financial Times, at the heaviest weight. */
export function report(rest: Partial<ReportView> = {}): ReportView {
  const { source, ...plain } = makeReport({ id: "report" })
  return {
    ...plain,
    source: {
      ...source,
      publisher: "Financial Times",
      publishedOn: { date: "2023-08-09", precision: "day" },
    },
    ...rest,
  }
}

/** Baidu's H800 of 2023, delivered and counted, without a report. */
export function order(rest: Partial<OrderView> = {}): OrderView {
  return makeOrder({
    title: "Baidu: H800 bought in 2023",
    chips: [{ id: "h800-sxm-80gb", name: "H800", vendor: "NVIDIA" }],
    deliveryWindow: { start: "2023-02", end: "2023-10" },
    ...rest,
  })
}
