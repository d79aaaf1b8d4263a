import type {
  Exposure,
  ExposureChip,
  ExposureMonth,
  ExposureOrder,
  ExposureShares,
  Replaceability,
  ShareQuantiles,
} from "@/lib/contracts/exposure"
import { exposureGroups, type ExposureGroup } from "@/lib/domain/exposure"
import { addMonths, type Month } from "@/lib/domain/month"

/** A share with the same value at every quantile, or with the five given. */
export function shareOf(value: number | readonly [number, number, number, number, number]): ShareQuantiles {
  const [p5, p25, p50, p75, p95] =
    typeof value === "number" ? ([value, value, value, value, value] as const) : value
  return { p5, p25, p50, p75, p95 }
}

/** Shares of one measure; groups not named hold nothing. */
export function makeShares(
  notFreelyBought: Parameters<typeof shareOf>[0],
  groups: Partial<Record<ExposureGroup, Parameters<typeof shareOf>[0]>>,
): ExposureShares {
  const of = Object.fromEntries(exposureGroups.map((group) => [group, shareOf(groups[group] ?? 0)]))
  return { groups: of as ExposureShares["groups"], notFreelyBought: shareOf(notFreelyBought) }
}

/** Months on end from `from`, with the same share for every measure; null: nothing at work. */
export function makeHistory(from: Month, shares: readonly (number | null)[], spread = 0.1): ExposureMonth[] {
  return shares.map((share, index) => {
    const month = addMonths(from, index)
    const band =
      share === null
        ? null
        : { p5: Math.max(0, share - spread), p50: share, p95: Math.min(1, share + spread) }
    return { month, day: `${month}-28`, notFreelyBought: { chips: band, training: band, inference: band } }
  })
}

const unreachable = { training: null, inference: null }

/** An H20 in the stock, under licence. */
export function makeExposureChip(chip: Partial<ExposureChip> = {}): ExposureChip {
  return {
    chip: "h20-96gb",
    name: "H20 96GB",
    maker: "NVIDIA",
    isDomesticChinese: false,
    status: "LICENCE_REVENUE_SHARE",
    group: "licence",
    category: "letter-bandwidth",
    paragraph: null,
    rule: { id: "us-2025-08-h20-licences", name: "Licences for H20", shortName: "H20 licences" },
    missing: [],
    units: { p5: 820, p25: 13_000, p50: 44_000, p75: 110_000, p95: 270_000 },
    share: { chips: shareOf(1), training: shareOf(1), inference: shareOf(1) },
    ...chip,
  }
}

/** An order of H20 that letters met half-way. */
export function makeExposureOrder(order: Partial<ExposureOrder> = {}): ExposureOrder {
  return {
    orderId: "h20-2025",
    title: "Baidu: H20 ordered in 2025",
    class: "order",
    orderStatus: "partly_delivered",
    chips: [{ id: "h20-96gb", name: "H20 96GB" }],
    window: { start: "2025-01", end: "2025-06" },
    isCounted: true,
    status: "LICENCE_REVENUE_SHARE",
    group: "licence",
    controlledFrom: "2025-04-09",
    rule: { id: "us-2025-04-09-is-informed", name: "Letters of April 2025", shortName: "Apr 2025 letters" },
    mayChangeOn: null,
    undelivered: {
      of: "this firm",
      basis: "drawn",
      chips: { low: 6_509, central: 40_280, high: 118_400 },
      share: 0.33,
    },
    undeliveredUnknownBecause: null,
    risk: "lost at the time",
    why: "A licence was needed from 9 Apr 2025, with 33% of its window still to come.",
    ...order,
  }
}

export function makeReplaceability(of: Partial<Replaceability> = {}): Replaceability {
  return {
    months: { p5: 0.2, p25: 0.9, p50: 2.3, p75: 6.6, p95: 49.7 },
    beyondShare: 0.043,
    yearlyLoss: shareOf([0.03, 0.05, 0.08, 0.12, 0.22]),
    ...of,
  }
}

/** A firm without an estimate and without orders, under the law of 23 Nov 2026. */
export function makeExposure(exposure: Partial<Exposure> = {}): Exposure {
  return {
    company: "baidu",
    name: "Baidu",
    dataVersion: 7,
    asOf: "2026-11",
    compiledOn: "2026-11-23",
    day: "2026-11-23",
    stockMonth: "2026-11",
    n: 0,
    grade: { training: "shown", inference: "shown" },
    shares: { chips: null, ...unreachable },
    whyNot: {
      chips: "No count of its chips is published.",
      training: "No count of its chips is published.",
      inference: "No count of its chips is published.",
    },
    byChip: [],
    history: [],
    orders: [],
    listings: [],
    owners: [],
    ownersUnknownBecause: "Whether firms on a list own part of it is not on record.",
    replaceability: { ...unreachable, lines: [], whyNot: unreachable },
    ...exposure,
  }
}
