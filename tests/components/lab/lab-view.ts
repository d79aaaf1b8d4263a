import type { LabAnswer } from "@/components/lab/lab-answer"
import type { WorkloadEstimate } from "@/lib/contracts/estimate"
import type { LabControl, LabOrder, LabReport, LabView } from "@/lib/contracts/lab"

/** Parts of a laboratory for tests of its page; each with what the test is about put over it. */
export function control(over: Partial<LabControl> = {}): LabControl {
  return {
    key: "training.runsPerYear",
    id: "runsPerYear",
    label: "Flagship runs a year",
    meaning: "Final training runs in a year, counted in flagships",
    unit: "runs/year",
    group: "training",
    kind: "range",
    bounds: { min: 0, isAboveMin: true, max: null, mayBeNone: false, needsRange: false, isWhole: false },
    track: { scale: "log", low: 0.4, high: 5.6 },
    standing: {
      p5: 0.8,
      p50: 1.5,
      p95: 2.8,
      isNone: false,
      words: "log-normal, nine in ten from 0.8 to 2.8",
      density: [0, 50, 100, 50, 0],
    },
    under: {},
    onlyUnder: null,
    rationale: "Counted from releases.",
    sources: [],
    confidence: "medium",
    verification: "judgement",
    setFor: null,
    matters: { training: 0, inference: 0 },
    ...over,
  }
}

export function chance(over: Partial<LabControl> = {}): LabControl {
  return control({
    key: "cancelShareUsRule",
    id: "cancelShareUsRule",
    label: "Orders lost to a US rule",
    unit: "share (0 or 1 per control event)",
    group: "law",
    kind: "chance",
    bounds: { min: 0, isAboveMin: false, max: 1, mayBeNone: false, needsRange: false, isWhole: false },
    track: { scale: "linear", low: 0, high: 1 },
    standing: { p5: null, p50: 0.7, p95: null, isNone: false, words: "yes in 70% of draws", density: null },
    ...over,
  })
}

export function report(over: Partial<LabReport> = {}): LabReport {
  return {
    id: "ft-2023",
    source: {
      id: "ft",
      publisher: "Financial Times",
      title: "Chips",
      url: "https://example.org",
      publishedOn: null,
      verification: "read",
    },
    text: "Ordered about 100,000.",
    role: "purchase",
    quantity: "about 100,000",
    cost: null,
    weight: 0.6,
    why: "Weight 0.60: 0.60 for major press.",
    carries: true,
    sizesAs: "purchase",
    ...over,
  }
}

export function order(reports: LabReport[], over: Partial<LabOrder> = {}): LabOrder {
  return {
    id: "a800-2023",
    title: "A800 for 2023",
    basis: "As reported.",
    isSizedByReports: true,
    reports,
    ...over,
  }
}

export function labView(over: Partial<LabView> = {}): LabView {
  const workload = {
    grade: "none",
    why: [],
    stock: null,
    all: null,
    fan: null,
    missing: ["any count"],
  } as const
  const none = () => ({ ...workload, why: [], missing: [...workload.missing] })
  return {
    firm: "baidu",
    name: "Baidu",
    nameZh: null,
    asOf: "2026-11",
    asOfs: ["2026-11", "2023-11"],
    dataVersion: 1,
    draws: 10_000,
    seed: 1,
    rents: null,
    published: { horizonMonths: 60, acceptance: null, n: 0, tried: 0, training: none(), inference: none() },
    suppliable: { training: [], inference: [] },
    hasChips: true,
    controls: [control(), chance()],
    orders: [order([report()])],
    scenarios: [{ id: "no-further-imports", title: "No further imports", summary: "None comes." }],
    ...over,
  }
}

/** A workload whose runway has one median, in months, and the spread around it. */
export function runway(median: number): WorkloadEstimate {
  const quantiles = { p5: 0, p25: median / 2, p50: median, p75: 2 * median, p95: null }
  const survival = Array.from({ length: 61 }, (_, month) => 1 - month / 100)
  const stock = {
    n: 800,
    pStillSufficient: {},
    quantiles,
    censoredShare: 0.1,
    alreadyShortShare: 0.1,
    survival,
    medianShortMonths: 3,
  }
  return { grade: "shown", why: [], stock, all: stock, fan: null, missing: [] }
}

export function labAnswer(over: Partial<LabAnswer> = {}): LabAnswer {
  return {
    asOf: "2026-11",
    horizonMonths: 60,
    seed: 1,
    draws: 800,
    n: 800,
    tried: 1000,
    acceptance: 0.8,
    rents: null,
    training: runway(9),
    inference: runway(9),
    stockTotal: null,
    h100Equivalents: null,
    dropped: [],
    faults: [],
    weights: {},
    values: {},
    assumptionIds: [],
    ...over,
  }
}
