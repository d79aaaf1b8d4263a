import { beforeAll, describe, expect, test, vi } from "vitest"
import type { ChartDocument } from "@/lib/charts/document"
import type { ContradictionClaim, Contradictions } from "@/lib/contracts/contradiction"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { plannedTruth, workOutTruths } from "@/lib/server/analyses/truths"
import { buildChart } from "@/lib/server/charts/build-chart"
import { db } from "@/lib/server/db/client"
import { computeEstimate, prepareRun } from "@/lib/server/estimates/compute-estimate"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { getContradictions, workOutContradictions } from "@/lib/server/queries/contradictions"
import { useFreshDatabase } from "../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

let catalogue: Catalogue
let before: Contradictions
let all: Contradictions

beforeAll(async () => {
  catalogue = await loadCatalogue()
  before = await getContradictions()
  await workOutContradictions()
  all = await getContradictions()
}, 300_000)

function claimOf(matter: string, id: string): ContradictionClaim {
  const found = all.matters.find((one) => one.id === matter)?.claims.find(({ claim }) => claim.id === id)
  if (!found) throw new Error(`${matter} has no ${id}`)
  return found
}

function inputOf(matter: string, id: string) {
  const { truth } = claimOf(matter, id)
  if (truth.is !== "input") throw new Error(`${id} is no input: ${truth.reason}`)
  return truth
}

describe("every contradiction on record", () => {
  test("stands there with all its claims, and most hangs on the first", () => {
    const { conflict } = catalogue.records
    expect(all.matters.map(({ id }) => id).toSorted()).toEqual(conflict.map(({ id }) => id).toSorted())
    for (const { id, claimIds } of conflict) {
      const matter = all.matters.find((one) => one.id === id)!
      expect(matter.claims.map(({ claim }) => claim.id)).toEqual(claimIds)
    }
    const stakes = all.matters.map(
      ({ stake, numbersAtStake }) => (stake ?? -1) + 1000 * Math.min(1, numbersAtStake.length),
    )
    expect(stakes).toEqual(stakes.toSorted((a, b) => b - a))
  })

  test("waits for nobody: before it is worked out it says so, and afterwards nothing is open", () => {
    expect(before.matters.some(({ isPending }) => isPending)).toBe(true)
    expect(all.matters.some(({ isPending }) => isPending)).toBe(false)
  })
})

describe("$1bn or $4bn for 100,000 A800", () => {
  const matter = "fin-times-a800-transposition"

  test("both readings have the chips that the estimate has, so that no runway moves", async () => {
    for (const id of ["ft-2023-08-a800-100k-1bn", "story-2023-11-a800-4bn"]) {
      const { firms } = inputOf(matter, id)
      expect(firms.map(({ slug }) => slug).toSorted()).toEqual(["alibaba", "baidu", "bytedance", "tencent"])
      for (const { slug, published, ifTrue, isSame } of firms) {
        expect(isSame).toBe(true)
        expect(ifTrue).toEqual(published)
        const estimate = await getEstimate(catalogue, catalogue.company.get(slug)!)
        expect(published.training.own).toEqual(estimate.training.stock?.quantiles ?? null)
        expect(published.inference.all).toEqual(estimate.inference.all?.quantiles ?? null)
      }
    }
  })

  test("a sum without a number of chips is no input, and says so", () => {
    for (const id of ["ft-2023-08-gpus-4bn-2024", "econotimes-2023-11-gpus-1bn-2024"]) {
      expect(claimOf(matter, id).truth).toMatchObject({ is: "no input", reason: "no number" })
    }
  })

  test("the prices that both imply stand beside the one on record", () => {
    const first = claimOf(matter, "ft-2023-08-a800-100k-1bn")
    const rewrite = claimOf(matter, "story-2023-11-a800-4bn")
    if (first.kind !== "report" || rewrite.kind !== "report") throw new Error("both are reports")
    expect([first.claim.impliedUnitPriceUsd, rewrite.claim.impliedUnitPriceUsd]).toEqual([10_000, 40_000])
    expect(first.price).toMatchObject({ chip: "a800-sxm-80gb" })
    expect(first.price!.high!).toBeLessThan(40_000)
  })
})

describe("a million H20, or 120,000", () => {
  const matter = "h20-2025-size"

  test("more chips last longer and fewer shorter, against one published number", () => {
    const [many, few] = ["tomshw-2025-04-h20-1m-accumulated", "redrobot-2025-04-h20-120k"].map((id) => {
      const firm = inputOf(matter, id).firms.find(({ slug }) => slug === "tencent")!
      return { published: firm.published.inference.own!.p50!, ifTrue: firm.ifTrue!.inference.own!.p50! }
    })
    expect(many!.published).toBe(few!.published)
    expect(many!.ifTrue).toBeGreaterThan(many!.published)
    expect(few!.ifTrue).toBeLessThan(few!.published)
  })

  test("what was asked for is no input: what came is counted", () => {
    expect(claimOf(matter, "nikkei-2025-04-h20-1m-12bn").truth).toMatchObject({
      is: "no input",
      reason: "asked for",
    })
  })

  test("the claim takes the place of our range, and is believed though it has no weight", () => {
    const { inPlaceOf } = inputOf(matter, "redrobot-2025-04-h20-120k")
    expect(inPlaceOf?.id).toBe("ledger.h20delivered2025")
    const { claim } = claimOf(matter, "redrobot-2025-04-h20-120k") as { claim: { weight: number } }
    expect(claim.weight).toBe(0)
  })

  test("the run is the engine’s own with the published seed and draws", async () => {
    const conflict = catalogue.records.conflict.find(({ id }) => id === matter)!
    const plan = await plannedTruth(catalogue, conflict, "redrobot-2025-04-h20-120k")
    if (plan.is !== "input") throw new Error(plan.reason)
    const { run, request, company } = plan.runs.find((one) => one.company.id === "tencent")!
    const { seed, draws } = catalogue.dataset
    expect(request).toMatchObject({ seed, draws, asOf: catalogue.dataset.asOf })
    const estimate = computeEstimate(catalogue.records, company, request, "", run)
    const told = inputOf(matter, "redrobot-2025-04-h20-120k").firms.find(({ slug }) => slug === "tencent")!
    expect(told.ifTrue!.inference.own).toEqual(estimate.inference.stock!.quantiles)
    expect(told.ifTrue!.training.all).toEqual(estimate.training.all!.quantiles)
    expect(told.ifTrue!.training.grade).toBe(estimate.training.grade)
  })
})

describe("the published number", () => {
  test("is what comes out where nobody’s weight is changed", async () => {
    const company = catalogue.company.get("tencent")!
    const run = prepareRun(catalogue.records, company, catalogue.dataset.asOf)
    const { seed, draws, asOf } = catalogue.dataset
    const estimate = computeEstimate(
      catalogue.records,
      company,
      { asOf, seed, draws, dataVersion: catalogue.dataVersion },
      "",
      run,
    )
    const told = inputOf("fin-times-a800-transposition", "ft-2023-08-a800-100k-1bn").firms.find(
      ({ slug }) => slug === "tencent",
    )!
    expect(told.published.training.own).toEqual(estimate.training.stock?.quantiles)
  })

  test("stays what it is: nothing of what is supposed is written to the records", async () => {
    const order = catalogue.order.get("h20-2025-q1-three-firms")!
    const weights = weighReports(catalogue.records.assumption)(order).map(({ weight }) => weight)
    expect(new Set(weights).size).toBeGreaterThan(1)
    expect(await getContradictions({}, await loadCatalogue())).toEqual(all)
  })
})

describe("claims of one page about several orders", () => {
  test("are taken as true together", () => {
    const { takenWith } = inputOf("h20-2024", "omdia-2024-bytedance-hopper-230k")
    expect(takenWith).toEqual(["omdia-2024-tencent-hopper-230k"])
  })
})

describe("what is kept", () => {
  test("is made once, and is the same when it is made again", async () => {
    const where = { kind: "truth" }
    const rows = await db().analysis.findMany({ where, orderBy: { fingerprint: "asc" } })
    await workOutContradictions()
    expect(await db().analysis.count({ where })).toBe(rows.length)
    const conflict = catalogue.records.conflict.find(({ id }) => id === "h20-2025-size")!
    await db().analysis.deleteMany({ where })
    await workOutTruths([await plannedTruth(catalogue, conflict, "redrobot-2025-04-h20-120k")])
    const again = await db().analysis.findMany({ where })
    expect(again.length).toBeGreaterThan(0)
    for (const { fingerprint, result } of again) {
      expect(result).toEqual(rows.find((row) => row.fingerprint === fingerprint)?.result)
    }
  })
})

describe("narrower questions", () => {
  test("a firm’s own page speaks of its own runways alone", async () => {
    const { matters } = await getContradictions({ firm: "tencent" })
    const told = matters.flatMap(({ claims }) =>
      claims.flatMap(({ truth }) => (truth.is === "input" ? truth.firms : [])),
    )
    expect(told.length).toBeGreaterThan(0)
    for (const { companies, claims } of matters) {
      expect(companies.map(({ slug }) => slug)).toContain("tencent")
      for (const { truth } of claims) {
        if (truth.is === "input") expect(truth.firms.every(({ slug }) => slug === "tencent")).toBe(true)
      }
    }
  })

  test("an order’s page has the matters of its reports", async () => {
    const { matters } = await getContradictions({ order: "h20-2025-q1-three-firms" })
    expect(matters.map(({ id }) => id).toSorted()).toEqual(["h20-2025-size", "h20-charge"])
  })
})

describe("the chart of one", () => {
  async function documentOf(conflict: string): Promise<ChartDocument | null> {
    return buildChart({ version: 1, chart: "contradiction", conflict })
  }

  test("has every claim with its way, its weight and what it would move", async () => {
    for (const { id, claimIds } of catalogue.records.conflict) {
      const document = await documentOf(id)
      expect(document!.data.rows.map((row) => row[1]).toSorted(), id).toEqual([...claimIds].sort())
      expect(document!.figure.table.rows, id).toHaveLength(claimIds.length)
      for (const row of document!.figure.table.rows) expect(row.every((cell) => cell !== "")).toBe(true)
    }
  })

  test("there is none of a contradiction that is not on record", async () => {
    expect(await documentOf("nothing-here")).toBeNull()
  })
})
