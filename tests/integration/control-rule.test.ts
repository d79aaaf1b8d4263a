import { beforeAll, expect, test, vi } from "vitest"
import type { ControlRulePage, ProposalPage } from "@/lib/contracts/control-rule-view"
import { getClassifySetting } from "@/lib/server/queries/classify-setting"
import { getControlText, listControlNames } from "@/lib/server/queries/control-rule"
import { useFreshDatabase } from "../setup/database"

// Outside a Next server there is no cache to keep a query in.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const texts = new Map<string, ControlRulePage | ProposalPage>()
beforeAll(async () => {
  for (const { id } of await listControlNames()) {
    const text = await getControlText(id)
    if (text) texts.set(id, text)
  }
})

function rule(id: string): ControlRulePage {
  const text = texts.get(id)
  if (text?.kindOfPage !== "rule") throw new Error(`${id} is no rule`)
  return text
}

const names = (parts: readonly { chip: { id: string } }[]) => parts.map(({ chip }) => chip.id)
const october2023 = "us-2023-11-17-acs-ifr"

test("every rule and every proposal has a page; an unknown id has none", async () => {
  const all = await listControlNames()
  expect(all.filter(({ id }) => !texts.has(id))).toEqual([])
  expect([...texts.values()].map(({ kindOfPage }) => kindOfPage)).toContain("proposal")
  expect(await getControlText("magna-carta")).toBeNull()
})

test("the October 2023 rule caught A800 and H800, and just missed L20 and H20", () => {
  const { reading } = rule(october2023)
  expect(names(reading.caught)).toEqual(expect.arrayContaining(["a800-sxm-80gb", "h800-sxm-80gb"]))
  expect(names(reading.missed)).toEqual(expect.arrayContaining(["l20", "h20-96gb"]))
  const l20 = reading.missed.find(({ chip }) => chip.id === "l20")
  expect(l20?.lines.map(({ metric, threshold }) => [metric, threshold])).toEqual([
    ["performance_density", 3.2],
  ])
})

test("no part is both caught and missed, or caught and undetermined", () => {
  for (const { reading } of texts.values()) {
    if (!reading) continue
    const all = [...names(reading.caught), ...names(reading.missed), ...names(reading.undetermined)]
    expect(new Set(all).size).toBe(all.length)
  }
})

test("a letter is credited with the parts that it alone held", () => {
  const { caught } = rule("us-2025-04-09-is-informed").reading
  expect(names(caught)).toContain("h20-96gb")
  expect(names(caught)).not.toContain("h100-sxm-80gb")
})

test("a rule about the buyer catches no part by its figures", () => {
  const { caught, missed, undetermined } = rule("us-2025-09-29-affiliates").reading
  expect([caught, missed, undetermined]).toEqual([[], [], []])
})

test("the firms whose orders the notice of October 2023 hit are named, with those orders", () => {
  const { firms } = rule("us-2023-10-23-accelerated")
  const hit = firms.flatMap(({ slug, met }) => (met.some(({ effect }) => effect !== null) ? slug : []))
  expect(hit).toContain("bytedance")
})

test("a rule's page leads to what came before and after it", () => {
  const { relations } = rule(october2023)
  expect(relations.supersedes.map(({ id }) => id)).toContain("us-2022-10-07-ifr")
  expect(relations.before?.id).toBe("us-2022-10-07-ifr")
  expect(relations.after?.id).toBe("us-2024-04-04-corrections")
})

test("no worked example on any page is contradicted by the engine", () => {
  const disagreeing = [...texts.values()].flatMap((text) =>
    text.kindOfPage === "rule"
      ? text.examples.flatMap(({ id, engineStatus }) => (engineStatus === null ? [] : id))
      : [],
  )
  expect(disagreeing).toEqual([])
})

test("the classify form is given every part and rule, and no text or example of them", async () => {
  const setting = await getClassifySetting()
  expect(setting.rules.length).toBeGreaterThanOrEqual(20)
  expect(setting.chips.length).toBeGreaterThanOrEqual(74)
  expect(setting.rules.flatMap(({ examples }) => examples)).toEqual([])
  expect(JSON.stringify(setting).length).toBeLessThan(120_000)
})
