import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import type { ChartDocument } from "@/lib/charts/document"
import { embedDocument } from "@/lib/server/embed/embed-document"
import { embedLook, usualLook } from "@/lib/server/embed/embed-look"
import { embedResponse } from "@/lib/server/embed/embed-response"
import { chartDocument } from "../../factories/chart-document"
import { everyFigure, fanFigure, tableFigure } from "../../factories/figures"

const shown = (document: ChartDocument, more: Partial<Parameters<typeof embedDocument>[0]> = {}) =>
  embedDocument({ document, address: "/charts/law", frozenOn: null, notice: null, ...more }, usualLook)

function policyOf(markup: string): string {
  const request = new Request("http://localhost/embed/charts/law")
  const { headers } = embedResponse(request, markup, usualLook)
  return headers.get("content-security-policy") ?? ""
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`

test("a hostile text stays text, wherever it stands", () => {
  const hostile = `</title></script></style><script>alert(1)</script><img src=x onerror=alert(1)>"'`
  const figure = fanFigure()
  const document = chartDocument({
    figure: {
      ...figure,
      title: `Title ${hostile}`,
      subtitle: `Subtitle ${hostile}`,
      summary: `Summary ${hostile}`,
      words: [`Words ${hostile}`],
      table: {
        caption: `Caption ${hostile}`,
        columns: [
          { label: `Column ${hostile}`, isNumeric: false },
          { label: "n", isNumeric: true },
        ],
        rows: [[`Cell ${hostile}`, hostile]],
      },
    },
    answer: `Answer ${hostile}`,
  })
  const markup = shown(document, {
    notice: { sentence: `Notice ${hostile}`, address: `/s/a"><script>alert(1)</script>` },
    address: `/charts/law?x="><script>alert(1)</script>`,
  })
  // One script and one style, and both are ours: the policy knows them by their hashes.
  expect(markup.match(/<script/g)).toHaveLength(1)
  expect(markup.match(/<style/g)).toHaveLength(1)
  expect(markup).not.toMatch(/<img|onerror=alert\(1\)>/)
  for (const part of [
    "Title",
    "Subtitle",
    "Summary",
    "Words",
    "Caption",
    "Column",
    "Cell",
    "Answer",
    "Notice",
  ])
    expect(markup).toContain(`${part} &lt;/title&gt;`)
})

test.each(["light", "dark", "auto"])(
  "the policy allows the style and the script of the %s look, and nothing else",
  (theme) => {
    const read = embedLook(new URLSearchParams({ theme, background: "none" }))
    if (!read.isValid) throw new Error(read.problem)
    const markup = embedDocument(
      { document: chartDocument(), address: "/charts/law", frozenOn: null, notice: null },
      read.look,
    )
    const { headers } = embedResponse(new Request("http://localhost/embed/charts/law"), markup, read.look)
    const policy = headers.get("content-security-policy") ?? ""
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(markup) ?? []
    const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(markup) ?? []
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${hashOf(style)}`,
      `script-src ${hashOf(script)}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors *",
    ])
  },
)

test("no mark, cell or word brings a style of its own, which the policy would refuse", () => {
  for (const make of Object.values(everyFigure)) {
    const markup = shown(chartDocument({ figure: make() }))
    expect(markup).not.toMatch(/<[^>]+\sstyle=/)
    expect(markup).not.toMatch(/<[^>]+\son[a-z]+=/)
  }
})

test("nothing is loaded from anywhere", () => {
  for (const make of Object.values(everyFigure)) {
    const markup = shown(chartDocument({ figure: make() }))
    expect(markup).not.toMatch(/(?:src|xlink:href)=|@import|url\((?!#)/)
    expect([...markup.matchAll(/<link ([^>]*)>/g)].map(([, link]) => link)).toEqual([
      'rel="canonical" href="/charts/law" /',
    ])
  }
})

test("a drawing stands there for narrow, middle and wide frames, one of them shown, and its twin is folded", () => {
  const markup = shown(chartDocument({ figure: fanFigure() }))
  expect([...markup.matchAll(/class="drawing (\w+)"/g)].map(([, name]) => name)).toEqual([
    "narrow",
    "middle",
    "wide",
  ])
  const ids = [...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(markup).toContain("<details>")
})

test("a table is its own drawing", () => {
  const markup = shown(chartDocument({ figure: tableFigure() }))
  expect(markup).not.toContain("<svg")
  expect(markup).not.toContain("<details")
  expect(markup.match(/<table/g)).toHaveLength(1)
})

test("the foot says how old the figures are and leads to them", () => {
  const provenance = { dataVersion: 412, asOf: "2026-11", engine: null, assumptions: [] }
  const live = shown(chartDocument({ provenance }))
  expect(live).toContain("as of Nov 2026 · data version 412 · 0 sources")
  expect(live).toMatch(/<a href="\/charts\/law" target="_blank" rel="noopener">Chip Runway<\/a>/)
  expect(live).not.toContain("frozen")
  const frozen = shown(chartDocument({ provenance }), {
    frozenOn: "2026-11-27",
    address: "/s/abcdefghijklmnop",
  })
  expect(frozen).toContain("frozen on 27 Nov 2026")
  expect(frozen).toContain('href="/s/abcdefghijklmnop"')
})

test("a finding that the title says is not said again", () => {
  const document = chartDocument({ answer: "What they cost: 2 reports, $1bn to $4bn." })
  expect(shown(document)).not.toContain('class="answer"')
  expect(shown(chartDocument())).toContain(
    '<p class="answer">Two reports of what they cost, $1bn to $4bn.</p>',
  )
})

test("powers are raised figures of one face", () => {
  const figure = { ...fanFigure(), subtitle: "in 10²⁵ FLOP and 10⁻³ more" }
  expect(shown(chartDocument({ figure }))).toContain("in 10<sup>25</sup> FLOP and 10<sup>−3</sup> more")
})

test("whoever has a document already is not sent it again, also by a proxy that compresses", () => {
  const markup = shown(chartDocument())
  const first = embedResponse(new Request("http://localhost/"), markup, usualLook)
  const tag = first.headers.get("etag") ?? ""
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = embedResponse(
      new Request("http://localhost/", { headers: { "if-none-match": known } }),
      markup,
      usualLook,
    )
    expect(again.status).toBe(304)
    expect(again.headers.get("etag")).toBe(tag)
  }
  const other = new Request("http://localhost/", { headers: { "if-none-match": '"other"' } })
  expect(embedResponse(other, markup, usualLook).status).toBe(200)
  expect(policyOf(markup)).toContain("frame-ancestors *")
})

test.each(["theme=sepia", "background=red", "theme="])(
  "an unknown look is a mistake that is named: %s",
  (query) => {
    expect(embedLook(new URLSearchParams(query))).toMatchObject({ isValid: false })
  },
)
