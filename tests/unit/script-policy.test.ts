import { createHash } from "node:crypto"
import { renderToStaticMarkup } from "react-dom/server"
import { createElement } from "react"
import { expect, test } from "vitest"
import { LinkedPage } from "@/components/lab/linked-page"
import { withScriptPolicy } from "../../scripts/script-policy.mjs"

const first = "(self.__next_f=self.__next_f||[]).push([0])"
const piece = (text: string) => `self.__next_f.push(${JSON.stringify([1, text])})`
const bundles = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});'
const script = (text: string) => `<script>${text}</script>`
const page = (...scripts: string[]) =>
  `<!DOCTYPE html><html><body><p>Text</p>${scripts.join("")}</body></html>`
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`

/** What the scripts of a document do, one after the other. */
function pushedBy(html: string): unknown[] {
  const self: { __next_f?: unknown[] } = {}
  for (const [, text = ""] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    ;(new Function("self", text) as (scope: object) => void)(self)
  }
  return self.__next_f ?? []
}

test("a page's policy names the scripts that hold its data, and our own files", () => {
  const { html, policy } = withScriptPolicy(
    page(`<script id="_R_">${bundles}</script>`, script(first), script(piece("a"))),
  )
  expect(html).toContain(script(piece("a")))
  expect(policy).toBe(
    `script-src 'self' ${hashOf(bundles)} ${hashOf(first)} ${hashOf(piece("a"))}; script-src-attr 'none'`,
  )
})

test.each([
  ["a script that somebody got into the page", "alert(document.cookie)"],
  ["a script that begins as data does", 'self.__next_f.push([1,"a"]);alert(1);self.__next_f.push([1,"b"])'],
  ["a script that calls something in its data", "self.__next_f.push([1,alert(1)])"],
  [
    "a script behind the list of bundles",
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(alert(1));',
  ],
])("%s has no hash and is not run", (_, text) => {
  const { policy } = withScriptPolicy(page(script(first), script(text)))
  expect(policy).not.toContain(hashOf(text))
  expect(policy).toBe(`script-src 'self' ${hashOf(first)}; script-src-attr 'none'`)
})

test("a file of scripts, an empty script and data for search engines need no hash", () => {
  const { policy } = withScriptPolicy(
    page(
      '<script src="/_next/static/chunks/a.js" async=""></script>',
      '<script type="application/ld+json">{"@context":"https://schema.org"}</script>',
    ),
  )
  expect(policy).not.toContain("sha256")
})

test("the pieces of a long page are joined: the policy stays short, and the same is done in the same order", () => {
  const texts = Array.from(
    { length: 97 },
    (_, at) => `piece ${at} );self.__next_f.push( "quoted" \\ \u2028 <!--`,
  )
  // As Next writes them: nothing in them ends a script.
  const safe = (text: string) => piece(text).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028")
  const long = page(
    script(first),
    ...texts.map((text) => script(safe(text))),
    "<p>between</p>",
    script(piece("last")),
  )
  const { html, policy } = withScriptPolicy(long)
  expect(pushedBy(html)).toEqual(pushedBy(long))
  expect(pushedBy(html)).toHaveLength(99)
  expect(policy.split("sha256-").length - 1).toBeLessThanOrEqual(15)
  expect(policy.length).toBeLessThan(1000)
  for (const [, text = ""] of html.matchAll(/<script>([\s\S]*?)<\/script>/g))
    expect(policy).toContain(hashOf(text))
  expect(html.replaceAll(/<script>[\s\S]*?<\/script>/g, "")).toBe(
    long.replaceAll(/<script>[\s\S]*?<\/script>/g, ""),
  )
})

test("the laboratory's own script is known to the letter", () => {
  const markup = renderToStaticMarkup(createElement(LinkedPage, null, "…"))
  const text = /<script>([\s\S]*?)<\/script>/.exec(markup)?.[1] ?? ""
  expect(text).toContain("dataset.linked")
  expect(withScriptPolicy(markup).policy).toContain(hashOf(text))
})
