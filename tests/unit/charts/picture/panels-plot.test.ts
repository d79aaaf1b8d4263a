import { expect, test } from "vitest"
import { figureSchema, type Figure } from "@/lib/charts/figure/figure"
import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { lightPalette } from "@/lib/charts/picture/palettes"

const plot = {
  type: "xy" as const,
  x: { from: 0, to: 12, ticks: [{ at: 0, label: "2027", onNarrow: true }] },
  y: { from: 0, to: 10, scale: "linear" as const, ticks: [{ at: 5, label: "5" }] },
  now: null,
  layers: [],
  names: [],
}
const panel = (label: string) => ({ label, labelZh: "百度", detail: null, plot, missing: null })
const without = { ...panel("No stock"), plot: null, missing: "No count of its chips is on record." }

function drawn(
  panels: ReturnType<typeof panel>[] | (typeof without)[],
  width: number,
  height: number | null,
) {
  const figure: Figure = figureSchema.parse({
    title: "Chips at work",
    subtitle: "thousand chips",
    plot: { type: "panels", panels, names: [{ text: "H20", tone: "maker-nvidia-3" }] },
    words: [],
    summary: "Chips.",
    table: { caption: "Chips", columns: [{ label: "Part", isNumeric: false }], rows: [] },
  })
  return drawPicture(figure, {
    width,
    height,
    palette: lightPalette,
    foot: { source: "", link: null, note: null },
    hasHeading: true,
    background: true,
    idPrefix: "test",
  })
}

/** Heights at which the names of panels stand. */
function rowsOf(svg: string, names: string[]): number[] {
  return names.map((name) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`).exec(svg)?.[1]))
}

test("panels stand in one row where there is room, and under each other on a phone", () => {
  const names = ["A", "B", "C"]
  const wide = rowsOf(drawn(names.map(panel), 1200, null).svg, names)
  expect(new Set(wide).size).toBe(1)
  const narrow = rowsOf(drawn(names.map(panel), 360, null).svg, names)
  expect(narrow).toEqual([...narrow].sort((a, b) => a - b))
  expect(new Set(narrow).size).toBe(3)
})

test("four panels stand two by two", () => {
  const names = ["A", "B", "C", "D"]
  const [a, b, c, d] = rowsOf(drawn(names.map(panel), 1200, null).svg, names)
  expect(a).toBe(b)
  expect(c).toBe(d)
  expect(c).toBeGreaterThan(a!)
})

test("a panel without a plot says what is missing, and the names stand once", () => {
  const { svg } = drawn([panel("A"), without] as ReturnType<typeof panel>[], 1200, null)
  expect(svg).toContain("No count of its chips is on record.")
  expect(svg.match(/>H20</g)).toHaveLength(1)
})

test("six panels fit a card", () => {
  const { height, svg } = drawn(["A", "B", "C", "D", "E", "F"].map(panel), 1200, 630)
  expect(height).toBe(630)
  for (const [, y] of svg.matchAll(/ y="([\d.]+)"/g)) expect(Number(y)).toBeLessThanOrEqual(630)
})
