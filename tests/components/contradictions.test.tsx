import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { ContradictionsView } from "@/components/contradictions/contradictions-view"
import { MatterLines } from "@/components/contradictions/matter-lines"
import type { Contradictions, ContradictionsView as View } from "@/lib/contracts/contradiction"
import {
  makeContradicting,
  makeContradictions,
  makeFirmIfTrue,
  makeMatter,
  makeTruth,
} from "../factories/contradictions"

const none = { low: null, central: null, high: null }
const pageOf = (markup: string) => new DOMParser().parseFromString(markup, "text/html")
const everything = { firm: null, kind: null }
const viewOf = (contradictions: Contradictions, view: View = everything) =>
  pageOf(renderToStaticMarkup(<ContradictionsView contradictions={contradictions} view={view} />))

const many = makeContradicting(
  { id: "many", quantity: { ...none, central: 1e6 } },
  { truth: makeTruth(makeFirmIfTrue()) },
)
const few = makeContradicting(
  { id: "few", quantity: { ...none, central: 120_000 }, reprintOf: "many", weight: 0, tags: ["unreliable"] },
  { repeats: "The Wire" },
)
const h20 = makeMatter([many, few], { id: "h20", title: "A million <H20>?" })
const other = makeMatter([makeContradicting({ id: "x" }), makeContradicting({ id: "y" })], {
  id: "other",
  kind: "scope",
  companies: [{ slug: "baidu", name: "Baidu" }],
})

describe("the page, before any script has run", () => {
  test("begins with the answer, and lists every matter with what hangs on it", () => {
    const page = viewOf(makeContradictions([h20, other]))
    expect(page.querySelector("header")!.textContent).toContain("Two matters on which reports do not agree.")
    const index = [...page.querySelectorAll("nav[aria-label='The matters'] a")]
    expect(index.map((link) => link.getAttribute("href"))).toEqual(["#h20", "#other"])
    expect(index[0]!.textContent).toBe("A million <H20>?120,000 to 1 million4 months")
    expect(index[1]!.textContent).toContain("moves no runway")
  })

  test("gives each matter its anchor, and each claim a row with figure, way, weight and what would move", () => {
    const section = viewOf(makeContradictions([h20])).querySelector("#h20")!
    const [first, relay] = [...section.querySelectorAll(".matter-rows li")]
    expect(first!.textContent).toContain("Financial Times")
    expect(first!.querySelector("a[data-number]")!.getAttribute("href")).toBe("/numbers/claim/many")
    expect(first!.textContent).toContain("if true: Tencent, inference 19 → 23 months")
    expect(relay!.className).toContain("is-relay")
    expect(relay!.textContent).toContain("no weight: repeats The Wire")
    expect(relay!.textContent).toContain("unreliable")
    expect(relay!.querySelector(".claim")!.getAttribute("class")).toContain("is-hollow")
  })

  test("has one address for each view, and shows what is within it", () => {
    const all = makeContradictions([h20, other])
    const links = [...viewOf(all).querySelectorAll("nav[aria-label='How they differ'] a")]
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "/contradictions",
      "/contradictions/all/magnitude",
      "/contradictions/all/scope",
    ])
    const page = viewOf(all, { firm: "baidu", kind: null })
    expect([...page.querySelectorAll("section.matter")].map(({ id }) => id)).toEqual(["other"])
  })

  test("says of what is not ready that it is being worked out", () => {
    const open = makeMatter([
      makeContradicting({ id: "one" }, { truth: makeTruth(makeFirmIfTrue({ ifTrue: null })) }),
      makeContradicting({ id: "two" }),
    ])
    const page = viewOf(makeContradictions([open]))
    expect(page.querySelector(".matter-stake")!.textContent).toContain("being worked out")
    expect(page.querySelector(".truths")).toBeNull()
  })

  test("writes what was given as text", () => {
    const odd = makeMatter([
      makeContradicting({ id: "a", text: "<b>bold</b>" }),
      makeContradicting({ id: "b" }),
    ])
    expect(viewOf(makeContradictions([odd])).querySelector("b")).toBeNull()
  })
})

describe("on the page of a firm or an order", () => {
  test("a matter is one sentence, one small axis and what hangs on it, and leads on", () => {
    const list = pageOf(renderToStaticMarkup(<MatterLines of={makeContradictions([h20, other])} />))
    const [first, second] = [...list.querySelectorAll("li")]
    expect(first!.querySelector("a")!.getAttribute("href")).toBe("/contradictions#h20")
    expect(first!.textContent).toContain("The wire has a million.")
    expect(first!.textContent).not.toContain("A rewrite has")
    expect(first!.querySelectorAll("circle")).toHaveLength(2)
    expect(first!.textContent).toContain("for about 23 months, not 19")
    expect(second!.textContent).toContain("Moves no runway.")
  })
})
