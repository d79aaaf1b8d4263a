import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareAddress, compareQuery, isOtherSpelling, readCompare } from "@/lib/compare-link"
import { compareWorkloads, type CompareView } from "@/lib/contracts/compare"
import { boardSets } from "@/lib/contracts/board"

const firm = (slug: string, name: string, nameZh: string | null, aliases: string[] = []) => ({
  slug,
  name,
  nameZh,
  aliases,
})
const firms = [
  firm("baidu", "Baidu", "百度", ["Ernie"]),
  firm("bytedance", "ByteDance", "字节跳动"),
  firm("tencent", "Tencent", "腾讯"),
  firm("alibaba", "Alibaba", "阿里巴巴"),
  firm("01-ai", "01.AI", "零一万物"),
  firm("deepseek", "DeepSeek", "深度求索"),
  firm("moonshot", "Moonshot AI", "月之暗面"),
  firm("zhipu", "Zhipu AI", "智谱", ["Z.ai"]),
]
const read = (query: string) => readCompare(new URLSearchParams(query), firms)

const view: fc.Arbitrary<CompareView> = fc.record({
  firms: fc.shuffledSubarray(
    firms.map(({ slug }) => slug),
    { maxLength: 6 },
  ),
  set: fc.constantFrom(...boardSets),
  workload: fc.constantFrom(...compareWorkloads),
})
const day = fc.option(
  fc
    .date({ min: new Date("2015-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)

describe("the address of a comparison", () => {
  test("what is written is read back, and is its own one spelling", () => {
    fc.assert(
      fc.property(view, day, (asked, known) => {
        const params = new URLSearchParams(compareQuery(asked, known))
        const found = readCompare(params, firms)
        expect(found).toEqual({ view: asked, known, unknown: [], left: [], dropped: [] })
        expect(isOtherSpelling(params, found)).toBe(false)
      }),
    )
  })

  test("any text whatever is read without an error, and never gives more than six firms or one twice", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (texts, set) => {
        const params = new URLSearchParams([...texts.map((text) => ["firms", text]), ["set", set]])
        const found = readCompare(params, firms)
        expect(found.view.firms.length).toBeLessThanOrEqual(6)
        expect(new Set(found.view.firms).size).toBe(found.view.firms.length)
      }),
    )
  })

  test("the order of firms is the reader’s, and a firm named twice counts once", () => {
    expect(read("firms=tencent,baidu,tencent").view.firms).toEqual(["tencent", "baidu"])
    expect(compareAddress(read("firms=tencent,baidu").view)).toBe("/compare?firms=tencent,baidu")
  })

  test("checkboxes give the same as commas, and are led to the one spelling", () => {
    const params = new URLSearchParams("firms=baidu&firms=bytedance")
    const found = readCompare(params, firms)
    expect(found.view.firms).toEqual(["baidu", "bytedance"])
    expect(isOtherSpelling(params, found)).toBe(true)
  })

  test("names in English and Chinese, and other names, stand for the firm", () => {
    expect(read("firms=百度，ByteDance、ernie,Z.AI").view.firms).toEqual(["baidu", "bytedance", "zhipu"])
  })

  test("an unknown name is told, with the firms that are near, in Chinese too", () => {
    const { view: found, unknown } = read("firms=baidu,bytedanse,阿里巴,qqqqqqqq")
    expect(found.firms).toEqual(["baidu"])
    expect(unknown.map(({ asked, near }) => [asked, near.map(({ slug }) => slug)])).toEqual([
      ["bytedanse", ["bytedance"]],
      ["阿里巴", ["alibaba"]],
      ["qqqqqqqq", []],
    ])
  })

  test("of more than six the first six stand, and the others are named", () => {
    const { view: found, left } = read(`firms=${firms.map(({ slug }) => slug).join(",")}`)
    expect(found.firms).toHaveLength(6)
    expect(left).toEqual(["moonshot", "zhipu"])
  })

  test("a switch that means nothing is told, and the usual one stands", () => {
    const { view: found, dropped } = read("firms=baidu,tencent&set=most&workload=<b>")
    expect(found).toMatchObject({ set: "own", workload: "both" })
    expect(dropped).toEqual([
      { param: "set", value: "most" },
      { param: "workload", value: "<b>" },
    ])
  })
})
