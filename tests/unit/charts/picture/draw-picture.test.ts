// @vitest-environment jsdom
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { figureSchema, type Figure } from "@/lib/charts/figure/figure"
import { drawPicture, type PictureOptions } from "@/lib/charts/picture/draw-picture"
import { variablePalette } from "@/lib/charts/picture/palettes"
import { cardOptions } from "../../../factories/cards"
import {
  boardFigure,
  everyFigure,
  fanFigure,
  rowsFigure,
  stockFigure,
  tableFigure,
} from "../../../factories/figures"
import { parseSvg, shapePoints, textBoxes } from "../../../setup/svg-parts"

const sizes = [
  { width: 1200, height: 630 },
  { width: 1200, height: null },
  { width: 720, height: null },
  { width: 360, height: null },
]
const cases = Object.entries(everyFigure).flatMap(([name, make]) =>
  sizes.map((size) => ({
    name,
    make,
    ...size,
    of: `${name} at ${size.width} by ${size.height ?? "its own height"}`,
  })),
)

function draw(figure: Figure, options: Partial<PictureOptions> = {}) {
  const picture = drawPicture(figure, { ...cardOptions, ...options })
  return { ...picture, root: parseSvg(picture.svg) }
}

const textsOf = (figure: Figure, options: Partial<PictureOptions> = {}) =>
  textBoxes(draw(figure, options).root).map(({ text }) => text)

describe.each(cases)("$of", ({ make, width, height }) => {
  const picture = draw(make(), { width, height })

  test("is as large as it says, and a card as high as asked", () => {
    expect(picture.root.getAttribute("viewBox")).toBe(`0 0 ${width} ${picture.height}`)
    expect(picture.width).toBe(width)
    if (height !== null) expect(picture.height).toBe(height)
  })

  test("draws nothing outside itself", () => {
    const points = [
      ...shapePoints(picture.root),
      ...textBoxes(picture.root).flatMap(({ left, right, top, bottom, text }) => [
        { x: left, y: top, of: text },
        { x: right, y: bottom, of: text },
      ]),
    ]
    expect(points.length).toBeGreaterThan(20)
    const outside = points.filter(
      ({ x, y }) => !(x >= -0.01 && x <= width + 0.01 && y >= -0.01 && y <= picture.height + 0.01),
    )
    expect(outside).toEqual([])
  })

  test("has no text over another", () => {
    const boxes = textBoxes(picture.root)
    const meeting = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => [a.text, b.text]),
    )
    expect(meeting).toEqual([])
  })

  test("sets no text smaller than 13 pixels", () => {
    expect(Math.min(...textBoxes(picture.root).map(({ size }) => size))).toBeGreaterThanOrEqual(13)
  })

  test("names nothing outside the file and runs nothing", () => {
    expect(picture.svg).not.toMatch(/<script|<image|<foreignObject|<style|href|\son\w+=|@import/i)
    expect(picture.svg.match(/url\([^)]*\)/g) ?? []).toSatisfy((urls: string[]) =>
      urls.every((url) => url.startsWith("url(#card-")),
    )
    expect(picture.svg.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("://")
  })

  test("is the same bytes again", () => {
    expect(draw(make(), { width, height }).svg).toBe(picture.svg)
  })
})

const nasty = `<script>alert("1")</script> & 'x' ]]> <!-- \u0000\u0007\ud800\ufffe\u202e\u2066 <svg onload=x> 百度`

test("whatever a text holds is text, in every place that takes one", () => {
  for (const make of Object.values(everyFigure)) {
    const figure = figureSchema.parse(everyTextReplaced(make(), nasty))
    for (const size of sizes) {
      const foot = { source: nasty, link: nasty, note: nasty }
      const { root, svg } = draw(figure, { ...size, foot })
      expect([...root.querySelectorAll("*")].map(({ tagName }) => tagName)).not.toContain("script")
      expect(root.querySelectorAll("svg")).toHaveLength(0)
      expect(root.querySelector("title")!.textContent).toContain(`<script>alert("1")</script> & 'x' ]]> <!--`)

      expect(svg).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ufffe\ud800-\udfff]/)
    }
  }
})

/** Each string of a figure that is drawn as words. */
function everyTextReplaced(value: unknown, text: string, key = ""): unknown {
  const kept = ["type", "tone", "weight", "pattern", "scale", "letter"]
  if (typeof value === "string") return kept.includes(key) ? value : text
  if (Array.isArray(value)) return value.map((item) => everyTextReplaced(item, text, key))
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, everyTextReplaced(item, text, name)]),
  )
}

test("the parser of these tests sees what is not XML", () => {
  for (const svg of ["<svg><text>a & b</text></svg>", "<svg>\u0007</svg>", "<svg", '<svg a="<"/>'])
    expect(() => parseSvg(svg)).toThrow("not well-formed")
})

test("any text in any place leaves well-formed XML with nothing outside", () => {
  const makers = fc.constantFrom(...Object.values(everyFigure))
  fc.assert(
    fc.property(
      makers,
      fc.constantFrom(...sizes),
      fc.string({ unit: "binary", maxLength: 120 }),
      (make, size, text) => {
        const { root, width, height } = draw(figureSchema.parse(everyTextReplaced(make(), text)), size)
        const outside = textBoxes(root).filter(
          ({ left, right, bottom }) => left < -0.01 || right > width + 0.01 || bottom > height + 0.01,
        )
        expect(outside).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})

test("ids begin with the prefix that is given, and the hatchings that are used are there", () => {
  const { root, svg } = draw(boardFigure(), { idPrefix: 'fig-7" onload="x', height: null })
  const ids = [...root.querySelectorAll("[id]")].map(({ id }) => id)
  expect(ids).toContain("fig-7onloadx-hatch-training")
  expect(ids.every((id) => id.startsWith("fig-7onloadx-"))).toBe(true)
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id)
})

test("rows that a card has no room for are counted and named, and so all are there", () => {
  const texts = textsOf(boardFigure()).join("\n")
  const shown = textsOf(boardFigure()).filter((text) => text === "training").length
  expect(texts).toContain(`and ${12 - shown} more at the link: `)
  const names = [
    "Baidu",
    "Tencent",
    "ByteDance",
    "DeepSeek / High-Flyer",
    "Alibaba",
    "Kuaishou",
    "China Telecom",
  ]
  for (const name of names) expect(texts).toContain(name)
  expect(textsOf(boardFigure(), { height: null }).join("\n")).not.toContain("more at the link")
})

test("where there is no link, the rest is in the full chart", () => {
  const foot = { ...cardOptions.foot, link: null }
  expect(textsOf(boardFigure(), { foot }).join("\n")).toContain("more in the full chart: ")
})

test("a table says how many rows and columns it leaves out", () => {
  const card = textsOf(tableFigure())
  const shown = card.filter((text) => /^Q\d 20\d\d$/.test(text)).length
  expect(card.join("\n")).toMatch(
    new RegExp(`and ${40 - shown} more rows( and \\d more columns?)? at the link`),
  )
  expect(textsOf(tableFigure(), { width: 360, height: null }).join("\n")).toMatch(
    /and \d more columns? at the link/,
  )
})

test("a table of two thousand rows stays a picture", () => {
  const figure = tableFigure()
  const rows = Array.from({ length: 2000 }, (_, n) => figure.table.rows[n % 40]!)
  const long = { ...figure, table: { ...figure.table, rows } }
  expect(textsOf(long, { height: null }).join("\n")).toContain("and 1800 more rows at the link")
})

test("a line without a number says what is missing", () => {
  const texts = textsOf(boardFigure(), { height: null }).join(" ")
  expect(texts).toContain("inference: not enough evidence: no report of tokens served since 2024")
})

test("a phone labels fewer ticks than a wide page, and keeps those made for it", () => {
  const years = (width: number) =>
    textsOf(stockFigure(), { width, height: null }).filter((text) => /^20\d\d$/.test(text))
  expect(years(1200)).toHaveLength(11)
  expect(years(360).every((year) => Number(year) % 2 === 0)).toBe(true)
  expect(years(360).length).toBeGreaterThan(3)
})

test("every name of a stack is drawn at every width", () => {
  for (const size of sizes) {
    const texts = textsOf(stockFigure(), size)
    for (const name of ["A100", "A800", "H800", "H20", "Kunlun P800", "other parts"])
      expect(texts).toContain(name)
  }
})

test("title, subtitle, words, foot and the summary for who does not see it are all there", () => {
  const figure = fanFigure()
  const { root } = draw(figure, {
    height: null,
    foot: { ...cardOptions.foot, note: "newer data exist: 9 → 8 months" },
  })
  const texts = textBoxes(root)
    .map(({ text }) => text)
    .join(" ")
    .replaceAll("\u00a0", " ")
  for (const text of [
    figure.title,
    figure.subtitle,
    ...figure.words,
    cardOptions.foot.source,
    cardOptions.foot.link!,
  ])
    expect(texts).toContain(text)
  expect(texts).toContain("newer data exist: 9 → 8 months")
  expect(root.querySelector("desc")!.textContent).toBe(figure.summary)
})

test("words too long for a card end by saying where the rest is", () => {
  const words = Array.from(
    { length: 20 },
    (_, n) => `Sentence ${n} says what one of the marks of this figure means.`,
  )
  expect(textsOf({ ...fanFigure(), words }).join(" ")).toContain("… More at the link.")
})

test("without its heading the drawing stands alone, with the document's colours", () => {
  const figure = rowsFigure()
  const { root, svg, height } = draw(figure, {
    width: 720,
    height: null,
    palette: variablePalette,
    hasHeading: false,
    background: false,
  })
  const texts = textBoxes(root).map(({ text }) => text)
  expect(texts).toContain("Reuters")
  expect(texts.join(" ")).not.toContain(figure.title)
  expect(texts.join(" ")).not.toContain(cardOptions.foot.source)
  expect(svg).toContain("var(--ink)")
  expect(svg).not.toMatch(/#[0-9a-f]{6}/)
  expect(height).toBeLessThan(draw(figure, { width: 720, height: null }).height)
})

test("values beyond the axes stay in the plot, and a log axis keeps nothing and less on its floor", () => {
  const figure = fanFigure()
  if (figure.plot.type !== "xy") throw new Error("not a fan")
  const values = [0, -5, 1e12, Number.MAX_VALUE, 1e-300, 3]
  const layer = { type: "line", tone: "ink", isDashed: false, isStrong: true, start: -3, values } as const
  const { root, width, height } = draw({ ...figure, plot: { ...figure.plot, layers: [layer] } })
  for (const { x, y } of shapePoints(root)) {
    expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
  }
})

test.each([
  { width: 200, height: null },
  { width: Number.NaN, height: null },
  { width: 1200, height: 100 },
])("a picture of $width by $height is refused", (size) => {
  expect(() => drawPicture(fanFigure(), { ...cardOptions, ...size })).toThrow(RangeError)
})
