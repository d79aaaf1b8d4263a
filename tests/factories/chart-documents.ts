import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"

/** A small chart of Baidu's training, complete in every part. */
export function makeChartDocument(changes: Partial<ChartDocument> = {}): ChartDocument {
  return chartDocumentSchema.parse({
    format: "chip-runway-chart",
    version: 1,
    spec: { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" },
    figure: {
      title: "Training outgrows Baidu’s own chips around Aug 2027",
      subtitle: "Baidu. FLOP a month, log scale",
      plot: {
        type: "xy",
        x: { from: 0, to: 2, ticks: [{ at: 0, label: "Nov 2026", onNarrow: true }] },
        y: { from: 1, to: 100, scale: "log", ticks: [{ at: 10, label: "10" }] },
        now: null,
        layers: [
          {
            type: "area",
            tone: "training",
            weight: "light",
            isHatched: false,
            start: 0,
            low: [2, 3, 4],
            high: [20, 30, 40],
          },
          { type: "line", tone: "training", isDashed: false, isStrong: true, start: 0, values: [8, 9, 10] },
        ],
        names: [{ value: 10, text: "has", tone: "training" }],
      },
      words: ["Dark: half of the draws. Light: nine in ten."],
      summary: "Training needs more each month than the month before.",
      table: {
        caption: "Training, month by month",
        columns: [
          { label: "Month", isNumeric: false },
          { label: "Needs", isNumeric: true },
        ],
        rows: [
          ["Nov 2026", "8"],
          ["Dec 2026", "9"],
        ],
      },
    },
    answer: "Baidu’s own chips cover training for about 9 months; even odds between 3 and 17.",
    data: {
      columns: [
        { name: "month", title: "Month", unit: null, type: "month" },
        { name: "needed", title: "Needed for training", unit: "FLOP a month", type: "number" },
      ],
      rows: [
        ["2026-11", 8],
        ["2026-12", 9],
      ],
    },
    measures: [
      {
        key: "baidu.training.own.median",
        label: "Baidu, training, median runway",
        value: 9,
        unit: "months",
        words: "9 months",
      },
    ],
    sources: [
      {
        id: "ft-2023",
        publisher: "Financial Times",
        title: "Chips ordered",
        url: "https://example.org/ft",
        publishedOn: { date: "2023-08-09", precision: "day" },
        licence: null,
      },
    ],
    provenance: {
      dataVersion: 14,
      asOf: "2026-11",
      engine: { version: "1.1.0", seed: 1, draws: 10_000 },
      assumptions: ["growth"],
    },
    runs: [],
    ...changes,
  })
}
