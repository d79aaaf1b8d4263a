import { fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import type { ReactElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ClaimsChart } from "@/components/charts/claims-chart"
import { FanChart } from "@/components/charts/fan-chart"
import { OrderTimeline } from "@/components/charts/order-timeline"
import { RunwayBoard } from "@/components/charts/runway-board"
import { StockChart } from "@/components/charts/stock-chart"
import { claimsModel } from "@/lib/charts/claims-model"
import { fanModel } from "@/lib/charts/fan-model"
import { orderTimelineModel } from "@/lib/charts/order-timeline-model"
import { stockModel } from "@/lib/charts/stock-model"
import { bar, board, boardRow, order, report, stockSeries, workloadEstimate } from "../unit/charts/fixtures"

const foot = { asOf: "2026-11", dataVersion: 7, sources: [{ label: "14 reports", href: "/sources" }] }
const fan = (grade: "shown" | "strained" = "shown", workload: "training" | "inference" = "training") =>
  fanModel(workloadEstimate({ grade }), { workload, set: "own", asOf: "2026-11", horizonMonths: 60 })!
const stock = stockModel(
  stockSeries([
    { chip: "a800-sxm-80gb", name: "A800 80GB SXM4", count: 30_000, arrives: -6 },
    { chip: "h20-96gb", name: "H20 96GB", count: 120_000, arrives: 0 },
  ]),
  { asOf: "2026-11", toMonth: 24, whose: "Baidu’s own stock" },
)!
const timeline = orderTimelineModel([order({ reports: [report()] })], { asOf: "2023-11" })!
const claims = claimsModel([report(), report({ id: "other", weight: 0 })], "quantity")!
const firm = "baidu"
const shares = {
  runway: { version: 1, chart: "runway", firm, workload: "training", set: "own" },
  stock: { version: 1, chart: "stock", firm },
  deliveries: { version: 1, chart: "deliveries", firm },
  reports: { version: 1, chart: "reports", order: "h800-2023", measure: "quantity" },
} as const
const oneFirm = board({ ranked: [boardRow({ name: "Baidu", nameZh: "百度" })] })

const charts: [string, ReactElement][] = [
  ["the runway board", <RunwayBoard key="board" board={oneFirm} foot={foot} />],
  ["training", <FanChart key="fan" model={fan()} foot={foot} share={shares.runway} />],
  ["the stock", <StockChart key="stock" model={stock} foot={foot} share={shares.stock} />],
  ["deliveries", <OrderTimeline key="timeline" model={timeline} foot={foot} share={shares.deliveries} />],
  ["reports of an order", <ClaimsChart key="claims" model={claims} foot={foot} share={shares.reports} />],
]

describe.each(charts)("%s, before any script has run", (_, chart) => {
  const page = () => new DOMParser().parseFromString(renderToStaticMarkup(chart), "text/html")

  test("is drawn, and its drawing holds no broken number", () => {
    const drawn = [...page().querySelectorAll(".reach-static")]
    expect(drawn.length).toBeGreaterThan(0)
    for (const svg of drawn) {
      expect(svg.querySelectorAll("path, rect, circle, line").length).toBeGreaterThan(0)
      expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined|null/)
    }
  })

  test("has its table twin, every row as long as its head", () => {
    const table = page().querySelector("details table")!
    const columns = table.querySelectorAll("thead th").length
    const rows = [...table.querySelectorAll("tbody tr")]
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.children).toHaveLength(columns)
  })

  test("says what its marks mean, where its numbers are from and how old they are", () => {
    const figure = page().querySelector("figure")!
    expect(figure.querySelector("figcaption h2, figcaption h3")!.textContent).not.toBe("")
    expect(figure.textContent).toMatch(/draws|Solid|dot is the figure/)
    expect(figure.textContent).toContain("14 reports · as of Nov 2026 · data version 7")
  })

  test("leads without scripts to a page of its own, where it can be shared, and to its files", () => {
    const links = new Map(
      [...page().querySelectorAll("a")].map((a) => [a.textContent, a.getAttribute("href")]),
    )
    const of = (name: string) => [...links].find(([text]) => text?.startsWith(name))?.[1]
    expect(of("Share")).toMatch(/^\/charts\/[a-z-]+(\?[a-z0-9=&-]+)?#share$/)
    expect(of("CSV")).toMatch(/^\/charts\/[a-z-]+\.csv/)
    expect(of("PNG")).toMatch(/^\/charts\/[a-z-]+\.png/)
  })

  test("no id stands twice", () => {
    const ids = [...page().querySelectorAll("[id]")].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })
})

describe("the drawings", () => {
  const markup = (chart: ReactElement) => {
    const { container } = render(chart)
    return container
  }

  test("a fan and a stock are pictures to a screen reader, named by their finding", () => {
    render(<FanChart model={fan()} foot={foot} share={shares.runway} />)
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain(
      "Training outgrows the firm’s own chips",
    )
  })

  test("a strained estimate is hatched, a sound one is not", () => {
    expect(
      markup(<FanChart model={fan("strained")} foot={foot} share={shares.runway} />).querySelectorAll(
        "[clip-path]",
      ),
    ).toHaveLength(2)
    expect(
      markup(<FanChart model={fan()} foot={foot} share={shares.runway} />).querySelectorAll("[clip-path]"),
    ).toHaveLength(0)
  })

  test("inference differs from training by more than colour: a rule lies on top", () => {
    expect(
      markup(
        <FanChart model={fan("shown", "inference")} foot={foot} share={shares.runway} />,
      ).querySelectorAll(".fan-rule"),
    ).toHaveLength(1)
    expect(
      markup(<FanChart model={fan()} foot={foot} share={shares.runway} />).querySelectorAll(".fan-rule"),
    ).toHaveLength(0)
  })

  test("a report without weight is hollow", () => {
    const marks = markup(<ClaimsChart model={claims} foot={foot} share={shares.reports} />).querySelectorAll(
      ".claim",
    )
    expect([...marks].map((mark) => mark.classList.contains("is-hollow"))).toEqual([false, true])
  })

  test("a delivery leads to its order", () => {
    render(<OrderTimeline model={timeline} foot={foot} share={shares.deliveries} />)
    const link = screen.getByRole("link", { name: "Baidu: H800 bought in 2023" })
    expect(link.getAttribute("href")).toMatch(/^\/orders\//)
  })
})

describe("the board", () => {
  test("a row leads to its firm and says the answer in words, Chinese marked as Chinese", () => {
    render(<RunwayBoard board={oneFirm} foot={foot} />)
    const row = screen.getByRole("link", { name: "Baidu" }).closest("li")!
    expect(within(row).getByRole("link", { name: "Baidu" }).getAttribute("href")).toBe("/companies/baidu")
    expect(within(row).getByText("百度").getAttribute("lang")).toBe("zh-Hans")
    expect(row.textContent).toContain("Baidu’s own chips cover training for about 9 months (until Aug 2027)")
  })

  test("each runway in a row opens, of the set that the board shows, and no link stands in another", () => {
    render(<RunwayBoard board={{ ...oneFirm, view: { ...oneFirm.view, set: "all" } }} foot={foot} />)
    const row = screen.getByRole("link", { name: "Baidu" }).closest("li")!
    const numbers = [...row.querySelectorAll("a[data-number]")]
    expect(numbers.map((number) => number.getAttribute("href"))).toEqual([
      "/numbers/runway/baidu/training/all",
      "/numbers/runway/baidu/inference/all",
    ])
    expect(numbers[0]?.textContent).toContain("about 9 months")
    expect(row.querySelector("a a")).toBeNull()
  })

  test("strained firms stand apart, for orientation only", () => {
    const alibaba = boardRow({ name: "Alibaba", training: bar([0, 3, 7, 13, 25], { grade: "strained" }) })
    render(<RunwayBoard board={{ ...oneFirm, strained: [alibaba] }} foot={foot} />)
    const apart = screen.getByRole("list", { name: "For orientation only" })
    const firms = [...apart.querySelectorAll("a[data-row]")]
    expect(firms.map(({ textContent }) => textContent)).toEqual(["Alibaba"])
    expect(apart.innerHTML).toContain("board-hatch-training")
  })

  test("a firm without a number gets no bar but the list of what is missing", () => {
    const moonshot = boardRow({
      name: "Moonshot",
      training: bar(null),
      inference: bar(null),
      missing: ["a count of its H800", "a token count"],
    })
    render(<RunwayBoard board={board({ without: [moonshot] })} foot={foot} />)
    const item = screen.getByRole("link", { name: "Moonshot" }).closest("li")!
    expect(item.textContent).toContain("A count of its H800; a token count.")
    expect(item.querySelector("svg")).toBeNull()
  })

  test("a board without a single estimate says so instead of showing an empty axis", () => {
    const { container } = render(<RunwayBoard board={board({})} foot={foot} />)
    screen.getByText("No firm here has enough evidence for an estimate.")
    expect(container.querySelectorAll("ol, table, svg text")).toHaveLength(0)
  })
})

describe("reaching for a chart", () => {
  const width = 1000

  beforeEach(() => {
    // jsdom lays nothing out: every box is as wide as the drawing space of the static paths.
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(private readonly changed: ResizeObserverCallback) {}
        observe() {
          const entry = { contentRect: { width, height: 300 } } as ResizeObserverEntry
          this.changed([entry], this as unknown as ResizeObserver)
        }
        unobserve() {}
        disconnect() {}
      },
    )
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, width, 300))
  })
  afterEach(() => vi.unstubAllGlobals())

  test("nothing is loaded until a pointer, a finger or the Tab key arrives", () => {
    const { container } = render(<FanChart model={fan()} foot={foot} share={shares.runway} />)
    expect(container.querySelector(".recharts-wrapper")).toBeNull()
  })

  test("the static drawing stays until Recharts has painted, and then gives way", async () => {
    const { container } = render(<FanChart model={fan()} foot={foot} share={shares.runway} />)
    const reach = container.querySelector<HTMLElement>(".reach")!
    fireEvent.pointerEnter(reach)
    expect(reach.dataset.drawn).toBeUndefined()
    await waitFor(() => expect(reach.dataset.drawn).toBe("true"))
    expect(container.querySelector(".recharts-wrapper")).not.toBeNull()
    expect(container.querySelector(".reach-static")).not.toBeNull()
  })

  test.each([
    ["need", ".fan-need-median"],
    ["supply", ".fan-have-median"],
  ])("both drawings of the %s run through the same points", async (_, line) => {
    const { container } = render(<FanChart model={fan()} foot={foot} share={shares.runway} />)
    fireEvent.pointerEnter(container.querySelector(".reach")!)
    await waitFor(() => expect(container.querySelector(`.recharts-wrapper ${line} path`)).not.toBeNull())
    const points = (path: Element) =>
      path
        .getAttribute("d")!
        .match(/-?[\d.]+/g)!
        .map(Number)
    const still = points(container.querySelector(`.reach-static path${line}`)!)
    const live = points(container.querySelector(`.recharts-wrapper ${line} path`)!)
    expect(live).toHaveLength(still.length)
    live.forEach((value, index) => expect(Math.abs(value - still[index]!)).toBeLessThanOrEqual(0.06))
  })

  test("arrow keys walk the points, each told in one sentence", async () => {
    const user = userEvent.setup()
    render(<FanChart model={fan()} foot={foot} share={shares.runway} />)
    const walk = screen.getByRole("slider", { name: "Training, month by month" })
    await user.tab()
    while (document.activeElement !== walk) await user.tab()
    await waitFor(() => expect(walk.getAttribute("aria-valuetext")).toMatch(/^November 2026: training needs/))
    fireEvent.change(walk, { target: { value: "4" } })
    expect(walk.getAttribute("aria-valuetext")).toBe(
      "March 2027: training needs 1.4 × 10²⁴ FLOP a month (0.72 to 2.9), has 4.0 (2.0 to 8.0).",
    )
    await waitFor(() => expect(screen.getByText(/^March 2027: training needs/)).not.toBeNull())
    await user.keyboard("{Escape}")
    expect(screen.queryByText(/^March 2027: training needs/)).toBeNull()
  })

  test.each(charts)("%s answers a reader with Recharts", async (_, chart) => {
    const { container } = render(chart)
    const reach = container.querySelector<HTMLElement>(".reach")!
    fireEvent.pointerEnter(reach)
    await waitFor(() => expect(reach.dataset.drawn).toBe("true"))
    expect(container.querySelectorAll(".recharts-wrapper :is(path, circle, rect)").length).toBeGreaterThan(0)
    expect(container.querySelector(".recharts-wrapper")!.innerHTML).not.toMatch(/NaN|undefined/)
  })
})
