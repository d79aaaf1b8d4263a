import { readFileSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { compareFigures, figuresLike, isEqual, type Figures } from "@/lib/charts/verify/compare-figures"
import { resultWords } from "@/lib/charts/verify/comparison-words"
import { ENGINE_VERSION } from "@/lib/estimation"
import { runAgain } from "@/lib/estimation/run-again"

const figuresFile = "tests/golden/engine-figures.json"
const { run } = z
  .object({ run: z.unknown() })
  .parse(JSON.parse(readFileSync("tests/golden/engine-input.json", "utf8")))
const goldenSchema = z.object({
  engine: z.string(),
  figures: z.record(z.string(), z.array(z.number().nullable())),
})

function figuresNow(): Figures {
  const again = runAgain(canonicalJson(run))
  if (again.status === "refused") throw new Error(`the engine refuses its golden input: ${again.why}`)
  return again.figures
}

// `ENGINE_FIGURES=write npx vitest run tests/unit/estimation/engine-version.test.ts`, once the version is raised, or
// where figures were given a name that had none, and all others are what they were.
if (process.env.ENGINE_FIGURES === "write") {
  const known = goldenSchema.safeParse(JSON.parse(readFileSync(figuresFile, "utf8")))
  if (known.data?.engine === ENGINE_VERSION) {
    const again = figuresLike(known.data.figures, figuresNow())
    if (!isEqual(compareFigures(known.data.figures, again)))
      throw new Error("raise ENGINE_VERSION before the figures are written anew")
  }
  writeFileSync(figuresFile, `${canonicalJson({ engine: ENGINE_VERSION, figures: figuresNow() })}\n`)
}
const golden = goldenSchema.parse(JSON.parse(readFileSync(figuresFile, "utf8")))

test("the engine gives the very figures that it is known to give, or has another version", () => {
  const comparison = compareFigures(golden.figures, figuresNow())
  const found = resultWords([{ name: "golden", outcome: { status: "compared", comparison } }], {
    then: golden.engine,
    now: ENGINE_VERSION,
  })
  expect(
    isEqual(comparison),
    `${found} A published number moves: raise ENGINE_VERSION in lib/estimation/version.ts, say in CHANGELOG.md ` +
      "which numbers moved and how far, and write the figures anew with ENGINE_FIGURES=write (CONTRIBUTING.md).",
  ).toBe(true)
  expect(
    golden.engine,
    "the golden figures are of another engine: write them anew with ENGINE_FIGURES=write",
  ).toBe(ENGINE_VERSION)
})

test("the golden input asks for both workloads, the stock, and draws that end beyond the horizon", () => {
  const names = Object.keys(golden.figures)
  for (const name of [
    "training.own.runway",
    "inference.all.shares",
    "training.all.survival",
    "inference.own.sufficient-24",
    "stock.total.p95",
    "h100-equivalents",
  ]) {
    expect(names).toContain(name)
  }
  const runways = names
    .filter((name) => name.endsWith(".runway"))
    .flatMap((name) => golden.figures[name] ?? [])
  expect(runways).toContain(null)
  expect(runways.some((months) => months !== null && months > 0)).toBe(true)
})

test("the changelog says what the engine's version moved", () => {
  const lines = readFileSync("CHANGELOG.md", "utf8").split("\n")
  const said = lines.filter((line) => line.includes(`Engine ${ENGINE_VERSION}`))
  expect(
    said.length,
    `CHANGELOG.md needs a line with "Engine ${ENGINE_VERSION}" that says which published numbers moved`,
  ).toBeGreaterThan(0)
})
