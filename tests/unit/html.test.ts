import fc from "fast-check"
import { expect, test } from "vitest"
import { html, trustedHtml } from "@/lib/html"

test("what is put into a document is text, in elements and in attributes", () => {
  const hostile = `"><script>alert('1')</script>&`
  expect(html`<a title="${hostile}">${hostile}</a>`.markup).toBe(
    `<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>`,
  )
})

test("no text opens a tag or leaves its attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/)
    }),
  )
})

test("pieces are put together without being escaped again", () => {
  const items = ["a & b", "c"].map((text) => html`<b>${text}</b>`)
  expect(html`<i>${items}${trustedHtml("<hr>")}${3}</i>`.markup).toBe("<i><b>a &amp; b</b><b>c</b><hr>3</i>")
})

test("nothing stands for null and false", () => {
  expect(html`<p>${null}${false}</p>`.markup).toBe("<p></p>")
})

test("an object that only looks like a piece is escaped like any text", () => {
  const lookalike = { markup: "<script>", toString: () => "<b>" }
  expect(html`${lookalike}`.markup).toBe("&lt;b&gt;")
})
