import { expect, test } from "vitest"
import { formulaParts } from "@/lib/markdown/formula"
import { headingId, parseMarkdown } from "@/lib/markdown/parse"
import { parseInline, plainText } from "@/lib/markdown/parse-inline"

test("a heading gets the anchor that links in the code use", () => {
  expect(headingId("What can train")).toBe("what-can-train")
  expect(parseMarkdown("## What can train")).toEqual([
    { kind: "heading", level: 2, id: "what-can-train", children: [{ kind: "text", text: "What can train" }] },
  ])
})

test("lines without a gap are one paragraph, and a gap ends it", () => {
  const blocks = parseMarkdown("one\ntwo\n\nthree")
  expect(
    blocks.map((block) => (block.kind === "paragraph" ? plainText(block.children) : block.kind)),
  ).toEqual(["one two", "three"])
})

test("an item that runs over its line stays one item", () => {
  expect(parseMarkdown("- a\n  more\n- b")).toEqual([
    {
      kind: "list",
      isOrdered: false,
      items: [[{ kind: "text", text: "a more" }], [{ kind: "text", text: "b" }]],
    },
  ])
})

test("a table keeps its head apart from its rows", () => {
  const [table] = parseMarkdown("| grade | when |\n| --- | --- |\n| none | `acceptance` below 10% |")
  expect(table).toEqual({
    kind: "table",
    head: [[{ kind: "text", text: "grade" }], [{ kind: "text", text: "when" }]],
    rows: [
      [
        [{ kind: "text", text: "none" }],
        [
          { kind: "code", text: "acceptance" },
          { kind: "text", text: " below 10%" },
        ],
      ],
    ],
  })
})

test("nothing inside a fence is read as Markdown", () => {
  expect(parseMarkdown("```formula\n# a · b_c\n```\nafter")).toEqual([
    { kind: "code", language: "formula", text: "# a · b_c" },
    { kind: "paragraph", children: [{ kind: "text", text: "after" }] },
  ])
})

test("a live mark names what the page computes", () => {
  expect(parseMarkdown("<!-- live: track-record -->")).toEqual([{ kind: "live", name: "track-record" }])
})

test("marks nest: a link inside bold keeps its address", () => {
  expect(parseInline("see **[the order](/orders/x)** now")).toEqual([
    { kind: "text", text: "see " },
    {
      kind: "strong",
      children: [{ kind: "link", href: "/orders/x", children: [{ kind: "text", text: "the order" }] }],
    },
    { kind: "text", text: " now" },
  ])
})

test("stars and underscores both emphasise, and an underscore inside a name does not", () => {
  expect(parseInline("*so* and _so_, not a_b_c")).toEqual([
    { kind: "em", children: [{ kind: "text", text: "so" }] },
    { kind: "text", text: " and " },
    { kind: "em", children: [{ kind: "text", text: "so" }] },
    { kind: "text", text: ", not a_b_c" },
  ])
})

test("a formula's scripts go below and above the line", () => {
  expect(formulaParts("C_0 · a^ψ / gain^{τ(t)/12}")).toEqual([
    { kind: "base", text: "C" },
    { kind: "sub", text: "0" },
    { kind: "base", text: " · a" },
    { kind: "sup", text: "ψ" },
    { kind: "base", text: " / gain" },
    { kind: "sup", text: "τ(t)/12" },
  ])
})
