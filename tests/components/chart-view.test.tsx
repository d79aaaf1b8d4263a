import { render, screen, within } from "@testing-library/react"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test, vi } from "vitest"
import { ChangesView } from "@/components/snapshot/changes-view"
import { ChartView } from "@/components/snapshot/chart-view"
import { DatasetScript } from "@/components/snapshot/dataset-script"
import { NewerNotice } from "@/components/snapshot/newer-notice"
import { NewerVersion } from "@/components/snapshot/newer-version"
import { OriginSection } from "@/components/snapshot/origin-section"
import { ShareSection } from "@/components/snapshot/share-section"
import { WrongSettings } from "@/components/snapshot/wrong-settings"
import { compareDocuments } from "@/lib/charts/moved"
import type { ChartSpec } from "@/lib/charts/spec"
import { makeChartDocument } from "../factories/chart-documents"

const chart = makeChartDocument()
const spec: ChartSpec = { version: 1, chart: "runway", firm: "baidu", workload: "inference", set: "own" }
const origin = "https://example.org"
const pageOf = (markup: string) => new DOMParser().parseFromString(markup, "text/html")

test("a chart alone says its answer before its drawing, and what its marks mean after it", () => {
  const { container } = render(
    <ChartView document={chart} kicker="Charts" standing="Live: moves with the data">
      <p>more</p>
    </ChartView>,
  )
  const text = container.textContent
  const at = (words: string) => text.indexOf(words)
  expect(at("even odds between 3 and 17")).toBeGreaterThan(at("Training outgrows"))
  expect(at("FLOP a month, log scale")).toBeGreaterThan(at("even odds between 3 and 17"))
  expect(at("half of the draws")).toBeGreaterThan(at("FLOP a month, log scale"))
  expect(text).toContain("Live: moves with the data · data version 14 · as of Nov 2026")
})

test("it is drawn for a phone, for what lies between and for a page, each with ids of its own", () => {
  const { container } = render(
    <ChartView document={chart} kicker="" standing="">
      {null}
    </ChartView>,
  )
  expect(
    [...container.querySelectorAll(".drawn svg")].map((svg) => svg.getAttribute("viewBox")?.split(" ")[2]),
  ).toEqual(["360", "720", "1152"])
  const ids = [...container.querySelectorAll("[id]")].map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test("a table is its own drawing, and stands there once", () => {
  const table = makeChartDocument({ figure: { ...chart.figure, plot: { type: "table" } } })
  const { container } = render(
    <ChartView document={table} kicker="" standing="">
      {null}
    </ChartView>,
  )
  expect(container.querySelectorAll("table")).toHaveLength(1)
  expect(container.querySelector("details")).toBeNull()
})

test("nothing in a title becomes markup", () => {
  const title = `<img src=x onerror="alert(1)"></title></script>`
  const hostile = makeChartDocument({
    figure: { ...chart.figure, title, summary: title },
    answer: title,
    sources: [{ ...chart.sources[0]!, publisher: title, title }],
  })
  const page = pageOf(
    renderToStaticMarkup(
      <>
        <DatasetScript dataset={{ name: title }} />
        <ChartView document={hostile} kicker="" standing="">
          <OriginSection document={hostile} />
          <ShareSection document={hostile} spec={spec} frozen={null} origin={origin} />
        </ChartView>
      </>,
    ),
  )
  expect(page.querySelectorAll("img")).toHaveLength(0)
  expect(page.querySelector("h1")!.textContent).toBe(title)
  const script = page.querySelector('script[type="application/ld+json"]')!
  expect(JSON.parse(script.textContent)).toEqual({ name: title })
})

test("a live chart is frozen by a form that holds all its settings", () => {
  const page = pageOf(
    renderToStaticMarkup(<ShareSection document={chart} spec={spec} frozen={null} origin={origin} />),
  )
  const form = page.querySelector("form")!
  expect([form.getAttribute("method"), form.getAttribute("action")]).toEqual(["post", "/api/v1/snapshots"])
  expect(Object.fromEntries(new FormData(form))).toEqual({
    chart: "runway",
    firm: "baidu",
    workload: "inference",
  })
  const values = [...page.querySelectorAll("input[type=text]")].map((field) => field.getAttribute("value"))
  expect(values).toContain(`${origin}/charts/runway?firm=baidu&workload=inference`)
})

test("a frozen chart offers its own link and files, and the live one beside it", () => {
  render(
    <ShareSection
      document={chart}
      spec={spec}
      frozen={{ id: "abcdefghijklmnop", day: "2026-11-27" }}
      origin={origin}
    />,
  )
  expect(screen.getByLabelText<HTMLInputElement>("Link to this frozen chart").value).toBe(
    `${origin}/s/abcdefghijklmnop`,
  )
  expect(screen.getByLabelText<HTMLInputElement>("Link to the live chart").value).toContain("/charts/runway?")
  expect(screen.getByRole("link", { name: "CSV" }).getAttribute("href")).toBe("/s/abcdefghijklmnop.csv")
  expect(screen.getByLabelText<HTMLTextAreaElement>("Citation").value).toContain("frozen on 27 Nov 2026")
  expect(screen.queryByRole("button", { name: /Freeze/ })).toBeNull()
})

test("a live chart's citation has the reader's day, and none where no script runs", () => {
  const section = <ShareSection document={chart} spec={spec} frozen={null} origin={origin} />
  const kept = pageOf(renderToStaticMarkup(section)).querySelector("textarea")!.textContent
  expect(kept).toMatch(/data version 14\. https:/)
  vi.useFakeTimers({ now: new Date(2027, 2, 5, 12) })
  render(section)
  vi.useRealTimers()
  expect(screen.getByLabelText<HTMLTextAreaElement>("Citation").value).toContain("accessed on 5 Mar 2027")
})

test("sources are those of the document, each with its record and its page", () => {
  render(<OriginSection document={chart} />)
  expect(screen.getByRole("link", { name: "Financial Times" }).getAttribute("href")).toBe("/sources/ft-2023")
  expect(screen.getByRole("link", { name: "example.org" }).getAttribute("href")).toBe(
    "https://example.org/ft",
  )
  screen.getByText("1.1.0")
  screen.getByText("10,000")
})

test("many sources are counted and their publishers named before they unfold", () => {
  const sources = Array.from({ length: 20 }, (_, index) => ({
    ...chart.sources[0]!,
    id: `source-${index}`,
    publisher: index < 12 ? "Reuters" : `Paper ${index}`,
  }))
  const { container } = render(<OriginSection document={makeChartDocument({ sources })} />)
  expect(container.textContent).toContain("20 sources")
  expect(container.textContent).toMatch(/From Reuters, .+ and 3 others\./)
})

test("a frozen chart says what is newer, with the way to what changed", () => {
  render(
    <NewerNotice
      sentence="Newer data exist: 14 → 11 months."
      changes="/s/abc/changes"
      live="/charts/runway?firm=baidu"
    />,
  )
  const notice = within(screen.getByRole("complementary", { name: "Since it was frozen" }))
  notice.getByText("Newer data exist: 14 → 11 months.")
  expect(notice.getByRole("link", { name: "What changed" }).getAttribute("href")).toBe("/s/abc/changes")
})

test("what changed is told figure by figure, row by row, source by source, and by what made it", () => {
  const [column, needed] = chart.data.columns
  const today = makeChartDocument({
    measures: [{ ...chart.measures[0]!, value: 7, words: "7 months" }],
    data: {
      columns: [column!, needed!],
      rows: [
        ["2026-11", 8],
        ["2026-12", 12],
      ],
    },
    sources: [{ ...chart.sources[0]!, id: "reuters-2026", publisher: "Reuters" }],
    provenance: {
      ...chart.provenance,
      dataVersion: 15,
      engine: { version: "2.0.0", seed: 1, draws: 10_000 },
    },
  })
  render(
    <ChangesView
      frozen={chart}
      newer={compareDocuments(chart, today)}
      frozenOn="27 Nov 2026"
      addresses={{ frozen: "/s/abc", live: "/charts/runway?firm=baidu" }}
    />,
  )
  screen.getByText(/Newer data exist: 9 → 7 months \(engine 1\.1\.0 then, 2\.0\.0 now\)\./)
  const row = within(screen.getByRole("rowheader", { name: "Dec 2026" }).closest("tr")!)
  expect(row.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual([
    "Needed for training",
    "9 FLOP a month",
    "12 FLOP a month",
  ])
  expect(screen.queryByRole("rowheader", { name: "Nov 2026" })).toBeNull()
  screen.getByRole("link", { name: "Reuters" })
  screen.getByRole("link", { name: "Financial Times" })
  screen.getByText(/The engine is another one/)
  const version = within(screen.getByRole("rowheader", { name: "Data version" }).closest("tr")!)
  expect(version.getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["14", "15"])
})

test("nothing moved is said so, without an empty table", () => {
  const { container } = render(
    <ChangesView
      frozen={chart}
      newer={{ status: "same" }}
      frozenOn="27 Nov 2026"
      addresses={{ frozen: "/s/abc", live: "/charts/runway?firm=baidu" }}
    />,
  )
  screen.getByText(/Nothing has changed/)
  expect(container.querySelector("table")).toBeNull()
})

test("a chart from a newer site is not guessed at: its content is offered as it was frozen", () => {
  render(<NewerVersion id="abcdefghijklmnop" frozenOn="27 Nov 2026" version={7} />)
  screen.getByRole("heading", { level: 1, name: "Frozen by a newer version of this site" })
  expect(screen.getByRole("link", { name: /as JSON/ }).getAttribute("href")).toBe("/s/abcdefghijklmnop.json")
})

test("a wrong setting is told by what was typed, and by what may stand there", () => {
  const page = pageOf(
    renderToStaticMarkup(
      <WrongSettings
        chart="runway"
        asked={{ firm: ["baidu"], workload: ["<b>mining</b>"] }}
        problems={[
          { field: "workload", message: "Invalid option" },
          { field: "firm", message: "is missing" },
        ]}
      />,
    ),
  )
  const alert = page.querySelector('[role="alert"]')!
  expect(alert.textContent).toContain(
    "workload: “<b>mining</b>” cannot stand here. What can: training or inference.",
  )
  expect(alert.querySelector("b")).toBeNull()
  expect(page.body.textContent).not.toContain("Invalid option")
})
