import { describe, expect, test } from "vitest"
import { readClassifyForm, type ClassifyChip } from "@/lib/classify-question"

const h20: ClassifyChip = {
  id: "h20-96gb",
  name: "H20 96GB",
  vendor: "NVIDIA",
  specs: {
    slug: "h20-96gb",
    vendor: "NVIDIA",
    domestic_chinese: false,
    tpp: 2368,
    performance_density: 2368 / 814,
    die_mm2: 814,
    io_total_gbps: 1028,
    interconnect_gbps: 900,
    dram_bandwidth_gbps: 4000,
    datacenter_designed: true,
    us_commercially_available: false,
  },
}
const choices = { chips: [h20], ruleIds: ["us-2023-11-17-acs-ifr"], today: "2026-11-23" }
const read = (form: Record<string, string>) => readClassifyForm(form, choices)

test("a chip alone is asked about as its sources have it, today", () => {
  const { question, chip, changed, problems } = read({ chip: "h20-96gb" })
  expect(chip?.name).toBe("H20 96GB")
  expect(question).toMatchObject({ on: "2026-11-23", specs: h20.specs })
  expect([changed, problems]).toEqual([[], {}])
})

test("a changed TPP leaves the die as it is, so the density follows", () => {
  const { question, changed } = read({ chip: "h20-96gb", tpp: "2,500" })
  expect(question.specs.tpp).toBe(2500)
  expect(question.specs.die_mm2).toBe(814)
  expect(question.specs.performance_density).toBeNull()
  expect(changed).toEqual(["tpp"])
})

test("a changed link keeps the chip's PCIe in the total", () => {
  expect(read({ chip: "h20-96gb", link: "400" }).question.specs.io_total_gbps).toBe(528)
  expect(read({ link: "400" }).question.specs.io_total_gbps).toBeNull()
})

test("a dense rate at a bit length is the TPP: 296 TOPS at INT8", () => {
  expect(read({ tops: "296", bits: "8" }).question.specs.tpp).toBe(2368)
})

test("unknown takes a published figure away", () => {
  expect(read({ chip: "h20-96gb", mem: "unknown" }).question.specs.dram_bandwidth_gbps).toBeNull()
  expect(read({ chip: "h20-96gb", dc: "unknown" }).question.specs.datacenter_designed).toBeNull()
})

test("a Chinese maker's part is no part of the vendors that letters reach", () => {
  expect(read({ maker: "chinese" }).question.specs).toMatchObject({ domestic_chinese: true })
  expect(read({ maker: "amd" }).question.specs).toMatchObject({ vendor: "AMD", domestic_chinese: false })
})

describe("what cannot be read is named with its cure, at its field", () => {
  const wrong: [string, Record<string, string>, RegExp][] = [
    ["tpp", { tpp: "fast" }, /“fast”.*such as 2368/],
    ["tpp", { tpp: "-5" }, /below zero/],
    ["tpp", { tpp: "1e400" }, /cannot be read/],
    ["mem", { mem: "4000000000000" }, /At most/],
    ["die", { die: "0" }, /some area/],
    ["owned", { owned: "150" }, /At most 100/],
    ["dc", { dc: "maybe" }, /yes, no or unknown/],
    ["on", { on: "2026-02-30" }, /not a day/],
    ["on", { on: "1999-01-01" }, /Only days from/],
    ["chip", { chip: "h21" }, /no chip “h21”/],
    ["rule", { rule: "magna-carta" }, /no rule/],
    ["maker", { maker: "constructor" }, /not among the makers/],
    ["bits", { tops: "296" }, /bit length/],
    ["bits", { tops: "296", bits: "7" }, /no bit length/],
    ["tops", { tops: "296", bits: "8", tpp: "2368" }, /clear one/],
    ["to", { to: "moon" }, /China or abroad/],
  ]
  test.each(wrong)("%s in %j", (field, form, sentence) => {
    const { problems } = read(form)
    expect(Object.keys(problems)).toEqual([field])
    expect(problems[field]).toMatch(sentence)
  })
})
