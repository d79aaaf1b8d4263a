import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { DriversSection } from "@/components/drivers/drivers-section"
import { OpenQuestionsView } from "@/components/open-questions/open-questions-view"
import type { DriversView } from "@/lib/contracts/drivers-view"
import type { OpenQuestions, OpenQuestionsView as View } from "@/lib/contracts/open-questions"
import {
  makeDriver,
  makeDriversOutput,
  makeDriversView,
  makeHelp,
  makeQuestion,
  makeQuestions,
} from "../factories/drivers"

const pageOf = (markup: string) => new DOMParser().parseFromString(markup, "text/html")

const split = makeDriver({
  var: "domesticSplit",
  label: "share of domestic chips",
  p5: null,
  p95: null,
  atP5: null,
  atP95: null,
  first: 0.01,
  firstError: 0.01,
  total: 0.07,
  orders: [{ id: "a-domestic-order", title: "An order <of> chips" }],
})
const both = makeDriversView({
  training: {
    grade: "shown",
    own: makeDriversOutput({ rows: [makeDriver(), split] }),
    all: makeDriversOutput({ base: 10 }),
  },
})

describe("what drives an estimate, before any script has run", () => {
  const sectionOf = (view: DriversView) => pageOf(renderToStaticMarkup(<DriversSection drivers={view} />))

  test("has a chart for each set, with a row an input and its table", () => {
    const page = sectionOf(both)
    expect(page.querySelectorAll("figure")).toHaveLength(2)
    const own = page.querySelector(".drivers-own figure")!
    expect(own.querySelectorAll(".drivers-row")).toHaveLength(2)
    expect(own.querySelectorAll("details table tbody tr")).toHaveLength(2)
    expect(own.outerHTML).not.toMatch(/NaN|Infinity|undefined|null/)
  })
  test("draws a bar from the middle run to both ends, and none for a split", () => {
    const [flagship, domestic] = sectionOf(both).querySelectorAll(".drivers-own .drivers-row")
    const bars = [...flagship!.querySelectorAll("rect")]
    // 6.1 to 18.8 and 0 to 6.1 of 60 months, in per cent of the plot.
    expect(bars.map((bar) => [bar.getAttribute("x"), bar.getAttribute("width")])).toEqual([
      ["10.17%", "21.17%"],
      ["0%", "10.17%"],
    ])
    expect([...flagship!.querySelectorAll(".drivers-end")].map(({ textContent }) => textContent)).toEqual([
      "0",
      "19",
    ])
    expect(domestic!.querySelectorAll("rect")).toHaveLength(0)
  })
  test("gives no number to a share that is within its error", () => {
    const [, domestic] = sectionOf(both).querySelectorAll(".drivers-own .drivers-row")
    expect(domestic!.textContent).toContain("alone within its error")
  })
  test("opens an input's range and its shares of the doubt", () => {
    const [flagship] = sectionOf(both).querySelectorAll(".drivers-own .drivers-row")
    const numbers = [...flagship!.querySelectorAll("a[data-number]")]
    expect(numbers.map((link) => link.getAttribute("href"))).toEqual([
      "/numbers/assumption/runFlop0.baidu.2026-11",
      expect.stringMatching(/^\/numbers\/driver\/baidu\/training\/own\//),
    ])
    expect(flagship!.querySelector("[aria-hidden] a")).toBeNull()
  })
  test("leads from each row to its evidence, its order and its control in the laboratory", () => {
    const [flagship, domestic] = sectionOf(both).querySelectorAll(".drivers-own .drivers-row")
    const hrefs = (row: Element) =>
      [...row.querySelectorAll("a:not([data-number])")].map((link) => link.getAttribute("href"))
    expect(hrefs(flagship!)).toEqual([
      "/assumptions#runFlop0.baidu.2026-11",
      "/lab?firm=baidu#training.runFlop0",
    ])
    expect(hrefs(domestic!)).toContain("/orders/a-domestic-order")
  })
  test("escapes what editors wrote", () => {
    expect(renderToStaticMarkup(<DriversSection drivers={both} />)).toContain("An order &lt;of&gt; chips")
  })
  test("says first that a strained estimate is for orientation, and hatches it", () => {
    const page = sectionOf(
      makeDriversView({ training: { grade: "strained", own: makeDriversOutput(), all: null } }),
    )
    expect(page.querySelector("figcaption h3")!.textContent).toMatch(/^For orientation only/)
    for (const bar of page.querySelectorAll(".drivers-row rect")) {
      expect(bar.getAttribute("fill")).toMatch(/^url\(#/)
    }
  })
  test("shares the chart that it shows", () => {
    const links = [...sectionOf(both).querySelectorAll(".drivers-all figure a")].map((a) =>
      a.getAttribute("href"),
    )
    expect(links.some((href) => href?.includes("/charts/drivers.csv?firm=baidu&set=all"))).toBe(true)
  })
  test("is nothing where nothing has a number", () => {
    const none = { grade: "none", own: null, all: null } as const
    expect(renderToStaticMarkup(<DriversSection drivers={makeDriversView({ training: none })} />)).toBe("")
  })
})

describe("open questions, before any script has run", () => {
  const questions = makeQuestions({
    facts: [
      makeQuestion(),
      makeQuestion({ id: "two", question: "How many?", helps: [makeHelp({ narrowsBy: 0.6, error: 0.3 })] }),
      makeQuestion({ id: "three", question: "How much?", helps: [makeHelp({ narrowsBy: 0.5, error: 0.2 })] }),
    ],
    orientation: [
      makeQuestion({ id: "four", helps: [makeHelp({ isStrained: true, workload: "inference" })] }),
    ],
    future: [makeQuestion({ id: "five", label: "growth of tokens", assumptionId: "tokenGrowthPerYear" })],
  })
  const pageWith = (all: OpenQuestions, view: View = { firm: null, workload: null }) =>
    pageOf(renderToStaticMarkup(<OpenQuestionsView questions={all} view={view} />))

  test("are numbered as far as they can be told apart", () => {
    const ranks = [...pageWith(questions).querySelectorAll(".question-rank")]
    expect(ranks.map(({ textContent }) => textContent)).toEqual(["1", "2–3", "2–3"])
  })
  test("say what a good answer is, what is known, and what it would do", () => {
    const first = pageWith(questions).querySelector(".questions > li")!.textContent
    expect(first).toContain("A good answer: Within a factor of two.")
    expect(first).toContain("Known now: 3 × 1024 to 3 × 1025 FLOP, low confidence")
    expect(first).toContain("0 to 29 months now: 29 → 25 months wide")
    expect(first).toMatch(/3\.7 ±0\.3 months/)
  })
  test("stand apart without a rank where they help a strained estimate alone", () => {
    const apart = pageWith(questions).querySelector("#orientation")!
    expect(apart.querySelector(".question-rank")).toBeNull()
    expect(apart.textContent).toContain("for orientation only")
    expect(apart.querySelector("rect")!.getAttribute("fill")).toMatch(/^url\(#/)
  })
  test("are chosen by firm and workload with links alone", () => {
    const page = pageWith(questions, { firm: null, workload: "inference" })
    expect(page.querySelectorAll("[aria-label='Facts most worth finding'] > li")).toHaveLength(0)
    expect(page.body.textContent).toContain("No fact would narrow these estimates")
    const hrefs = [...page.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))
    expect(hrefs).toContain("/open-questions/baidu/inference")
    expect(hrefs).toContain("/open-questions/all/training")
    expect(hrefs).toContain("/open-questions")
  })
})
