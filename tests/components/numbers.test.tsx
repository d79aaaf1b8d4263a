import { render, screen, waitFor, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { NumberDetails } from "@/components/numbers/number-details"
import { NumberOpener } from "@/components/numbers/number-opener"
import { OpenNumber } from "@/components/numbers/open-number"
import { placeWindow } from "@/components/numbers/place-window"
import type { NumberReport, NumberView } from "@/lib/contracts/number"

const view: NumberView = {
  path: "runway/baidu/training/own",
  title: "Baidu’s own chips cover training",
  value: "about 9 months",
  interval: "even odds between 4 and 15 months; nine in ten between now and 29",
  unit: null,
  when: "from Nov 2026 until Aug 2027",
  asOf: "2026-11",
  dataVersion: 7,
  known: null,
  figures: [{ label: "Already short", value: "in 12% of draws", href: null }],
  formula: {
    words: "The first month in which training needs more than the chips can do.",
    parts: [
      {
        title: "The chips",
        inputs: [
          { label: "The joint order", value: "about 18,000", href: "/numbers/order/joint/quantity" },
          { label: "Profile", value: "of Baidu", href: "/companies/baidu" },
        ],
      },
    ],
  },
  reports: [],
  confidence: { label: "Shown without a warning", why: "61% of draws agree." },
  sources: [],
  isUnverified: false,
  more: [{ label: "How a runway is worked out", href: "/methodology#runway" }],
}

const report: NumberReport = {
  id: "ft",
  href: "/numbers/claim/ft",
  says: "about 100,000 for $1bn",
  text: "Four firms ordered 100,000 A800s.",
  source: {
    id: "reuters",
    publisher: "Reuters",
    title: "Giants order chips",
    url: "https://example.org/giants",
    publishedOn: { date: "2023-08-09", precision: "day" },
    verification: "read",
  },
  via: ["Financial Times"],
  isUnverified: true,
  confidence: "Medium confidence",
  confidenceReason: "Named sources.",
  weight: "Weight 0.36.",
  contradicts: ["$1bn or $4bn? Two readings."],
}

const joint: NumberView = {
  ...view,
  path: "order/joint/quantity",
  title: "The joint order: how many chips",
  value: "about 100,000",
  reports: [report],
}

/** The server, as far as numbers ask it. */
const asked: string[] = []
let answer: (url: string) => Response | Promise<Response>

beforeEach(() => {
  asked.length = 0
  answer = (url) => Response.json(url.includes("/order/") ? joint : view)
  Element.prototype.scrollTo = () => {}
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url)
    return answer(url)
  })
})
afterEach(() => vi.unstubAllGlobals())

const page = (
  <>
    <a href="#before">Before</a>
    <p>
      Training lasts{" "}
      <OpenNumber of={{ of: "runway", firm: "baidu", workload: "training", set: "own" }}>
        <span>about 9 months</span>
      </OpenNumber>
      .
    </p>
    <button type="button">After</button>
    <NumberOpener />
  </>
)

async function opened() {
  const user = userEvent.setup()
  render(page)
  const link = screen.getByRole("link", { name: "about 9 months" })
  await user.click(link)
  const dialog = await screen.findByRole("dialog", { name: view.title })
  return { user, link, dialog }
}

describe("a number that is pressed", () => {
  test("opens in place what the API says of it, and takes the focus along", async () => {
    const { dialog } = await opened()
    expect(asked).toEqual(["/api/v1/numbers/runway/baidu/training/own"])
    expect(within(dialog).getByText(view.interval!)).toBeTruthy()
    expect(within(dialog).getByText("61% of draws agree.")).toBeTruthy()
    expect(document.activeElement).toBe(dialog)
    expect(within(dialog).getByRole("link", { name: "Open as a page" }).getAttribute("href")).toBe(
      "/numbers/runway/baidu/training/own",
    )
  })

  test("opens by Enter, and Escape gives the focus back to it", async () => {
    const user = userEvent.setup()
    render(page)
    const link = screen.getByRole("link", { name: "about 9 months" })
    link.focus()
    await user.keyboard("{Enter}")
    await screen.findByRole("dialog", { name: view.title })
    await user.keyboard("{Escape}")
    expect(screen.queryByRole("dialog")).toBeNull()
    expect(document.activeElement).toBe(link)
  })

  test("closes when it is pressed again, and at a click elsewhere", async () => {
    const { user, link } = await opened()
    await user.click(link)
    expect(screen.queryByRole("dialog")).toBeNull()
    await user.click(link)
    await screen.findByRole("dialog", { name: view.title })
    await user.click(document.body)
    expect(screen.queryByRole("dialog")).toBeNull()
    expect(document.activeElement).toBe(link)
  })

  test("does not take the focus from what was pressed instead", async () => {
    const { user } = await opened()
    const after = screen.getByRole("button", { name: "After" })
    await user.click(after)
    expect(screen.queryByRole("dialog")).toBeNull()
    expect(document.activeElement).toBe(after)
  })

  test("is left by Tab at both ends: to what comes after the number, and back to the number", async () => {
    const { user, link, dialog } = await opened()
    within(dialog).getByRole("link", { name: "How a runway is worked out" }).focus()
    await user.tab()
    expect(screen.queryByRole("dialog")).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "After" }))
    await user.click(link)
    await screen.findByRole("dialog", { name: view.title })
    await user.tab({ shift: true })
    expect(screen.queryByRole("dialog")).toBeNull()
    expect(document.activeElement).toBe(link)
  })

  test.for(["Control", "Shift", "Alt", "Meta"])("with %s is a link like any other", async (key) => {
    const user = userEvent.setup()
    render(page)
    const followed = vi.fn((event: Event) => {
      expect(event.defaultPrevented).toBe(false)
      event.preventDefault()
    })
    window.addEventListener("click", followed)
    await user.keyboard(`{${key}>}`)
    await user.click(screen.getByRole("link", { name: "about 9 months" }))
    window.removeEventListener("click", followed)
    expect(followed).toHaveBeenCalledOnce()
    expect(asked).toEqual([])
  })
})

test("numbers in the window open in it, with a way back that asks for nothing again", async () => {
  const { user, dialog } = await opened()
  await user.click(within(dialog).getByRole("link", { name: "about 18,000" }))
  const next = await screen.findByRole("dialog", { name: joint.title })
  expect(document.activeElement).toBe(next)
  expect(within(next).getByText("unverified")).toBeTruthy()
  expect(within(next).getByText("$1bn or $4bn? Two readings.")).toBeTruthy()
  await user.click(within(next).getByRole("button", { name: "← Back" }))
  await screen.findByRole("dialog", { name: view.title })
  expect(screen.queryByRole("button", { name: "← Back" })).toBeNull()
  expect(asked).toHaveLength(2)
})

test.for([
  [
    "Of the number nothing was known on that day.",
    () => Response.json({ detail: "Of the number nothing was known on that day." }, { status: 404 }),
  ],
  [
    "What stands behind this number could not be loaded.",
    () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
  ],
  ["What stands behind this number could not be loaded.", () => Response.json({ title: "half an answer" })],
  ["The site cannot be reached just now.", () => Promise.reject(new TypeError("offline"))],
] as const)("a failure is said in words and leads to the page: %s", async ([words, fails]) => {
  answer = fails
  const user = userEvent.setup()
  render(page)
  await user.click(screen.getByRole("link", { name: "about 9 months" }))
  const alert = await screen.findByRole("alert")
  expect(alert.textContent).toContain(words)
  expect(within(alert).getByRole("link", { name: "Go to its page" }).getAttribute("href")).toBe(
    "/numbers/runway/baidu/training/own",
  )
})

test("an answer that comes after the window was closed changes nothing", async () => {
  let arrive = (_: Response) => {}
  answer = () => new Promise((resolve) => (arrive = resolve))
  const user = userEvent.setup()
  render(page)
  await user.click(screen.getByRole("link", { name: "about 9 months" }))
  const dialog = await screen.findByRole("dialog", { name: "What stands behind this number" })
  expect(dialog.getAttribute("aria-busy")).toBe("true")
  expect(dialog.textContent).toContain("Loading what stands behind it")
  await user.keyboard("{Escape}")
  arrive(Response.json(view))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
})

describe("what stands behind a number", () => {
  test("names a report’s way, its source, its weight, its doubts and what contradicts it", () => {
    render(<NumberDetails view={joint} page="/numbers/order/joint/quantity" />)
    expect(screen.getByRole("link", { name: "about 100,000 for $1bn" }).getAttribute("href")).toBe(
      "/numbers/claim/ft",
    )
    expect(screen.getByText(/Financial Times →/)).toBeTruthy()
    expect(screen.getByRole("link", { name: "Reuters" }).getAttribute("href")).toBe("/sources/reuters")
    expect(screen.getByRole("link", { name: "the page itself" }).getAttribute("href")).toBe(
      "https://example.org/giants",
    )
    expect(screen.getByText(/9 Aug 2023/)).toBeTruthy()
    expect(screen.getByText(/Medium confidence: Named sources\. Weight 0\.36\./)).toBeTruthy()
    expect(screen.getByText("unverified")).toBeTruthy()
    expect(screen.getByText("contradicted")).toBeTruthy()
  })

  test("a source whose page is withheld has no link out", () => {
    const withheld = { ...report, source: { ...report.source, url: null, title: null } }
    render(<NumberDetails view={{ ...joint, reports: [withheld] }} page="/numbers/x" />)
    expect(screen.queryByRole("link", { name: "the page itself" })).toBeNull()
  })

  test("is cut in a window, which says how much more the page has", () => {
    const inputs = Array.from({ length: 9 }, (_, index) => ({
      label: `Input ${index}`,
      value: `${index}`,
      href: null,
    }))
    const long = { ...view, formula: { words: "Many.", parts: [{ title: null, inputs }] } }
    const { rerender } = render(<NumberDetails view={long} page="/numbers/x" isBrief />)
    expect(screen.queryByText("Input 8")).toBeNull()
    expect(screen.getByRole("link", { name: "5 more on the page" }).getAttribute("href")).toBe("/numbers/x")
    rerender(<NumberDetails view={long} page="/numbers/x" />)
    expect(screen.getByText("Input 8")).toBeTruthy()
    expect(screen.queryByText(/more on the page/)).toBeNull()
  })

  test("shows text as text", () => {
    const hostile = "<img src=x onerror=alert(1)>"
    const { container } = render(
      <NumberDetails
        view={{ ...joint, value: hostile, reports: [{ ...report, text: hostile }] }}
        page="/numbers/x"
      />,
    )
    expect(container.querySelector("img")).toBeNull()
    expect(screen.getAllByText(hostile)).toHaveLength(2)
  })
})

describe("the window’s place", () => {
  const viewport = { width: 1440, height: 900, scrollX: 0, scrollY: 300 }
  const at = (top: number, left: number) => ({ top, left, bottom: top + 20, right: left + 80 })

  test("is under the number where there is room, else over it, and within the page’s width", () => {
    expect(placeWindow(at(100, 200), viewport)).toMatchObject({ isAbove: false, top: 100 + 20 + 8 + 300 })
    expect(placeWindow(at(850, 200), viewport)).toMatchObject({ isAbove: true, top: 850 - 8 + 300 })
    for (const left of [0, 700, 1430]) {
      const place = placeWindow(at(100, left), viewport)
      expect(place.left).toBeGreaterThanOrEqual(8)
      expect(place.left + place.width).toBeLessThanOrEqual(1440 - 8)
    }
  })

  test("never reaches past the side that was chosen, unless that is too low to read in", () => {
    for (let top = 0; top <= 880; top += 20) {
      const { isAbove, maxHeight } = placeWindow(at(top, 200), viewport)
      const room = isAbove ? top - 8 : 900 - (top + 20) - 8
      expect(maxHeight).toBeLessThanOrEqual(Math.max(room, 240))
    }
  })
})
