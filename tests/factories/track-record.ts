import type { TrackCase, TrackOutcome } from "@/lib/contracts/track-record"

const source = {
  id: "the-wire",
  publisher: "The Wire",
  title: "Chips for China",
  url: "https://example.org/chips",
  publishedOn: { date: "2023-11-21", precision: "day" as const },
  verification: "read" as const,
}

/** What happened, for tests of what is counted; they say what differs. */
export function anOutcome(over: Partial<TrackOutcome> = {}): TrackOutcome {
  return {
    kind: "lasted at least",
    month: "2024-11",
    at: { low: 12, high: 12 },
    why: "It said so.",
    sources: [source],
    isOwn: true,
    sooner: 0.3,
    ...over,
  }
}

/** A case whose draws lie between 4 months and beyond the horizon, half of them between 10 and 30. */
export function aTrackCase(over: Partial<TrackCase> = {}): TrackCase {
  return {
    id: "acme-2023-enough acme training",
    firm: { slug: "acme", name: "Acme", nameZh: "顶峰" },
    workload: "training",
    asOf: "2023-11",
    claim: {
      statementId: "acme-2023-enough",
      speaker: "Acme’s chief",
      text: "Acme has chips for a year or two.",
      inWords: "a year or two",
      saidOn: { date: "2023-11-21", precision: "day" },
      months: { low: 12, high: 24 },
      isReading: false,
      isOfSector: false,
      notCounted: null,
      source,
    },
    run: {
      grade: "shown",
      acceptance: 0.8,
      n: 10_000,
      horizonMonths: 60,
      own: { p5: 4, p25: 10, p50: 18, p75: 30, p95: null },
      all: { p5: 4, p25: 11, p50: 20, p75: 35, p95: null },
      sufficientAt: { 12: 0.7, 24: 0.4, 36: 0.2 },
      against: { below: 0.3, inside: 0.3, above: 0.4 },
      today: { p5: 4, p25: 10, p50: 18, p75: 30, p95: null },
    },
    missing: [],
    outcome: anOutcome(),
    ...over,
  }
}
