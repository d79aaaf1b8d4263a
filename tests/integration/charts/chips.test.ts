import { describe, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion, type ChartSpec } from "@/lib/charts/spec"
import { firstControlDay, lastControlDay } from "@/lib/contracts/control-range"
import { controlWords } from "@/lib/control-words"
import { evaluate, lawOf, specsOf } from "@/lib/export-controls"
import { buildChart } from "@/lib/server/charts/build-chart"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { useFreshDatabase } from "../../setup/database"
import { outsideOfAxis } from "./marks-on-axis"
import { mistypedData } from "./mistyped-data"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

async function chart(spec: ChartSpec): Promise<ChartDocument> {
  const document = await buildChart(spec)
  if (!document) throw new Error(`nothing is drawn for ${JSON.stringify(spec)}`)
  return document
}

const statusOf = (chip: string) => ({ version: specVersion, chart: "chip-status", chip }) as const
const pricesOf = (chip: string) => ({ version: specVersion, chart: "chip-prices", chip }) as const
const controlsOn = (day: string) => ({ version: specVersion, chart: "controls-table", day }) as const

async function theLaw() {
  const { records, dataset } = await loadCatalogue()
  return {
    chips: records.chip,
    today: dataset.compiledOn,
    law: lawOf({ rules: records.control, listings: records.listing }),
  }
}

describe("how export control of a part changed", () => {
  test("is drawn for every part on record, and says what the law says of it today", async () => {
    const { chips, today, law } = await theLaw()
    for (const chip of chips) {
      const document = await chart(statusOf(chip.id))
      const { figure, measures, answer } = document
      expect(mistypedData(document), chip.id).toEqual([])
      const { status } = evaluate(law, { specs: specsOf(chip), on: today })
      expect(outsideOfAxis(figure), chip.id).toEqual([])
      expect(measures[0], chip.id).toMatchObject({ value: null, words: controlWords(status).label })
      expect(answer, chip.id).toContain(controlWords(status).label)
    }
  })

  test("says what each letter on its bars means", async () => {
    const { figure } = await chart(statusOf("h20-96gb"))
    if (figure.plot.type !== "rows") throw new Error("a status is drawn in rows")
    const marks = figure.plot.sections.flatMap(({ rows }) =>
      rows.flatMap(({ lines }) => lines.flatMap((line) => line.marks)),
    )
    const letters = marks.flatMap((mark) => (mark.type === "bar" && mark.letter ? [mark.letter] : []))
    expect(letters.length).toBeGreaterThan(2)
    for (const letter of letters) expect(figure.words[0]).toContain(`${letter}: `)
  })

  test("is nothing for a part that is not on record", async () => {
    expect(await buildChart(statusOf("no-such-part"))).toBeNull()
    expect(await buildChart(pricesOf("no-such-part"))).toBeNull()
  })
})

describe("what a part was said to cost", () => {
  test("is drawn for every part of which a report implies a price, with the ends as measures", async () => {
    const { records } = await loadCatalogue()
    let drawn = 0
    for (const chip of records.chip) {
      const document = await buildChart(pricesOf(chip.id))
      if (!document) continue
      drawn += 1
      const { figure, data, measures } = document
      expect(mistypedData(document), chip.id).toEqual([])
      expect(outsideOfAxis(figure), chip.id).toEqual([])
      const column = data.columns.findIndex(({ name }) => name === "card_price_usd")
      const implied = data.rows.flatMap((row) => {
        const value = row[column]
        return typeof value === "number" ? [value] : []
      })
      expect(measures[0]?.value, chip.id).toBe(Math.min(...implied))
      expect(measures[1]?.value, chip.id).toBe(Math.max(...implied))
    }
    expect(drawn).toBeGreaterThan(3)
  })

  test("has the price on record in the first row, where there is one", async () => {
    const { figure, data, measures } = await chart(pricesOf("h20-96gb"))
    if (figure.plot.type !== "rows") throw new Error("prices are drawn in rows")
    expect(figure.plot.sections[0]?.rows[0]?.label).toBe("On record")
    expect(data.rows[0]?.[1]).toBe("on record")
    expect(measures[2]?.key).toBe("h20-96gb.price.record")
  })
})

describe("the law", () => {
  test("has a row for every text, and counts those in force", async () => {
    const { records } = await loadCatalogue()
    const document = await chart({ version: specVersion, chart: "law" })
    const { figure, measures, data } = document
    expect(mistypedData(document)).toEqual([])
    expect(outsideOfAxis(figure)).toEqual([])
    const texts = new Set(data.rows.filter(([kind]) => kind === "text").map(([, id]) => id))
    expect(texts).toEqual(new Set(records.control.map(({ id }) => id)))
    const inForce = measures.find(({ key }) => key === "law.in-force")?.value
    expect(inForce).toBeGreaterThan(0)
    expect(inForce).toBeLessThan(records.control.length)
  })

  test("of a day gives each part its answer", async () => {
    const { chips, law } = await theLaw()
    for (const day of ["2022-08-30", "2023-11-17", "2026-11-23", lastControlDay]) {
      const document = await chart(controlsOn(day))
      const { figure, data } = document
      expect(mistypedData(document), day).toEqual([])
      expect(figure.table.rows).toHaveLength(chips.length)
      const combined = new Map(data.rows.filter((row) => row[3] === null).map((row) => [row[0], row[6]]))
      for (const chip of chips) {
        expect(combined.get(chip.id), `${chip.id} on ${day}`).toBe(
          evaluate(law, { specs: specsOf(chip), on: day }).status,
        )
      }
    }
  })

  test("of a day outside of the records is refused by the name of the field", async () => {
    for (const day of ["2022-07-31", "2028-01-01"]) {
      await expect(buildChart(controlsOn(day))).rejects.toMatchObject({
        code: "invalid-input",
        message: `day: choose a day from ${firstControlDay} to ${lastControlDay}`,
      })
    }
  })
})

test("each is the same text when it is made again, and one link when it is frozen twice", async () => {
  const specs = [
    statusOf("h20-96gb"),
    pricesOf("h20-96gb"),
    controlsOn("2024-01-01"),
    { version: specVersion, chart: "law" } as const,
  ]
  for (const spec of specs) {
    expect(canonicalJson(await buildChart(spec)), spec.chart).toBe(canonicalJson(await buildChart(spec)))
    const first = await freezeChart(spec)
    expect(await freezeChart(spec), spec.chart).toEqual({ id: first.id, isNew: false })
  }
})
