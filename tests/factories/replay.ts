import type { Replay, ReplayPair, ReplayRow, ReplaySetting, ReplaySummary } from "@/lib/contracts/replay"

/** A runway around a median, in months; null lies beyond the horizon. */
export function aSummary(p50: number | null, over: Partial<ReplaySummary> = {}): ReplaySummary {
  const half = p50 === null ? 30 : Math.round(p50 / 2)
  return {
    quantiles: { p5: 0, p25: half, p50, p75: p50 === null ? null : p50 + half, p95: null },
    censoredShare: p50 === null ? 0.6 : 0.1,
    alreadyShortShare: 0,
    sufficientAt24: p50 === null || p50 > 24 ? 0.6 : 0.3,
    ...over,
  }
}

export function aPair(before: number | null, after: number | null): ReplayPair {
  return { before: aSummary(before), after: aSummary(after) }
}

/** A firm whose own stock stays and whose expected supplies do not. */
export function aRow(over: Partial<ReplayRow> = {}): ReplayRow {
  return {
    slug: "baidu",
    name: "Baidu",
    nameZh: "百度",
    training: { grade: "shown", own: aPair(9, 9), all: aPair(14, 9) },
    inference: { grade: "shown", own: aPair(36, 36), all: aPair(null, 26) },
    effects: [],
    ...over,
  }
}

export function aReplay(over: Partial<Replay> = {}): Replay {
  return {
    asOf: "2026-11",
    horizonMonths: 60,
    dataVersion: 1,
    draws: 10_000,
    changes: [],
    names: [],
    chips: [],
    rows: [aRow()],
    without: [],
    ...over,
  }
}

export function aSetting(): ReplaySetting {
  const named = (id: string) => ({ id, name: `The ${id}`, shortName: id })
  return {
    dataVersion: 1,
    asOfs: ["2026-11", "2023-11"],
    rules: ["october-rule", "april-letters", "january-review"].map((id) => ({
      ...named(id),
      from: "2023-11-17",
    })),
    proposals: ["strict-bill", "other-bill"].map(named),
    chips: ["h20", "ascend-910c"].map((id) => ({ id, name: id, vendor: "a maker" })),
    scenarios: [],
  }
}
