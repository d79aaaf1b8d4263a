import { fireEvent, render, screen, waitFor, within } from "@testing-library/react"
import { renderToStaticMarkup } from "react-dom/server"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { ExposureChart } from "@/components/charts/exposure-chart"
import { Designations } from "@/components/company/designations"
import { ExposureChips } from "@/components/company/exposure-chips"
import { ExposureOrders } from "@/components/company/exposure-orders"
import { ExposureShareTable } from "@/components/company/exposure-share-table"
import { exposureModel } from "@/lib/charts/exposure-model"
import type { DesignationView } from "@/lib/contracts/claim"
import type { CompanyListing } from "@/lib/contracts/company"
import { makeReport } from "../factories/claims"
import {
  makeExposure,
  makeExposureChip,
  makeExposureOrder,
  makeHistory,
  makeShares,
} from "../factories/exposure"

const shares = makeShares([0.3, 0.5, 0.6, 0.7, 0.9], { licence: [0.3, 0.5, 0.6, 0.7, 0.9], domestic: 0.4 })
const firm = makeExposure({
  shares: { chips: shares, training: shares, inference: shares },
  history: makeHistory(
    "2025-02",
    Array.from({ length: 22 }, (_, month) => (month < 2 ? 0.1 : 1 - month / 60)),
  ),
  byChip: [makeExposureChip()],
  orders: [makeExposureOrder()],
})
const model = exposureModel(firm)!
const share = { version: 1, chart: "exposure", firm: "baidu" } as const
const foot = { asOf: "2026-11", dataVersion: 7, sources: [{ label: "the law", href: "/controls" }] }

describe("exposure over time, before any script has run", () => {
  const page = () =>
    new DOMParser().parseFromString(
      renderToStaticMarkup(<ExposureChart model={model} foot={foot} share={share} />),
      "text/html",
    )

  test("is drawn with both bands, both medians and the rule that lifted them", () => {
    const drawn = page().querySelector(".reach-static")!
    expect(drawn.querySelectorAll(".fan-have-light")).toHaveLength(2)
    expect(drawn.querySelectorAll(".fan-have-median")).toHaveLength(2)
    expect(drawn.outerHTML).not.toMatch(/NaN|Infinity|undefined|null/)
    expect(page().querySelectorAll(".rule-line")).toHaveLength(1)
    expect(page().querySelector(".plot-names")!.textContent).toContain("Apr 2025 letters")
  })

  test("has a table twin with a row a month and both workloads", () => {
    const table = page().querySelector("details table")!
    expect(table.querySelectorAll("tbody tr")).toHaveLength(22)
    expect([...table.querySelectorAll("thead th")].map(({ textContent }) => textContent)).toEqual([
      "Month",
      "Training, median",
      "Training, nine in ten",
      "Inference, median",
      "Inference, nine in ten",
    ])
  })

  test("its words say what lines, bands and dots mean", () => {
    const text = page().querySelector("figure")!.textContent
    expect(text).toContain("Lines are medians; bands hold nine draws in ten.")
    expect(text).toContain("9 Apr 2025, Letters of April 2025")
  })
})

describe("reaching for exposure", () => {
  beforeEach(() => {
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(private readonly changed: ResizeObserverCallback) {}
        observe() {
          const entry = { contentRect: { width: 1000, height: 300 } } as ResizeObserverEntry
          this.changed([entry], this as unknown as ResizeObserver)
        }
        unobserve() {}
        disconnect() {}
      },
    )
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 1000, 300))
  })
  afterEach(() => vi.unstubAllGlobals())

  test.each(["training", "inference"])(
    "both drawings of %s run through the same points",
    async (workload) => {
      const { container } = render(<ExposureChart model={model} foot={foot} share={share} />)
      fireEvent.pointerEnter(container.querySelector(".reach")!)
      const line = `.fan-have-median.is-${workload}`
      await waitFor(() => expect(container.querySelector(`.recharts-wrapper ${line} path`)).not.toBeNull())
      const points = (path: Element) =>
        path
          .getAttribute("d")!
          .match(/-?[\d.]+/g)!
          .map(Number)
      const still = points(container.querySelector(`.reach-static path${line}`)!)
      const live = points(container.querySelector(`.recharts-wrapper ${line} path`)!)
      expect(live).toHaveLength(still.length)
      for (const [index, value] of still.entries()) expect(Math.abs(value - live[index]!)).toBeLessThan(0.2)
    },
  )
})

describe("the stock by its standing", () => {
  test("groups without a chip get no line, the others a median and its range", () => {
    render(<ExposureShareTable exposure={firm} />)
    expect(screen.getAllByRole("row")).toHaveLength(3)
    const licence = screen.getByRole("row", { name: /licence, may be granted/ })
    expect(licence.textContent).toContain("60%30 to 90%")
    expect(screen.queryByText("presumed denied")).toBeNull()
  })

  test("a firm without shares gets no table", () => {
    const { container } = render(<ExposureShareTable exposure={makeExposure()} />)
    expect(container.innerHTML).toBe("")
  })

  test("a part has its status, the rule behind it and a page", () => {
    render(<ExposureChips exposure={firm} />)
    const row = screen.getByRole("row", { name: /H20 96GB/ })
    expect(within(row).getByRole("link", { name: "H20 96GB" }).getAttribute("href")).toBe("/chips/h20-96gb")
    expect(within(row).getByRole("link", { name: "H20 licences" }).getAttribute("href")).toBe(
      "/controls/us-2025-08-h20-licences",
    )
    expect(row.textContent).toContain("licence with a share")
    expect(row.textContent).toContain("44,000 (820 to 270,000)")
  })

  test("a Chinese design is not said to be denied: it is bought at home", () => {
    const ascend = makeExposureChip({
      chip: "ascend-910b3",
      name: "Ascend 910B3",
      isDomesticChinese: true,
      group: "domestic",
      status: "LICENCE_PRESUMPTION_OF_DENIAL",
    })
    render(<ExposureChips exposure={{ ...firm, byChip: [ascend] }} />)
    const row = screen.getByRole("row", { name: /Ascend 910B3/ })
    expect(row.textContent).toContain("Chinese-designed, bought at home")
    expect(row.textContent).not.toContain("denied")
  })

  test("an undetermined part says that a licence is needed and what is not known", () => {
    const a800 = makeExposureChip({
      chip: "a800-sxm-80gb",
      name: "A800 80GB SXM4",
      group: "licence or denied",
      status: "INDETERMINATE",
      missing: ["us_commercially_available"],
    })
    render(<ExposureChips exposure={{ ...firm, byChip: [a800] }} />)
    const row = screen.getByRole("row", { name: /A800/ })
    expect(row.textContent).toContain("undetermined")
    expect(row.textContent).toContain("licence needed; not known whether sold in the United States")
  })
})

describe("orders at risk", () => {
  const orders = (...given: Parameters<typeof makeExposureOrder>[0][]) =>
    makeExposure({ orders: given.map(makeExposureOrder) })

  test("an order control met half-way says since when, by which rule, and how much was missing", () => {
    render(<ExposureOrders exposure={orders({})} />)
    const row = screen.getByRole("row", { name: /H20 ordered in 2025/ })
    expect(row.textContent).toContain("9 Apr 2025")
    expect(row.textContent).toContain("about 40,000 (6,500 to 120,000)")
    expect(row.textContent).toContain("Lost when control began")
    expect(within(row).getByRole("link", { name: "Apr 2025 letters" }).getAttribute("href")).toBe(
      "/controls/us-2025-04-09-is-informed",
    )
  })

  test("what is still at risk stands before what is lost", () => {
    render(
      <ExposureOrders
        exposure={orders(
          { orderId: "lost", title: "Lost" },
          { orderId: "due", title: "Still due", risk: "at risk", mayChangeOn: "2027-01-01" },
        )}
      />,
    )
    const rows = screen.getAllByRole("row").slice(1)
    expect(rows.map((row) => within(row).getAllByRole("link")[0]!.textContent)).toEqual(["Still due", "Lost"])
    expect(rows[0]!.textContent).toContain("The answer may change on 1 Jan 2027.")
  })

  test("nothing at risk is said, and no more is claimed than is known", () => {
    const delivered = { risk: "delivered before", undelivered: null } as const
    const { rerender } = render(<ExposureOrders exposure={orders(delivered)} />)
    screen.getByText(/^None on record:/)
    screen.getByText("The one order: delivered before control")
    rerender(
      <ExposureOrders
        exposure={orders(delivered, { orderId: "dark", risk: "unknown", undelivered: null })}
      />,
    )
    screen.getByText(/^None known:/)
    screen.getByText("All 2 orders: 1 delivered before control, 1 unknown")
  })

  test("orders of Chinese parts are counted, not listed", () => {
    const ascend = { orderId: "a", group: "domestic", risk: "not controlled", title: "Ascend" } as const
    const { container } = render(
      <ExposureOrders exposure={orders({}, ascend, { ...ascend, orderId: "b" })} />,
    )
    expect(container.textContent).toContain("2 orders are of Chinese-designed parts")
    expect(screen.queryByText("Ascend")).toBeNull()
  })
})

describe("on which lists", () => {
  const unknown = {
    owners: [],
    ownersUnknownBecause: "Whether firms on a list own part of it is not on record.",
  }
  const listing: CompanyListing = {
    id: "entity-list-2025-01-zhipu",
    names: "Zhipu AI and affiliates",
    list: "Entity List",
    listedOn: { date: "2025-01-16", precision: "day" },
    removedOn: null,
    citation: "90 FR 4617",
    scope: "All items subject to the Export Administration Regulations.",
    claimIds: ["entity-2025-01-zhipu"],
    verification: "read",
    note: null,
    sources: [],
  }
  const claim = (over: Partial<DesignationView> & { id: string }): DesignationView => ({
    ...makeReport({ id: over.id, text: "Zhipu was listed." }),
    list: "US Entity List",
    status: "listed",
    ...over,
  })

  test("an entry has its date, citation and reach, and what sources say of it beneath", () => {
    render(
      <Designations
        name="Zhipu"
        listings={[listing]}
        designations={[
          claim({ id: "entity-2025-01-zhipu" }),
          claim({ id: "else", text: "Zhipu was proposed.", status: "proposed" }),
        ]}
        {...unknown}
      />,
    )
    const entry = document.getElementById("entity-list-2025-01-zhipu")!
    expect(entry.textContent).toContain("16 Jan 2025")
    expect(entry.textContent).toContain("90 FR 4617; a source was read")
    expect(entry.textContent).toContain("All items subject to the Export Administration Regulations.")
    within(entry).getByText("Zhipu was listed.")
    expect(document.getElementById("else")!.closest("li")!.textContent).toContain("US Entity List: proposed")
    expect(document.querySelectorAll("#entity-2025-01-zhipu")).toHaveLength(1)
  })

  test("an entry that nobody read at its source says so", () => {
    const unread: CompanyListing = { ...listing, verification: "unverified", citation: null }
    render(<Designations name="Zhipu" listings={[unread]} designations={[]} {...unknown} />)
    const entry = document.getElementById(listing.id)!
    expect(entry.textContent).toContain("unverified")
    expect(entry.textContent).toContain("Citation not published; no source of the entry itself was read")
  })

  test("no entry is said to be none found, which is no proof", () => {
    render(<Designations name="ByteDance" listings={[]} designations={[]} {...unknown} />)
    screen.getByText(/No entry of ByteDance on the Entity List.*does not prove that there is none\./)
    screen.getByText("Whether firms on a list own part of it is not on record.")
  })
})
