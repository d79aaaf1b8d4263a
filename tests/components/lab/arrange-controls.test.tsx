import { expect, test } from "vitest"
import { arrangeControls, isMeant } from "@/components/lab/arrange-controls"
import { chance, control } from "./lab-view"

const growth = control({
  key: "growth",
  id: "growth",
  label: "Growth",
  matters: { training: 2, inference: 0 },
})
const tokens = control({
  key: "tokens",
  id: "tokens",
  label: "Tokens a day",
  group: "inference",
  matters: { training: 0, inference: 3 },
})
const law = chance({ onlyUnder: ["no-further-imports"] })
const all = [control(), growth, tokens, law]

const keysOf = (workload: "training" | "inference", scenario = "as-things-stand") =>
  arrangeControls(all, { workload, scenario }).map(({ controls }) => controls.map(({ key }) => key))

test("what matters most to the workload stands first, in its group and by group", () => {
  expect(keysOf("training")).toEqual([["growth", "training.runsPerYear"], ["tokens"]])
  expect(keysOf("inference")).toEqual([["tokens"], ["training.runsPerYear", "growth"]])
})

test("an assumption that only a scenario uses is there under it alone", () => {
  expect(keysOf("training").flat()).not.toContain("cancelShareUsRule")
  expect(keysOf("training", "no-further-imports").flat()).toContain("cancelShareUsRule")
})

test("a figure of the firm that is missing stands before all others", () => {
  const missing = control({ key: "inference.tokensPerDay0", id: null, group: "inference", standing: null })
  const [first] = arrangeControls([...all, missing], { workload: "training", scenario: "as-things-stand" })
  expect(first?.controls[0]?.key).toBe("inference.tokensPerDay0")
})

test("words find a control by name, meaning, unit or group, all of them at once", () => {
  expect(isMeant(control(), "runs flagship")).toBe(true)
  expect(isMeant(control(), "RELEASED")).toBe(false)
  expect(isMeant(control(), "training needs")).toBe(true)
})
