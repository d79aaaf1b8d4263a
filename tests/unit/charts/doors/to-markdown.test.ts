import fc from "fast-check"
import { expect, test } from "vitest"
import { markdownLink, markdownText } from "@/lib/charts/doors/markdown-text"
import { toMarkdown } from "@/lib/charts/doors/to-markdown"
import { chartDocument } from "@/tests/factories/chart-document"

/** Texts full of what Markdown reads as more than text. */
const nasty = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."\\`*_[](){}<>|~&$@#+-=!.:/0 \n\tw\"'a") }),
  fc.constantFrom(
    "<script>alert(1)</script>",
    "](https://evil.example) [x",
    "a | b | c",
    "\\| \\",
    "1. one",
    "# head",
    "&lt;b&gt;",
    "see https://evil.example or www.evil.example",
    "line\n\n# head\r\n| x |",
    "a\u2028b\u2029 c",
    "![x](https://evil.example/pixel.png)",
    "`code` ```",
    "--- \n===",
    "$x$ and $$y$$",
  ),
)

/** What a text is read as by CommonMark 0.31, section 2.4: a backslash before punctuation is not there. */
function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1")
}

/** A text without the characters that stand behind a backslash. */
function bare(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]/g, "")
}

/** One line, and nothing that is no character of a text. */
function asLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}\ufffe\uffff]/gu, (character) =>
      /[\t\r\n]/.test(character) ? character : "",
    )
    .replace(/[ \t\r\n\u2028\u2029]+/g, " ")
    .trim()
}

test("a text is read as the same text on one line", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(unescaped(markdownText(text))).toBe(asLine(text))
    }),
  )
})

test("no character that marks up, links or divides cells is left bare", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const left = bare(markdownText(text))
      expect(left).not.toMatch(/[\\`*_[\]<>|~&$@\r\n]/)
      expect(left).not.toMatch(/:\/\//)
      expect(left).not.toMatch(/www\./i)
      expect(markdownText(text)).not.toMatch(/^(?:[#+=-]|\d+[.)]|\s)/)
    }),
  )
})

test("a link is a link to the web alone, and its address ends where it should", () => {
  fc.assert(
    fc.property(
      nasty,
      fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), nasty),
      (text, address) => {
        const link = markdownLink(text, address)
        const parts = /^\[(.*)\]\(<([^<>\n]*)>\)$/.exec(link)
        if (!parts) expect(link).toBe(markdownText(text))
        else {
          expect(parts[1]).toBe(markdownText(text))
          expect(["http:", "https:"]).toContain(new URL(unescaped(parts[2]!)).protocol)
          expect(parts[2]).not.toMatch(/\|/)
        }
      },
    ),
  )
  for (const address of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/s/x", ""]) {
    expect(markdownLink("x", address)).toBe("x")
  }
  // The line ends of other scripts are line ends too.
  expect(markdownLink("a\u2028b\u2029c", "https://x.org")).toBe("[a b c](<https://x.org/>)")
})

const sized = (text: string) => text.slice(0, 300)

test("whatever the texts are, the document has the same blocks and every row the same cells", () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, nasty, (title, label, cell, source) => {
      const document = chartDocument()
      const blocks = toMarkdown(
        {
          ...document,
          answer: `So: ${sized(title)}`,
          figure: {
            ...document.figure,
            title: sized(title),
            table: {
              caption: "",
              columns: [
                { label: sized(label), isNumeric: false },
                { label: "Says", isNumeric: true },
              ],
              rows: [
                [sized(cell), "$1bn"],
                [sized(title), sized(cell)],
              ],
            },
          },
          sources: [
            {
              id: "one",
              publisher: sized(source),
              title: sized(source),
              url: "https://example.org/a(b)|c",
              publishedOn: { date: "2023-08-09", precision: "day" },
              licence: null,
            },
          ],
        },
        { link: "https://chip-runway.example/s/abcdefghijklmnop" },
      ).split("\n\n")
      expect(blocks).toHaveLength(9)
      expect(blocks[0]).toMatch(/^# /)
      const lines = blocks[3]!.split("\n")
      expect(lines).toHaveLength(4)
      expect(lines[1]).toBe("| --- | ---: |")
      for (const line of lines) expect(bare(line).split("|")).toHaveLength(4)
      expect(blocks[5]).toBe("## Sources")
      expect(blocks[6]!.split("\n")).toHaveLength(1)
      expect(blocks[6]).toMatch(/^- .*\]\(<https:\/\/example\.org\/a\(b\)%7Cc>\), 9 Aug 2023$/)
    }),
  )
})

test("a chart in Markdown gives answer, table, sources, provenance and its address", () => {
  const text = toMarkdown(chartDocument(), { link: "https://chip-runway.example/s/abcdefghijklmnop" })
  expect(text).toContain("# What they cost: 2 reports, \\$1bn to \\$4bn\n")
  expect(text).toContain("| Source | Says |\n| --- | --- |\n| Financial Times | \\$1bn |\n")
  expect(text).toContain("data version")
  expect(text).toMatch(/\(<https:\/\/chip-runway\.example\/s\/abcdefghijklmnop>\)\n$/)
})
