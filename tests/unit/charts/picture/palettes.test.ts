import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { tones } from "@/lib/charts/figure/figure"
import {
  darkPalette,
  darkTokens,
  lightPalette,
  lightTokens,
  variablePalette,
} from "@/lib/charts/picture/palettes"

const [lightCss = "", darkCss = ""] = readFileSync("app/tokens.css", "utf8").split("@media")
const tokensIn = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]))

test.each([
  { scheme: "light", css: lightCss, tokens: lightTokens },
  { scheme: "dark", css: darkCss, tokens: darkTokens },
])("the $scheme colours of pictures are those of the pages", ({ css, tokens }) => {
  const page = tokensIn(css)
  expect(Object.keys(tokens).length).toBeGreaterThan(25)
  for (const [name, hex] of Object.entries(tokens)) expect({ name, hex }).toEqual({ name, hex: page[name] })
})

test("every tone has a colour and a text that stands on it", () => {
  for (const palette of [lightPalette, darkPalette]) {
    for (const tone of tones) {
      expect(palette.tones[tone]).toMatch(/^#[0-9a-f]{6}$/)
      expect(palette.on[tone]).toMatch(/^#[0-9a-f]{6}$/)
    }
  }
})

test("inside a document the colours are its variables, all of which the pages define", () => {
  const page = tokensIn(lightCss)
  const { sans: _sans, serif: _serif, tones: colors, on, ...rest } = variablePalette
  for (const value of [...Object.values(rest), ...Object.values(colors), ...Object.values(on)]) {
    expect(page).toHaveProperty(/^var\(--([\w-]+)\)$/.exec(value)![1]!)
  }
})
