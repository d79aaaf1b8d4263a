import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

const css = readFileSync(new URL("../../../app/tokens.css", import.meta.url), "utf8")
const [lightCss = "", darkCss = ""] = css.split("@media")

function tokensIn(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]))
}

const schemes = { light: tokensIn(lightCss), dark: tokensIn(darkCss) }

/** Relative luminance of an sRGB colour. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe.each(Object.entries(schemes))("in the %s scheme", (_, tokens) => {
  const color = (name: string) => {
    const hex = tokens[name]
    if (!hex) throw new Error(`no token --${name}`)
    return hex
  }

  test.each(["ink", "muted", "training", "inference", "denied", "uncontrolled"])(
    "%s reads as text on paper",
    (name) => {
      expect(contrast(color(name), color("paper"))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(["ink", "muted"])("%s reads as text on a wash and on what floats", (name) => {
    expect(contrast(color(name), color("wash"))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(color(name), color("raised"))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(["training", "inference", "denied", "case-by-case", "notification", "uncontrolled"])(
    "text reads on a field of %s, and the field stands out from paper",
    (name) => {
      expect(contrast(color(`on-${name}`), color(name))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(color(name), color("paper"))).toBeGreaterThanOrEqual(3)
    },
  )
})

test("both schemes define the same colours", () => {
  expect(Object.keys(schemes.dark).sort()).toEqual(Object.keys(schemes.light).sort())
})
