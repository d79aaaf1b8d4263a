import type { ChartDocument } from "@/lib/charts/document"

/** A small chart's document: two reports of one order's cost. */
export function chartDocument(given: Partial<ChartDocument> = {}): ChartDocument {
  return {
    format: "chip-runway-chart",
    version: 1,
    spec: { version: 1, chart: "reports", order: "a800-2023-four-firms", measure: "cost" },
    figure: {
      title: "What they cost: 2 reports, $1bn to $4bn",
      subtitle: "US dollars",
      plot: {
        type: "rows",
        x: { from: 0, to: 1, ticks: [{ at: 0.5, label: "$2bn", onNarrow: true }] },
        now: null,
        sections: [
          {
            title: null,
            note: null,
            rows: [
              {
                label: "Financial Times",
                labelZh: null,
                detail: "Aug 2023",
                lines: [
                  {
                    name: null,
                    tone: "ink",
                    marks: [{ type: "dot", at: 0.25, size: 1, tone: "ink", isHollow: false, count: null }],
                    value: "$1bn",
                    detail: null,
                    missing: null,
                  },
                ],
              },
            ],
          },
        ],
      },
      words: ["A dot is the figure given."],
      summary: "Two reports, $1bn to $4bn.",
      table: {
        caption: "What they cost",
        columns: [
          { label: "Source", isNumeric: false },
          { label: "Says", isNumeric: false },
        ],
        rows: [
          ["Financial Times", "$1bn"],
          ["Financial Times", "$4bn"],
        ],
      },
    },
    answer: "Two reports of what they cost, $1bn to $4bn.",
    data: {
      columns: [
        { name: "report", title: "Report", unit: null, type: "text" },
        { name: "cost", title: "Cost", unit: "US dollars", type: "number" },
      ],
      rows: [
        ["one", 1e9],
        ["two", 4e9],
      ],
    },
    measures: [
      {
        key: "a800-2023-four-firms.cost.low",
        label: "Lowest cost",
        value: 1e9,
        unit: "US dollars",
        words: "$1bn",
      },
    ],
    sources: [],
    provenance: { dataVersion: 1, asOf: "2026-11", engine: null, assumptions: [] },
    runs: [],
    ...given,
  }
}
