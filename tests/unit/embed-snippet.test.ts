import { expect, test } from "vitest"
import { embedSnippet, inTheme } from "@/lib/embed-snippet"

const given = {
  src: "https://example.org/embed/charts/runway?firm=baidu&theme=light",
  title: "How long do Baidu’s chips last?",
  height: 612.2,
  withScript: true,
  scriptSrc: "https://example.org/embed.js",
}

/** The one frame of a page that the snippet was pasted into, by attribute. */
function attributesOf(snippet: string): Record<string, string> {
  const frame = /^<iframe ([^>]*)><\/iframe>/.exec(snippet)?.[1] ?? ""
  return Object.fromEntries(
    [...frame.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
}

test("the snippet is one frame that is named, waits to be seen, may run its script and open a window", () => {
  expect(attributesOf(embedSnippet(given))).toEqual({
    src: "https://example.org/embed/charts/runway?firm=baidu&amp;theme=light",
    title: "How long do Baidu’s chips last?",
    width: "100%",
    height: "613",
    loading: "lazy",
    sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    style: "border:0;width:100%;color-scheme:light",
  })
})

test("the script that gives the frame its height can be left out", () => {
  expect(embedSnippet(given)).toMatch(/\n<script async src="https:\/\/example\.org\/embed\.js"><\/script>$/)
  expect(embedSnippet({ ...given, withScript: false })).not.toContain("script async")
})

test("a title cannot leave its attribute", () => {
  const snippet = embedSnippet({ ...given, title: `"></iframe><script>alert(1)</script><b a='` })
  expect(snippet.match(/<(?!\/)[a-z]+/g)).toEqual(["<iframe", "<script"])
  expect(attributesOf(snippet).title).toBe(
    "&quot;&gt;&lt;/iframe&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;b a=&#39;",
  )
})

test.each([
  ["?theme=dark", "border:0;width:100%;color-scheme:dark"],
  ["", "border:0;width:100%;color-scheme:light"],
  // The page's own scheme is inherited, and the embed is told of it.
  ["?theme=auto", "border:0;width:100%"],
])("a frame says the scheme of what is in it: %s", (query, style) => {
  const src = `https://example.org/embed/s/abcdefghijklmnop${query}`
  expect(attributesOf(embedSnippet({ ...given, src })).style).toBe(style)
})

test("an address takes on other colours, once, and keeps its settings", () => {
  const src = "https://example.org/embed/charts/replay?remove=a@b&asOf=2026-11"
  expect(inTheme(src, "light")).toBe(src)
  expect(inTheme(src, "auto")).toBe(`${src}&theme=auto`)
  expect(inTheme(inTheme(src, "auto"), "dark")).toBe(`${src}&theme=dark`)
  expect(inTheme("https://example.org/embed/s/abcdefghijklmnop?theme=dark", "light")).toBe(
    "https://example.org/embed/s/abcdefghijklmnop",
  )
})
