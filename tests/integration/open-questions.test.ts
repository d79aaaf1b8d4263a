import { beforeAll, describe, expect, test, vi } from "vitest"
import { driversModel } from "@/lib/charts/drivers-model"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Drivers } from "@/lib/contracts/drivers"
import type { DriversView } from "@/lib/contracts/drivers-view"
import type { OpenQuestions } from "@/lib/contracts/open-questions"
import { barEndWords, isSure, shareWithError } from "@/lib/drivers-words"
import { driversOf } from "@/lib/server/analyses/drivers"
import { buildChart } from "@/lib/server/charts/build-chart"
import { db } from "@/lib/server/db/client"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getDrivers } from "@/lib/server/queries/drivers"
import { getOpenQuestions } from "@/lib/server/queries/open-questions"
import { shareInWords } from "@/lib/share-in-words"
import { useFreshDatabase } from "../setup/database"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const version = 1 as const
let questions: OpenQuestions
let baidu: DriversView
let analysis: Drivers

beforeAll(async () => {
  questions = await getOpenQuestions()
  baidu = (await getDrivers("baidu"))!
  const catalogue = await loadCatalogue()
  analysis = await driversOf(catalogue, catalogue.company.get("baidu")!, catalogue.dataset.asOf)
}, 300_000)

async function documentOf(spec: ChartSpec): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error(`there is no ${spec.chart}`)
  return document
}

describe("the profile's section", () => {
  test("gives no input and no number that the analysis lacks", () => {
    for (const [set, output] of [
      ["own", "stockT"],
      ["all", "allT"],
    ] as const) {
      const found = analysis.outputs[output]!
      const shares = new Map(found.shares.map((share) => [share.var, share]))
      const bars = new Map(found.bars.map((bar) => [bar.var, bar]))
      const shown = baidu.training[set]!
      expect(shown.rows.length + shown.still).toBe(found.shares.length)
      for (const row of shown.rows) {
        expect(row).toMatchObject(shares.get(row.var)!)
        const bar = bars.get(row.var)
        expect([row.atP5, row.atP95, row.p5, row.p95]).toEqual(
          bar ? [bar.atP5, bar.atP95, bar.p5, bar.p95] : [null, null, null, null],
        )
      }
    }
  })

  test("lists no input whose share is within two standard errors of nothing", () => {
    for (const output of [
      baidu.training.own!,
      baidu.training.all!,
      baidu.inference.own!,
      baidu.inference.all!,
    ]) {
      for (const { total, totalError } of output.rows) expect(isSure(total, totalError)).toBe(true)
    }
  })

  test("says the shares of its sentence as the analysis has them", () => {
    const { sentence } = driversModel(baidu, { workload: "training", set: "own" })!
    const top = analysis.outputs.stockT!.shares.toSorted((a, b) => b.first - a.first)[0]!
    expect(sentence.toLowerCase()).toContain(
      `${shareInWords(top.first)} of the doubt about baidu’s training runway comes from`,
    )
    const together = 1 - analysis.outputs.stockT!.alone.share
    expect(sentence).toContain(`${shareInWords(together)} lies in how several inputs play together`)
  })

  test("leads from every row to a record, and names it by its own firm", () => {
    for (const { rows } of [baidu.training.own!, baidu.inference.own!]) {
      for (const { assumptionId, orders, inWords } of rows) {
        expect(assumptionId !== null || orders.length > 0).toBe(true)
        expect(inWords).not.toMatch(/[{}]/)
      }
    }
  })

  test("is absent where a firm rents, where it has no number, and for a slug of nobody", async () => {
    expect(await getDrivers("zhipu")).toBeNull()
    expect(await getDrivers("moonshot")).toBeNull()
    expect(await getDrivers("nobody")).toBeNull()
  })
})

describe("open questions", () => {
  test("rank facts alone, by the months that count, most first", () => {
    expect(questions.facts.length).toBeGreaterThan(3)
    const months = questions.facts.map((fact) => fact.months)
    expect(months).toEqual(months.toSorted((a, b) => b - a))
    for (const { question, months, helps } of questions.facts) {
      expect(question).toMatch(/\?$/)
      const counted = helps.filter(({ isStrained }) => !isStrained)
      expect(months).toBeCloseTo(
        counted.reduce((sum, { narrowsBy }) => sum + narrowsBy, 0),
        9,
      )
    }
  })

  test("hold no gain within two standard errors of nothing", () => {
    const { facts, orientation, future, method } = questions
    for (const { helps } of [...facts, ...orientation, ...future, ...method]) {
      for (const { narrowsBy, error } of helps) expect(isSure(narrowsBy, error)).toBe(true)
    }
    expect(questions.leftOut).toBeGreaterThan(0)
  })

  test("repeat what the analysis says of a firm's interval", () => {
    const help = questions.facts
      .find(({ id }) => id.startsWith("runFlop0.baidu"))!
      .helps.find(({ firm }) => firm === "baidu")!
    const row = analysis.outputs.stockT!.information.find(({ var: name }) =>
      name.startsWith("runFlop0.baidu"),
    )!
    const { width, expectedWidth, narrowsBy, error } = row
    expect(help).toMatchObject({ width, expectedWidth, narrowsBy, error, workload: "training" })
  })

  test("keep strained estimates out of every sum and behind what counts", () => {
    for (const { helps } of questions.facts) {
      expect(helps[0]!.isStrained).toBe(false)
    }
    for (const { helps, months } of questions.orientation) {
      expect(helps.every(({ isStrained }) => isStrained)).toBe(true)
      expect(months).toBe(0)
    }
  })

  test("ask once for what several firms share, and of each firm for its own figures", () => {
    const all = [...questions.facts, ...questions.orientation]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length)
    for (const { question, helps } of all) {
      const firms = new Set(helps.map(({ firm }) => firm))
      if (firms.size > 1) for (const { name } of helps) expect(question).not.toContain(name)
    }
  })

  test("name every record behind them", async () => {
    const { assumption, order } = await loadCatalogue()
    for (const { assumptionId, orders } of [...questions.facts, ...questions.orientation]) {
      if (assumptionId !== null) expect(assumption.has(assumptionId)).toBe(true)
      for (const { id } of orders) expect(order.has(id)).toBe(true)
    }
  })
})

describe("the charts", () => {
  test("of what drives an estimate are documents with the numbers of the page", async () => {
    for (const workload of ["training", "inference"] as const) {
      for (const set of ["own", "all"] as const) {
        const document = await documentOf({ version, chart: "drivers", firm: "baidu", workload, set })
        const model = driversModel(baidu, { workload, set })!
        expect(document.answer).toBe(model.sentence)
        expect(document.figure.table.rows).toHaveLength(baidu[workload][set]!.rows.length)
        expect(document.data.rows).toHaveLength(baidu[workload][set]!.rows.length)
        const { row } = model.bars[0]!
        expect(document.figure.table.rows[0]!.slice(2)).toEqual([
          row.atP5 === null ? "a split" : barEndWords(row.atP5, 60),
          row.atP95 === null ? "a split" : barEndWords(row.atP95, 60),
          shareWithError(row.first, row.firstError),
          shareWithError(row.total, row.totalError),
        ])
      }
    }
  })

  test("of a firm without a number are none", async () => {
    expect(
      await buildChart({ version, chart: "drivers", firm: "zhipu", workload: "training", set: "own" }),
    ).toBeNull()
  })

  test("of open questions hold every question and its rows", async () => {
    const document = await documentOf({ version, chart: "open-questions" })
    const { facts, orientation, future, method } = questions
    const helps = [...facts, ...orientation, ...future, ...method].flatMap((entry) => entry.helps)
    expect(document.data.rows).toHaveLength(helps.length)
    expect(document.measures.map(({ value }) => value)).toEqual(facts.map(({ months }) => months))
    expect(document.runs.map(({ firm }) => firm)).toContain("tencent")
  })
})

test("a firm that did not change is never worked out again", async () => {
  const kept = await db().analysis.findMany({ where: { kind: "drivers" } })
  expect(kept).toHaveLength(questions.firms.length)
  await getOpenQuestions()
  await getDrivers("tencent")
  expect(await db().analysis.findMany({ where: { kind: "drivers" } })).toEqual(kept)
})
