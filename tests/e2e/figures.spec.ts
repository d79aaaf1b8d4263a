import type { Page } from "@playwright/test"
import { figuresIn } from "@/lib/figure-words"
import { expect, pages, test } from "./fixtures"

/** Where a figure may stand without being a control, and why. */
const exempt: readonly { selector: string; why: string }[] = [
  {
    selector: "[data-prose]",
    why: "a text or a formula as somebody wrote it, or one that sums up numbers beside it; the claim opens",
  },
  {
    selector: "[data-one-number]",
    why: "the cells of one number with its interval: the row, or the table, opens once",
  },
  {
    selector: "h1, h2, h3, h4, th, caption, figcaption",
    why: "a heading repeats a figure that opens below it",
  },
  {
    selector: "[data-number-page]",
    why: "the page that a number opens to; what it is made from opens in turn",
  },
  { selector: ".question-rank", why: "a place in a list" },
  { selector: ".status, .rules-name", why: "the name of an answer or of a rule" },
  { selector: ".orders-totals", why: "a sum over the rows above it, each of which opens" },
  { selector: ".orders-bar", why: "says how many rows the reader’s own filter leaves" },
  { selector: "#tables", why: "what the columns of a file mean" },
  { selector: "#origin", why: "how a chart was made: its run, not the field" },
  { selector: "summary", why: "a control itself: it unfolds what it counts" },
  { selector: "svg, .drawn, .waterfall, [aria-hidden=true]", why: "a drawing; its table and its words open" },
  { selector: "input, select, option, textarea, output, label", why: "a form: what the reader sets" },
  {
    selector: ".lab",
    why: "worked out in the browser from the reader’s own settings, each with its evidence",
  },
  { selector: "code, pre, time, .sr-only", why: "an address, a date, or words that repeat what can be seen" },
]

/** A figure of the field has a unit, a currency, a share or thousands; a bare number counts where it is all there is. */
const ofTheField =
  /[$¥€£%]|\d,\d{3}|\d ?(?:bn|tn|million|billion|trillion)\b|\d[mk]$|(?:months?|chips?|cards?|H100s|H100-equivalents|GPUs?|reports?|orders?|sources?|FLOPS?|TFLOPS|TOPS|tokens|GB\/s|TB\/s|GB|TPP|mm²)$/i

/** The figures of the page's own content that are no control, each with where it stands. */
async function bareFigures(page: Page): Promise<string[]> {
  const texts = await page.locator("main").evaluate(
    (main, selector) => {
      const copy = main.cloneNode(true) as HTMLElement
      for (const element of copy.querySelectorAll(`script, style, ${selector}`)) element.remove()
      // Between two pieces of one text React leaves a comment.
      const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
      const between: Node[] = []
      while (comments.nextNode()) between.push(comments.currentNode)
      for (const comment of between) comment.parentNode?.removeChild(comment)
      copy.normalize()
      const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
      const found: { text: string; where: string }[] = []
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement!
        if (parent.closest("a[href], button")) continue
        const text = walker.currentNode.textContent ?? ""
        const { id, tagName } = parent.closest("[id]") ?? parent
        found.push({
          text,
          where: `${tagName.toLowerCase()}${id && `#${id}`} ${parent.tagName.toLowerCase()}`,
        })
      }
      return found
    },
    exempt.map(({ selector }) => selector).join(", "),
  )
  return texts.flatMap(({ text, where }) =>
    figuresIn(text)
      .map(({ from, to }) => text.slice(from, to))
      .filter((figure) => ofTheField.test(figure) || figure === text.trim())
      .map((figure) => `${figure} in “${text.trim().slice(0, 80)}” (${where})`),
  )
}

for (const { name, path } of pages) {
  test(`every figure opens: ${name}`, async ({ page }) => {
    await page.goto(path)
    expect(await bareFigures(page)).toEqual([])
  })

  test(`what the figures open to is there, one of each kind: ${name}`, async ({ page, request }) => {
    await page.goto(path)
    const hrefs = await page
      .locator("main a[data-number]")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")!))
    // Addresses that differ in kind or in measure; one of each stands for its like.
    const kinds = new Map(hrefs.map((href) => [kindOf(href), href]))
    for (const href of kinds.values()) {
      const answer = await request.get(href)
      expect(answer.status(), href).toBe(200)
    }
  })
}

/** "/numbers/order/x/cost" → "order cost", "/numbers/exposure/baidu/training.part.h20" → "exposure training.part" */
function kindOf(href: string): string {
  const [of = "", ...rest] = new URL(href, "http://site").pathname.replace("/numbers/", "").split("/")
  const last = decodeURIComponent(rest.at(-1) ?? "")
  switch (of) {
    case "order":
    case "spec":
    case "runway":
      return `${of} ${last}`
    case "exposure":
      return `${of} ${last.split(".").slice(0, 2).join(".")}`
    case "driver":
      return `${of} ${last.startsWith("gain.") ? "gain" : ""}`
    case "count":
      return `${of} ${rest[0]}`
    default:
      return of
  }
}

test("no control stands in another, and none is without words", async ({ page }) => {
  for (const { path } of pages) {
    await page.goto(path)
    await expect(page.locator("main a a, main button a, main a button"), path).toHaveCount(0)
    const empty = page.locator("main a[data-number]").filter({ hasNotText: /\S/ })
    await expect(empty, path).toHaveCount(0)
  }
})

test("a number is reached by keyboard, shows where the reader is, and none hides from it", async ({
  page,
}) => {
  await page.goto("/")
  const number = page.getByRole("list", { name: "Firms" }).locator("a[data-number]").first()
  const firm = page.getByRole("list", { name: "Firms" }).locator("a[data-row]").first()
  // The page may still be coming to life, and take the focus with it.
  await expect(async () => {
    await firm.focus()
    await page.keyboard.press("Tab")
    await expect(number).toBeFocused({ timeout: 500 })
    expect(await number.evaluate((link) => link.matches(":focus-visible"))).toBe(true)
  }).toPass()
  await expect(page.locator("main [aria-hidden=true] a[data-number]")).toHaveCount(0)
  await expect(page.locator("main a[data-number][tabindex='-1']")).toHaveCount(0)
})

test("numbers have one look, which a dense table keeps quiet", async ({ page }) => {
  await page.goto("/companies/baidu")
  const looks = await page.locator("main a[data-number]").evaluateAll((all) => {
    const lined = all.map((link) => link.querySelector(":scope > .number-figure") ?? link)
    return [
      ...new Set(
        lined.map((one) => {
          const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(one)
          return `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`
        }),
      ),
    ]
  })
  expect(looks).toEqual(["underline dotted 1px"])
})
