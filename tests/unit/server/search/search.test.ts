import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import type { Company } from "@/lib/domain/company"
import type { Found } from "@/lib/contracts/search"
import { indexRecords } from "@/lib/server/queries/catalogue"
import { buildIndex } from "@/lib/server/search/build-index"
import { listOurPages } from "@/lib/server/search/our-pages"
import { pinyinNames } from "@/lib/server/search/pinyin-names"
import type { Searchable } from "@/lib/server/search/kept-index"
import { searchIn } from "@/lib/server/search/search"
import { thingsOf } from "@/lib/server/search/things"
import { tickersOf } from "@/lib/server/search/tickers"
import { readData } from "../../data/read-data"

const catalogue = indexRecords(1, readData())
const firms = catalogue.records.company
let searchable: Searchable

beforeAll(async () => {
  const pages = await listOurPages()
  searchable = { catalogue, pages, index: await buildIndex(thingsOf(catalogue, pages)) }
})

const answer = (q: string) => searchIn(searchable, q, 20, 20)
const found = (q: string) => answer(q).found
const first = (q: string) => named(found(q)[0])
const named = (one: Found | undefined) => one && `${one.kind} ${one.id}`
const amongFive = (q: string) => found(q).slice(0, 5).map(named)

const namesOf = ({ name, nameZh, aliases, id }: Company) => [
  name,
  id,
  ...(nameZh ? [nameZh] : []),
  ...aliases,
]

test.each(firms.map((firm) => [firm.id, firm] as const))("%s is found by each of its names", (id, firm) => {
  for (const name of namesOf(firm)) expect(first(name), name).toBe(`firm ${id}`)
})

test.each(firms.map((firm) => [firm.id, firm] as const))(
  "%s is found by its tickers and pinyin",
  (id, firm) => {
    for (const ticker of tickersOf(firm.listing)) expect(first(ticker), ticker).toBe(`firm ${id}`)
    for (const typed of firm.nameZh === null ? [] : pinyinNames(firm.nameZh)) {
      // A last syllable alone may be another firm's too.
      if (typed.length > 4) expect(amongFive(typed), typed).toContain(`firm ${id}`)
    }
    for (const model of firm.flagshipModels) expect(amongFive(model), model).toContain(`firm ${id}`)
  },
)

const longNames = firms.flatMap((firm) =>
  [firm.name, ...firm.aliases]
    .filter((name) => name.replaceAll(/[^a-z]/gi, "").length >= 5 && !/\d/.test(name))
    .map((name) => ({ id: firm.id, name })),
)

/** A slip of the finger somewhere in a name: a letter wrong, left out, or swapped with the next. */
const slips = fc.constantFrom(...longNames).chain(({ id, name }) => {
  const letters = [...name.matchAll(/[a-z]/gi)].map(({ index }) => index)
  return fc
    .record({
      at: fc.constantFrom(...letters),
      by: fc.constantFrom("wrong", "left out", "swapped"),
      letter: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
    })
    .map(({ at, by, letter }) => ({ id, name, typed: slipped(name, at, by, letter) }))
})

function slipped(name: string, at: number, by: string, letter: string): string {
  if (by === "left out") return name.slice(0, at) + name.slice(at + 1)
  if (by === "wrong") return name.slice(0, at) + letter + name.slice(at + 1)
  const next = name[at + 1] ?? ""
  return name.slice(0, at) + next + name[at]! + name.slice(at + 2)
}

test("a name with a letter wrong, left out or swapped still finds its firm among the first five", () => {
  fc.assert(
    fc.property(slips, ({ id, typed }) => {
      expect(amongFive(typed), typed).toContain(`firm ${id}`)
    }),
    { numRuns: 600 },
  )
})

test.each([
  ["百度", "firm baidu"],
  ["字节", "firm bytedance"],
  ["zijie", "firm bytedance"],
  ["zi jie", "firm bytedance"],
  ["zjtd", "firm bytedance"],
  ["ＢＡＩＤＵ", "firm baidu"],
  ["byte dance", "firm bytedance"],
  ["9988", "firm alibaba"],
  ["700", "firm tencent"],
  ["kimi", "firm moonshot"],
  ["alibaba cloud", "firm alibaba"],
  ["h20-96gb", "chip h20-96gb"],
  ["a800-2023-four-firms", "order a800-2023-four-firms"],
  ["track record", "page track-record"],
  ["Known limits", "page methodology-known-limits"],
  ["87 FR 62186", "rule us-2022-10-07-ifr"],
])("“%s” leads to %s", (q, wanted) => {
  expect(first(q)).toBe(wanted)
})

test("every chip is found by its name, every order by its id, every rule by its short name", () => {
  const { chip, order, control, proposal } = catalogue.records
  for (const { id, name } of chip) expect(amongFive(name), name).toContain(`chip ${id}`)
  for (const { id } of order) expect(first(id)).toBe(`order ${id}`)
  for (const { id, shortName } of [...control, ...proposal]) {
    expect(amongFive(shortName), shortName).toContain(`rule ${id}`)
  }
})

test("a word that is on record says nothing of what was meant; a slip and a missing word do", () => {
  expect(answer("baidu").meant).toBeNull()
  expect(answer("zi jie").meant).toBeNull()
  expect(answer("bytedence").meant).toContain("ByteDance")
  expect(answer("h20 xyzzyq").meant).toContain("xyzzyq")
})

test("all words are in what is found where something has them all", () => {
  const { found } = answer("bytedance h20 2025")
  expect(found.length).toBeGreaterThan(0)
  for (const { kind, id } of found.filter(({ kind }) => kind === "order")) {
    expect(kind).toBe("order")
    expect(JSON.stringify(catalogue.order.get(id)).toLowerCase()).toMatch(/bytedance/)
  }
})

test("little words do not hide what the others find", () => {
  const { found } = answer("who says ByteDance bought how many H20 in 2025")
  expect(found.map(named)).toContain("order h20-2025-q1-three-firms")
})

test("a name begun stands before words in the midst, and a firm before the orders that name it", () => {
  expect(found("baid").map(({ kind }) => kind)[0]).toBe("firm")
  const kinds = found("huawei").map(({ kind }) => kind)
  expect(kinds[0]).toBe("firm")
})

test("counts are of everything that matches, whatever is shown", () => {
  const all = searchIn(searchable, "bytedance", 1000, 1000)
  const few = searchIn(searchable, "bytedance", 3, 1)
  expect(few.counts).toEqual(all.counts)
  expect(few.found.length).toBeLessThanOrEqual(3)
  expect(all.found).toHaveLength(Object.values(all.counts).reduce((sum, count) => sum + count, 0))
})

test("where nothing is found, near names are offered", () => {
  const { found, near } = answer("bitedenze")
  expect(found).toEqual([])
  expect(near.map(({ title }) => title)).toContain("ByteDance")
})

test("whatever is typed is answered, and what is found is there once", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 })),
      (q) => {
        const { found } = answer(q)
        expect(new Set(found.map(named)).size).toBe(found.length)
      },
    ),
  )
})

test("nothing but signs finds nothing", () => {
  for (const q of ["", "   ", "'\"<>&%", "💥", "-- ;"]) expect(found(q)).toEqual([])
})
