import { expect, test } from "vitest"
import { chartDocumentSchema, type ChartDocument } from "@/lib/charts/document"
import { replayFigure } from "@/lib/charts/figure/replay-figure"
import { replaySetLead } from "@/lib/replay-words"
import { makeChartDocument } from "../../factories/chart-documents"
import { aPair, aReplay, aRow } from "../../factories/replay"

/** A replay of so many firms that all move, each with both runs, four medians and assumptions of its own. */
function replayOf(firms: number): ChartDocument {
  const slugs = Array.from({ length: firms }, (_, index) => `a-firm-with-a-long-name-${index}`)
  const side = { grade: "strained" as const, own: aPair(9, 4), all: aPair(14, 9) }
  const replay = aReplay({
    changes: [{ do: "remove", rule: "october-rule" }],
    names: [{ id: "october-rule", name: "The October rule", shortName: "October" }],
    rows: slugs.map((slug) => aRow({ slug, name: slug, training: side, inference: side })),
    without: slugs.map((slug) => ({ slug: `no-${slug}`, name: `No ${slug}` })),
  })
  const chart = makeChartDocument()
  return {
    ...chart,
    figure: replayFigure(replay, "all"),
    answer: replaySetLead(replay, "all"),
    measures: slugs.flatMap((slug) =>
      ["training.before", "training.after", "inference.before", "inference.after"].map((key) => ({
        ...chart.measures[0]!,
        key: `${slug}.${key}`,
      })),
    ),
    sources: slugs.flatMap((slug) =>
      Array.from({ length: 20 }, (_, index) => ({ ...chart.sources[0]!, id: `${slug}-${index}` })),
    ),
    provenance: {
      ...chart.provenance,
      assumptions: slugs.flatMap((slug) => Array.from({ length: 20 }, (_, index) => `${slug}.${index}`)),
    },
    runs: slugs.flatMap((firm) =>
      ["as things stand", "under the changed rules"].map((variant) => ({
        firm,
        variant,
        input: "a".repeat(64),
        figures: { "training.own.runway": [1, 2, 3, 4, null] },
      })),
    ),
  }
}

test.each([1, 51, 101, 200])("a replay of %i firms fits a document", (firms) => {
  expect(chartDocumentSchema.safeParse(replayOf(firms)).error?.issues ?? []).toEqual([])
})

test("a document without end is refused", () => {
  expect(chartDocumentSchema.safeParse(replayOf(1000)).success).toBe(false)
})
