import type { ReportView, StatementView } from "@/lib/contracts/claim"

const noFigure = { low: null, central: null, high: null }

/** A report as pages get it; tests say what differs. */
export function makeReport(over: Partial<ReportView> & { id: string }): ReportView {
  return {
    text: `Report ${over.id}.`,
    companies: [{ slug: "baidu", name: "Baidu" }],
    source: {
      id: `source-${over.id}`,
      publisher: `Publisher of ${over.id}`,
      title: "A page",
      url: "https://example.com/page",
      publishedOn: { date: "2023-08-10", precision: "day" },
      verification: "read",
    },
    reportingChain: ["Financial Times", `Publisher of ${over.id}`],
    eventOn: { date: "2023-08-09", precision: "day" },
    confidence: "high",
    confidenceReason: "Several relays agree.",
    verification: "read",
    tags: [],
    note: null,
    conflicts: [],
    role: "purchase",
    chipLabel: "A800",
    quantity: { ...noFigure, central: 100_000 },
    unit: "chips",
    cost: null,
    orderedOn: null,
    window: null,
    sourceKind: "major press, several named or independent sources",
    reprintOf: null,
    impliedUnitPriceUsd: null,
    reliability: 0.7,
    pricePlausibility: 1,
    weight: 0.7,
    weightlessBecause: null,
    ...over,
  }
}

/** A statement as pages get it; tests say what differs. */
export function makeStatement(over: Partial<StatementView> & { id: string }): StatementView {
  const { text, companies, source, reportingChain, eventOn, confidence, confidenceReason } = makeReport({
    id: over.id,
  })
  return {
    text,
    companies,
    source,
    reportingChain,
    eventOn,
    confidence,
    confidenceReason,
    verification: "read",
    tags: [],
    note: null,
    conflicts: [],
    speaker: "Robin Li, chief executive",
    workload: "training",
    horizonMonths: null,
    horizonInWords: null,
    outcome: null,
    isUsableForCalibration: true,
    ...over,
  }
}
