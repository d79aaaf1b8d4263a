import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { EmbedSnippet } from "@/components/snapshot/embed-snippet"

const given = {
  frozenSrc: "https://example.org/embed/s/abcdefghijklmnop",
  liveSrc: "https://example.org/embed/charts/runway?firm=baidu",
  title: "How long do Baidu’s chips last?",
  height: 640,
  scriptSrc: "https://example.org/embed.js",
}

const snippet = () =>
  screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Snippet for your page" }).value

test("the snippet is that of the frozen chart until a reader wants the live one", async () => {
  render(<EmbedSnippet {...given} />)
  expect(snippet()).toContain(`src="${given.frozenSrc}"`)
  await userEvent.click(screen.getByRole("radio", { name: /^live/ }))
  expect(snippet()).toContain(`src="${given.liveSrc}"`)
})

test("the colours are light until others are chosen", async () => {
  render(<EmbedSnippet {...given} />)
  await userEvent.click(screen.getByRole("radio", { name: "those of the page" }))
  expect(snippet()).toContain(`src="${given.frozenSrc}?theme=auto"`)
  await userEvent.click(screen.getByRole("radio", { name: "dark" }))
  expect(snippet()).toContain(`src="${given.frozenSrc}?theme=dark"`)
})

test("the script can be left out", async () => {
  render(<EmbedSnippet {...given} />)
  expect(snippet()).toContain(`<script async src="${given.scriptSrc}">`)
  await userEvent.click(screen.getByRole("checkbox"))
  expect(snippet()).not.toContain("<script")
})

test("a chart that was not frozen is embedded live, and there is nothing to choose", () => {
  render(<EmbedSnippet {...given} frozenSrc={null} />)
  expect(snippet()).toContain(`src="${given.liveSrc}"`)
  expect(screen.queryByRole("radio", { name: /^live/ })).toBeNull()
})

test("without scripts the snippet stands there, with what can be changed in it", () => {
  const markup = renderToStaticMarkup(<EmbedSnippet {...given} />)
  expect(markup).toContain("&lt;iframe src=&quot;https://example.org/embed/s/abcdefghijklmnop&quot;")
  expect(/<noscript>(.*)<\/noscript>/.exec(markup)?.[1]).toContain(given.liveSrc)
})
