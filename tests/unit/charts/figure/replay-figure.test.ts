import { describe, expect, test } from "vitest"
import { figureSchema, type Figure } from "@/lib/charts/figure/figure"
import { replayFigure } from "@/lib/charts/figure/replay-figure"
import { replaySetLead } from "@/lib/replay-words"
import { aPair, aReplay, aRow } from "../../../factories/replay"

const moved = {
  grade: "shown" as const,
  own: aPair(14, 14),
  all: aPair(14, 9),
}
const replay = aReplay({
  changes: [{ do: "remove", rule: "october-rule" }],
  names: [{ id: "october-rule", name: "The October rule", shortName: "October" }],
  rows: [aRow({ training: moved, inference: moved })],
  without: [{ slug: "moonshot", name: "Moonshot AI" }],
})

function linesOf(figure: Figure) {
  if (figure.plot.type !== "rows") throw new Error("a replay is made of rows")
  return figure.plot.sections.flatMap(({ rows }) => rows.flatMap(({ lines }) => lines))
}

describe("what moves", () => {
  test("has a thin line as things stand, and one for what the changes make of it", () => {
    const lines = linesOf(figureSchema.parse(replayFigure(replay, "all")))
    expect(lines.map(({ name, value }) => [name, value])).toEqual([
      ["training", "about 14 months"],
      ["changed", "about 9 months"],
      ["inference", "about 14 months"],
      ["changed", "about 9 months"],
    ])
    const thin = lines.map(({ marks }) => marks.flatMap((mark) => (mark.type === "bar" ? [mark.isThin] : [])))
    expect(thin).toEqual([[true], [false, false], [true], [false, false]])
  })
})

test("what does not move has one line", () => {
  const figure = replayFigure(replay, "own")
  expect(linesOf(figure).map(({ name }) => name)).toEqual(["training", "inference"])
  expect(figure.words.join(" ")).not.toContain("as things stand")
})

test("the title says what was changed; more than two changes are counted there and named in the words", () => {
  expect(replayFigure(replay, "all").title).toBe("As if it had never been: The October rule")
  const many = replayFigure(
    {
      ...replay,
      changes: ["a", "b", "c"].map((rule) => ({ do: "remove" as const, rule })),
      names: ["a", "b", "c"].map((id) => ({ id, name: `Rule ${id}`, shortName: id })),
    },
    "all",
  )
  expect(many.title).toBe("3 changes of the rules at once")
  expect(many.words.slice(0, 3)).toEqual(["a", "b", "c"].map((id) => `As if it had never been: Rule ${id}.`))
})

test("the answer is of the set that is drawn, with the odds of its longest step", () => {
  expect(replaySetLead(replay, "all")).toBe(
    "The one firm with a number moves. The longest step: Baidu. All supply, training: about 14 → 9 months; even odds 7 to 21 → 5 to 14; still enough after two years in 30% of draws, as before.",
  )
  expect(replaySetLead(replay, "own")).toBe("The one firm with a number does not move.")
})

test("firms without a number are counted in the words and named in the summary", () => {
  const figure = replayFigure(replay, "all")
  expect(figure.words).toContain("One firm has no number, before and after.")
  expect(figure.summary).toContain("Moonshot AI")
})
