// @vitest-environment jsdom
import { expect, test } from "vitest"
import type { Mark, Tone } from "@/lib/charts/figure/figure"
import type { Canvas } from "@/lib/charts/picture/canvas"
import { lightPalette } from "@/lib/charts/picture/palettes"
import { drawMarks, overhang } from "@/lib/charts/picture/row-marks"
import type { Track } from "@/lib/charts/picture/row-track"
import { pageScale } from "@/lib/charts/picture/type-scale"
import { parseSvg, shapePoints } from "../../../setup/svg-parts"

const track: Track = {
  from: 0,
  to: 60,
  left: 100,
  right: 400,
  top: 0,
  height: 20,
  x: (at) => 100 + 5 * Math.min(60, Math.max(0, at)),
}

function draw(...marks: Mark[]) {
  const canvas: Canvas = {
    palette: lightPalette,
    prefix: "p",
    size: pageScale(720),
    elsewhere: "at the link",
    hatched: new Set<Tone>(),
  }
  const root = parseSvg(`<svg xmlns="http://www.w3.org/2000/svg">${drawMarks(canvas, marks, track)}</svg>`)
  const xs = shapePoints(root).map(({ x }) => x)
  return { root, canvas, left: Math.min(...xs), right: Math.max(...xs) }
}

const bar: Extract<Mark, { type: "bar" }> = {
  type: "bar",
  from: 10,
  to: 60,
  tone: "training",
  weight: "dark",
  pattern: "none",
  hasRuleOnTop: false,
  isThin: false,
  opensLow: false,
  opensHigh: false,
  letter: null,
}

test("a bar ends at the axis, and one that runs past it has an arrow outside, in the room kept for it", () => {
  expect(draw(bar).right).toBe(400)
  const past = draw({ ...bar, opensHigh: true })
  expect(past.right).toBeGreaterThan(405)
  const line = { name: null, tone: "training" as const, value: null, detail: null, missing: null }
  const room = overhang(past.canvas, [{ ...line, marks: [{ ...bar, opensHigh: true }] }], track)
  expect(past.right).toBeLessThanOrEqual(400 + room.right)
})

test("an end that nobody dates is open where it stands", () => {
  const { right, root } = draw({ ...bar, to: 30, opensHigh: true })
  expect(right).toBeGreaterThan(250)
  expect(right).toBeLessThan(260)
  expect(root.querySelector("path")!.getAttribute("fill")).toBe("none")
})

test("what is undetermined is hatched, whatever the bar says, and so is a strained one", () => {
  expect(
    draw({ ...bar, tone: "undetermined" })
      .root.querySelector("rect")!
      .getAttribute("fill"),
  ).toBe("url(#p-hatch-undetermined)")
  const strained = draw({ ...bar, pattern: "hatched" })
  expect(strained.root.querySelector("rect")!.getAttribute("fill")).toBe("url(#p-hatch-training)")
  expect([...strained.canvas.hatched]).toEqual(["training"])
})

test("inference has a rule over its bar, training has none", () => {
  const tops = (mark: Mark) =>
    [...draw(mark).root.querySelectorAll("rect")].map((rect) => Number(rect.getAttribute("y")))
  expect(tops(bar)).toHaveLength(1)
  const [body, rule] = tops({ ...bar, hasRuleOnTop: true })
  expect(rule!).toBeLessThan(body!)
})

test("a status says its letter, in a colour that reads on the bar", () => {
  const letter = draw({ ...bar, tone: "case-by-case", letter: "C" }).root.querySelector("text")!
  expect(letter.textContent).toBe("C")
  expect(letter.getAttribute("fill")).toBe(lightPalette.on["case-by-case"])
  expect(draw({ ...bar, from: 10, to: 11, letter: "C" }).root.querySelector("text")).toBeNull()
})

test("a statement from before the axis stands left of it with a sign that it is older", () => {
  const { root, left } = draw({ type: "diamond", at: -6, span: null })
  expect(root.querySelectorAll("path")).toHaveLength(2)
  expect(left).toBeLessThan(100 - 20)
  expect(draw({ type: "diamond", at: 6, span: null }).root.querySelectorAll("path")).toHaveLength(1)
})

test("a dot's area is its size, and a count finds its place in it or beside it", () => {
  const dot = (size: number, at: number, count: string | null): Mark => ({
    type: "dot",
    at,
    size,
    tone: "ink",
    isHollow: false,
    count,
  })
  const radius = (size: number) =>
    Number(
      draw(dot(size, 30, null))
        .root.querySelector("circle")!
        .getAttribute("r"),
    )
  expect(radius(1) / radius(0.25)).toBeCloseTo(2)
  const inside = draw(dot(1, 30, "2")).root.querySelector("text")!
  expect(inside.getAttribute("x")).toBe("250")
  const beside = draw(dot(0.1, 30, "12")).root.querySelector("text")!
  expect(Number(beside.getAttribute("x"))).toBeGreaterThan(250)
})

test("a range that is open on one side has an arrow there and a stop on the other", () => {
  const range: Mark = { type: "range", from: 10, to: 30, opensLow: false, opensHigh: true, isFaint: false }
  const { root } = draw(range)
  expect(root.querySelectorAll("path")).toHaveLength(1)
  expect(root.querySelectorAll("line")).toHaveLength(2)
})
