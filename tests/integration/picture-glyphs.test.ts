import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { drawable } from "@/lib/charts/picture/markup"
import type { ChartSpec } from "@/lib/charts/spec"
import { specVersion as version } from "@/lib/charts/spec"
import { buildChart } from "@/lib/server/charts/build-chart"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { cardOptions } from "../factories/cards"
import { useFreshDatabase } from "../setup/database"
import { fontCharacters } from "../setup/font-characters"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

const fonts = ["IBMPlexSans-400", "IBMPlexSans-600", "SourceSerif4-600", "NotoSansSC-400-subset"].map(
  (name) => fontCharacters(join("assets", "fonts", `${name}.ttf`)),
)

/** Characters of a text that none of the pictures' fonts can draw: each would stand there as an empty box. */
function missing(text: string): string[] {
  return [...new Set(drawable(text))].filter((character) => {
    const code = character.codePointAt(0)!
    return code !== 0x20 && !fonts.some((has) => has(code))
  })
}

test("a character that no font has is found", () => {
  expect(missing("芯片 chips, about 100,000")).toEqual([])
  expect(missing("a 𠮷 and a 🀄")).toEqual(["𠮷", "🀄"])
})

test("every text on record that a picture can show can be drawn", async () => {
  const { records } = await loadCatalogue()
  const texts = [
    ...records.company.flatMap(({ name, nameZh, legalName, aliases }) => [
      name,
      nameZh,
      legalName,
      ...aliases,
    ]),
    ...records.chip.flatMap(({ name, vendor, labels }) => [name, vendor, ...labels]),
    ...records.source.flatMap(({ publisher, title }) => [publisher, title]),
    ...records.order.flatMap(({ title, familyNote }) => [title, familyNote]),
    ...records.statement.flatMap(({ speaker, horizonInWords }) => [speaker, horizonInWords]),
    ...records.conflict.map(({ title }) => title),
    ...records.control.flatMap(({ name, shortName }) => [name, shortName]),
    ...records.scenario.map(({ title }) => title),
  ]
  expect(texts.join("")).toMatch(/\p{Script=Han}/u)
  expect(missing(texts.filter((text) => text !== null).join(" "))).toEqual([])
})

const specs: ChartSpec[] = [
  { version, chart: "runway-board", set: "own", sort: "training", kind: "all" },
  { version, chart: "runway", firm: "bytedance", workload: "inference", set: "all" },
  { version, chart: "stock", firm: "tencent" },
  { version, chart: "exposure", firm: "alibaba" },
  { version, chart: "reports", order: "a800-2023-four-firms", measure: "cost" },
  { version, chart: "firms-table" },
  { version, chart: "law" },
]

test.for(specs)("every character of a card of $chart can be drawn", async (spec) => {
  const document = await buildChart(spec)
  const { svg } = drawPicture(document!.figure, cardOptions)
  const texts = [...svg.matchAll(/>([^<]+)</g)].map(([, text]) => text!.replaceAll(/&#?\w+;/g, " "))
  expect(texts.length).toBeGreaterThan(10)
  expect(missing(texts.join(" "))).toEqual([])
})
