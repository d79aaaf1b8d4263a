import { describe, expect, test, vi } from "vitest"
import { GET } from "@/app/api/v1/numbers/[...path]/route"
import type { NumberView } from "@/lib/contracts/number"
import { numberPath, type NumberKey } from "@/lib/number-key"
import { medianWords } from "@/lib/runway-words"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { orderView } from "@/lib/server/queries/order-view"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { getCompanyProfile } from "@/lib/server/queries/companies"
import { getDrivers } from "@/lib/server/queries/drivers"
import { getNumber } from "@/lib/server/queries/number"
import { drawnSize } from "@/lib/server/numbers/drawn-size"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server; here they are kept for the file, so that each is made once.
vi.mock("next/cache", () => {
  const kept = new Map<string, unknown>()
  return {
    unstable_cache:
      (query: (...args: string[]) => unknown, [name]: string[]) =>
      (...args: string[]) => {
        const key = JSON.stringify([name, args])
        if (!kept.has(key)) kept.set(key, query(...args))
        return kept.get(key)
      },
  }
})

useFreshDatabase({ withEstimates: true })

async function numberOf(key: NumberKey): Promise<NumberView> {
  const view = await getNumber(key)
  if (!view) throw new Error(`nothing is behind ${numberPath(key)}`)
  return view
}

/** The inputs of a number's formula, of all its parts. */
function inputsOf({ formula }: NumberView) {
  return (formula?.parts ?? []).flatMap(({ inputs }) => inputs)
}

test("a runway is the published median, and leads to the orders it rests on and from there to their reports", async () => {
  const catalogue = await loadCatalogue()
  const estimate = await getEstimate(catalogue, catalogue.company.get("baidu")!)
  const view = await numberOf({ of: "runway", firm: "baidu", workload: "training", set: "own" })
  expect(view.value).toBe(medianWords(estimate.training.stock!.quantiles.p50, estimate.horizonMonths))
  expect(view.interval).toMatch(/even odds between .* months; nine in ten between/)
  expect(view.figures).toContainEqual(
    expect.objectContaining({
      label: "Engine and seed",
      value: `${estimate.engineVersion}, seed ${estimate.seed}`,
    }),
  )
  expect(view.confidence!.why).toBe(estimate.training.why.join(" "))
  const orders = estimate.lines.flatMap(({ orderId, class: kind }) =>
    orderId !== null && (kind === "stock" || kind === "order") ? [orderId] : [],
  )
  expect(orders.length).toBeGreaterThan(0)
  const hrefs = inputsOf(view).map(({ href }) => href)
  for (const order of orders) expect(hrefs).toContain(`/numbers/order/${order}/quantity`)
  const joint = await numberOf({ of: "order", order: "a800-2023-four-firms", measure: "quantity" })
  expect(joint.reports.length).toBeGreaterThan(1)
})

test("where there is no runway it is said what is missing, and no number is made up", async () => {
  const { records } = await loadCatalogue()
  const catalogue = await loadCatalogue()
  let none = 0
  for (const company of records.company) {
    const estimate = await getEstimate(catalogue, company)
    if (estimate.training.stock) continue
    none += 1
    const view = await numberOf({ of: "runway", firm: company.id, workload: "training", set: "own" })
    expect(view.value).toMatch(/^no (?:number|runway)$/)
    expect(view).toMatchObject({ interval: null, figures: [] })
    expect(view.confidence!.why.length).toBeGreaterThan(10)
  }
  expect(none).toBeGreaterThan(0)
})

test("a runway names what its doubt comes from once that was worked out, and each driver opens with the share that is shown", async () => {
  const key = { of: "runway", firm: "baidu", workload: "training", set: "own" } as const
  const title = "Where most of the doubt comes from"
  const before = await numberOf(key)
  expect(before.formula!.parts.map((part) => part.title)).not.toContain(title)
  const drivers = (await getDrivers("baidu"))!.training.own!
  const part = (await numberOf(key)).formula!.parts.find((one) => one.title === title)!
  expect(part.inputs).toHaveLength(4)
  for (const row of drivers.rows) {
    const view = await numberOf({
      of: "driver",
      firm: "baidu",
      workload: "training",
      set: "own",
      input: row.var,
    })
    expect(view.title).toContain(row.label)
    if (row.first > 2 * row.firstError) expect(view.value).toContain(`${Math.round(100 * row.first)}%`)
    else expect(view.value).toContain("within its error")
    if (row.assumptionId)
      expect(inputsOf(view).map(({ href }) => href)).toContain(`/numbers/assumption/${row.assumptionId}`)
  }
})

describe("the order that the Financial Times reported in August 2023", () => {
  const order = "a800-2023-four-firms"

  test("has every reading of its cost, the swapped sums included, with who contradicts whom", async () => {
    const view = await numberOf({ of: "order", order, measure: "cost" })
    expect(view.value).toContain("$1bn")
    expect(view.value).toContain("$4bn")
    expect(view.value).toContain(", or ")
    const weights = view.reports.map(({ weight }) => weight)
    expect(weights.some((weight) => /^Weight 0\.\d/.test(weight!))).toBe(true)
    expect(weights.some((weight) => /^No weight: repeats/.test(weight!))).toBe(true)
    expect(view.reports.some(({ via }) => via.some((step) => step.includes("Financial Times")))).toBe(true)
    expect(view.reports.flatMap(({ contradicts }) => contradicts).join(" ")).toMatch(/\$1bn.*\$4bn/)
    expect(view.formula!.words).toContain("They disagree")
    const hrefs = view.more.map(({ href }) => href)
    expect(hrefs).toContain("/contradictions#fin-times-a800-transposition")
    expect(hrefs).toContain("/contradictions#one-buyer-or-four")
    expect(new Set(hrefs).size).toBe(hrefs.length)
  })

  test("names every firm of its split, also who is no buyer of it", async () => {
    const catalogue = await loadCatalogue()
    const shares = [...catalogue.order.values()].flatMap(
      (one) => orderView(catalogue, one).split?.shares ?? [],
    )
    expect(shares.length).toBeGreaterThan(0)
    for (const { firm, name } of shares) {
      expect(name).toBe(firm === "others" ? "others" : catalogue.company.get(firm)!.name)
    }
    const buyers = new Set(catalogue.order.get("h20-2025-q1-three-firms")!.buyers)
    const split = orderView(catalogue, catalogue.order.get("h20-2025-q1-three-firms")!).split!.shares
    expect(buyers.has("baidu")).toBe(false)
    expect(split.map(({ name }) => name)).toContain("Baidu")
  })

  test("says when it was delivered by an editor’s window, and why", async () => {
    const { order: orders } = await loadCatalogue()
    const view = await numberOf({ of: "order", order, measure: "delivery" })
    expect(view.value).toBe("Apr–Oct 2023")
    expect(view.formula!.words).toContain("editor’s reading")
    expect(view.formula!.words).toContain(orders.get(order)!.why)
  })
})

test("an order whose weighted reports disagree is drawn from one or the other, by weight", async () => {
  const catalogue = await loadCatalogue()
  const order = catalogue.order.get("a800-2023-four-firms")!
  const [first] = order.reports
  const size = (central: number) => ({ low: null, central, high: null })
  const report = (id: string, central: number) => ({ ...first!, id, quantity: size(central), cost: null })
  const agreeing = { ...order, reports: [report("a", 100_000), report("b", 100_000)] }
  expect(drawnSize(catalogue, agreeing)).toEqual({
    words: "Every draw of the estimate takes 100,000: the reports with weight agree.",
    interval: null,
  })
  const disagreeing = { ...order, reports: [report("a", 100_000), report("b", 40_000)] }
  expect(drawnSize(catalogue, disagreeing)!.words).toBe(
    "A draw of the estimate believes one report, by weight: 100,000 in 50%, 40,000 in 50% of draws.",
  )
  expect(drawnSize(catalogue, { ...order, counting: null })).toBeNull()
})

test("what nobody read says so: claims, figures of chips, and what is worked out from them", async () => {
  const { records } = await loadCatalogue()
  const claim = records.order
    .flatMap(({ reports }) => reports)
    .find(({ verification }) => verification === "unverified")!
  const report = await numberOf({ of: "claim", claim: claim.id })
  expect(report.isUnverified).toBe(true)
  expect(report.reports[0]!.isUnverified).toBe(true)
  const chip = records.chip.find(({ dieAreaMm2 }) => dieAreaMm2?.verification === "unverified")!
  expect((await numberOf({ of: "spec", chip: chip.id, spec: "die" })).isUnverified).toBe(true)
  const density = await numberOf({ of: "spec", chip: chip.id, spec: "density" })
  if (density.value !== "unknown") expect(density.isUnverified).toBe(true)
})

test("performance density is given with its formula, and its inputs open in turn", async () => {
  const view = await numberOf({ of: "spec", chip: "h20-96gb", spec: "density" })
  expect(view.formula!.words).toContain("TPP ÷ applicable die area")
  expect(inputsOf(view).map(({ href }) => href)).toEqual([
    "/numbers/spec/h20-96gb/tpp",
    "/numbers/spec/h20-96gb/die",
  ])
  const [tpp, die] = inputsOf(view).map(({ value }) => Number(value.replace(/[^\d.]/g, "")))
  expect(Number(view.value)).toBeCloseTo(tpp! / die!, 1)
})

test("an assumption names the estimates that draw it, and no others", async () => {
  const catalogue = await loadCatalogue()
  const id = "runFlop0.baidu.2026-11"
  const view = await numberOf({ of: "assumption", assumption: id })
  const users: string[] = []
  for (const company of catalogue.records.company) {
    if ((await getEstimate(catalogue, company)).assumptionIds.includes(id)) users.push(company.name)
  }
  expect(users).toEqual(["Baidu"])
  const part = view.formula!.parts.find(({ title }) => title?.startsWith("Estimates as of"))!
  expect(part.inputs.map(({ label }) => label)).toEqual(users)
})

test("a firm’s counts are those of its profile", async () => {
  for (const slug of ["baidu", "bytedance", "zhipu"]) {
    const profile = (await getCompanyProfile(slug))!
    const count = async (kind: string) => Number((await numberOf({ of: "count", kind, firm: slug })).value)
    expect(await count("order"), slug).toBe(profile.orders.length)
    expect(await count("report"), slug).toBe(
      profile.orders.reduce((sum, { reports }) => sum + reports.length, 0),
    )
    expect(await count("source"), slug).toBe(profile.sources.length)
    expect(await count("assumption"), slug).toBe(profile.assumptions.length)
    expect(await count("statement"), slug).toBe(profile.statements.length)
  }
})

test("a number of a past day has only what had been published, and its links keep the day", async () => {
  const day = "2023-09-01"
  const catalogue = await catalogueKnownOn(day)
  const key = { of: "order", order: "a800-2023-four-firms", measure: "cost" } as const
  const then = (await getNumber(key, catalogue, day))!
  const now = await numberOf(key)
  expect(then).toMatchObject({ known: day, asOf: "2023-09" })
  expect(then.reports.length).toBeGreaterThan(0)
  expect(then.reports.length).toBeLessThan(now.reports.length)
  for (const { source } of then.reports) expect(source.publishedOn!.date <= day, source.id).toBe(true)
  const numbers = [...inputsOf(then), ...then.figures, ...then.reports].flatMap(({ href }) =>
    href?.startsWith("/numbers/") ? [href] : [],
  )
  expect(numbers.length).toBeGreaterThan(0)
  for (const href of numbers) expect(href).toContain(`known=${day}`)
})

describe("the API", () => {
  const ask = (path: string, headers: Record<string, string> = {}) => {
    const [pathname = ""] = path.split("?")
    return GET(new Request(`https://example.org/api/v1/numbers/${path}`, { headers }), {
      params: Promise.resolve({ path: pathname.split("/") }),
    })
  }

  test("gives what the page shows, open to programs elsewhere, and seldom twice", async () => {
    const response = await ask("order/a800-2023-four-firms/quantity")
    expect(response.status).toBe(200)
    expect(response.headers.get("access-control-allow-origin")).toBe("*")
    expect(response.headers.get("content-type")).toBe("application/json")
    expect(await response.json()).toEqual(
      await numberOf({ of: "order", order: "a800-2023-four-firms", measure: "quantity" }),
    )
    const again = await ask("order/a800-2023-four-firms/quantity", {
      "if-none-match": response.headers.get("etag")!,
    })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe("")
  })

  test("refuses in words what is no number, and what is no day", async () => {
    for (const [path, status] of [
      ["nothing", 404],
      ["order/nothing/quantity", 404],
      ["claim/%2e%2e", 404],
      ["claim/<script>alert(1)<%2Fscript>", 404],
      ["order/a800-2023-four-firms/quantity?known=yesterday", 400],
      ["order/a800-2023-four-firms/quantity?known=2015-01-02", 404],
    ] as const) {
      const response = await ask(path)
      expect(response.status, path).toBe(status)
      expect(response.headers.get("content-type"), path).toBe("application/problem+json")
      expect(response.headers.get("access-control-allow-origin"), path).toBe("*")
      expect(((await response.json()) as { detail: string }).detail.length, path).toBeGreaterThan(10)
    }
  })

  test("answers for a past day", async () => {
    const response = await ask("order/a800-2023-four-firms/quantity?known=2023-09-01")
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ known: "2023-09-01", asOf: "2023-09" })
  })
})

test("the firms that are counted are those of the board; the market as a whole stands apart", async () => {
  const { records } = await loadCatalogue()
  const market = records.company.filter(({ isPseudo }) => isPseudo)
  const { value, title, formula } = await numberOf({ of: "count", kind: "company", firm: null })
  expect(market.length).toBeGreaterThan(0)
  expect(value).toBe(String(records.company.length - market.length))
  expect(title).toBe("Firms on record")
  const named = formula!.parts.flatMap(({ inputs }) => inputs.map(({ label }) => label))
  for (const { name } of market) {
    expect(named).not.toContain(name)
    expect(formula!.words).toContain(name)
  }
})
