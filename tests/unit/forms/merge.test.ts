import fc from "fast-check"
import { expect, test } from "vitest"
import type { FormTexts } from "@/lib/forms/form"
import { mergeForms, withTheirs } from "@/lib/forms/merge"
import { reportFieldName, reportKeys } from "@/lib/forms/names"
import { readForm } from "@/lib/forms/read-form"
import { blankReport, writeForm } from "@/lib/forms/write-form"
import { data, names } from "./names-of-data"

const order = data.order.find(({ id }) => id === "a800-2023-four-firms")!
const began = writeForm("order", order)
const [first, second] = order.reports.map(({ id }) => id) as [string, string]
const keysOf = (texts: FormTexts) => reportKeys(texts.reports ?? "")

const without = (texts: FormTexts, key: string): FormTexts => ({
  ...Object.fromEntries(Object.entries(texts).filter(([name]) => !name.startsWith(`reports/${key}/`))),
  reports: keysOf(texts)
    .filter((one) => one !== key)
    .join("\n"),
})
const withReport = (texts: FormTexts, key: string, text: string): FormTexts => ({
  ...texts,
  ...blankReport(key),
  [reportFieldName(key, "text")]: text,
  reports: [...keysOf(texts), key].join("\n"),
})

/** A text that is not blank without being empty: a blank is an empty field typed in another way, and no edit. */
const typed = fc.string().map((text) => (text.trim() === "" ? "" : text))

/** Some fields with other texts, perhaps a report less and one more. */
const edit = (newKey: string) =>
  fc
    .record({
      fields: fc.dictionary(
        fc.constantFrom(...Object.keys(began).filter((name) => name !== "reports")),
        typed,
      ),
      removed: fc.option(fc.constantFrom(...keysOf(began))),
      added: fc.option(fc.string()),
    })
    .map(({ fields, removed, added }): FormTexts => {
      let texts: FormTexts = { ...began, ...fields }
      if (removed !== null) texts = without(texts, removed)
      return added === null ? texts : withReport(texts, newKey, added)
    })

test("where they changed nothing, yours is the merge", () => {
  fc.assert(
    fc.property(edit("new-1"), (yours) => {
      const { merged, conflicts, taken } = mergeForms("order", began, yours, began)
      expect(merged).toEqual(yours)
      expect([conflicts, taken]).toEqual([[], []])
    }),
  )
})

test("where you changed nothing, theirs is the merge", () => {
  fc.assert(
    fc.property(edit("theirs"), (theirs) => {
      const { merged, conflicts } = mergeForms("order", began, began, theirs)
      expect(merged).toEqual(theirs)
      expect(conflicts).toEqual([])
    }),
  )
})

test("edits of different fields come to the same, whoever was first, and do not conflict", () => {
  const fields = Object.keys(began).filter((name) => name !== "reports")
  const disjoint = fc
    .tuple(
      fc.shuffledSubarray(fields, { minLength: 2 }),
      fc.nat(),
      fc.array(
        fc.string().map((text) => text.trim()),
        { minLength: fields.length, maxLength: fields.length },
      ),
    )
    .map(([chosen, cut, words]) => {
      const at = cut % chosen.length
      const side = (these: string[], offset: number): FormTexts => ({
        ...began,
        ...Object.fromEntries(these.map((name, index) => [name, words[index + offset]!])),
      })
      return [side(chosen.slice(0, at), 0), side(chosen.slice(at), at)] as const
    })
  fc.assert(
    fc.property(disjoint, ([one, other]) => {
      const forth = mergeForms("order", began, one, other)
      const back = mergeForms("order", began, other, one)
      expect(forth.conflicts).toEqual([])
      expect(forth.merged).toEqual(back.merged)
    }),
  )
})

test("nothing that you typed is lost, and nothing they saved goes untold", () => {
  fc.assert(
    fc.property(edit("new-1"), edit("theirs"), (yours, theirs) => {
      const { merged, conflicts, taken } = mergeForms("order", began, yours, theirs)
      const told = new Set([...conflicts, ...taken].map(({ name }) => name))
      for (const [name, text] of Object.entries(yours)) {
        const key = name.startsWith("reports/") ? name.split("/")[1]! : null
        const removedByThem = key !== null && !keysOf(theirs).includes(key) && began[name] !== undefined
        if (name !== "reports" && text.trim() !== began[name]?.trim()) {
          expect(merged[name]).toBe(text)
          if (removedByThem) expect(told).toContain(`reports/${key}`)
        }
      }
      for (const [name, text] of Object.entries(theirs)) {
        if (name === "reports" || merged[name]?.trim() === text.trim()) continue
        const key = name.startsWith("reports/") ? name.split("/")[1]! : ""
        const isRemovedUnchanged = !keysOf(merged).includes(key) && began[name]?.trim() === text.trim()
        const isMine = yours[name] !== undefined && began[name] === text
        expect(isRemovedUnchanged || isMine || told.has(name) || told.has(`reports/${key}`)).toBe(true)
      }
      expect(keysOf(merged)).toHaveLength(new Set(keysOf(merged)).size)
    }),
  )
})

test("both change the same field: yours stands, and all three texts are there to choose from", () => {
  const name = reportFieldName(first, "quantity")
  const yours = { ...began, [name]: "90,000" }
  const theirs = { ...began, [name]: "120k", title: "A new title" }
  const { merged, conflicts, taken } = mergeForms("order", began, yours, theirs)
  expect(conflicts).toEqual([
    { name, label: `Quantity (report ${first})`, began: began[name], yours: "90,000", theirs: "120k" },
  ])
  expect(taken).toEqual([{ name: "title", label: "Title" }])
  expect(merged[name]).toBe("90,000")
  expect(withTheirs(merged, theirs, name)[name]).toBe("120k")
})

test("the same figure typed in another way is no edit", () => {
  const name = reportFieldName(first, "quantity")
  const { merged, conflicts } = mergeForms(
    "order",
    began,
    { ...began, [name]: " 100k " },
    { ...began, [name]: "120,000" },
  )
  expect(conflicts).toEqual([])
  expect(merged[name]).toBe("120,000")
})

test("two new reports are both kept, and the merged form can be read", () => {
  const filled = (key: string): FormTexts => ({
    ...began,
    ...Object.fromEntries(
      Object.entries(writeForm("order", { ...order, reports: [{ ...order.reports[0]!, id: key }] })).filter(
        ([name]) => name.startsWith("reports/"),
      ),
    ),
    reports: [...keysOf(began), key].join("\n"),
  })
  const theirOrder = readForm("order", filled("their-report"), order, names).record!
  const { merged, conflicts } = mergeForms("order", began, filled("new-1"), writeForm("order", theirOrder))
  expect(conflicts).toEqual([])
  const { record, problems } = readForm("order", merged, theirOrder, names)
  expect(problems).toEqual({})
  expect(record!.reports).toHaveLength(order.reports.length + 2)
})

test("a report removed on one side goes where the other left it alone", () => {
  const yours = mergeForms("order", began, without(began, first), { ...began, title: "Theirs" })
  expect(keysOf(yours.merged)).toEqual(keysOf(began).slice(1))
  const theirs = mergeForms("order", began, { ...began, title: "Yours" }, without(began, second))
  expect(keysOf(theirs.merged)).not.toContain(second)
  expect(theirs.taken).toContainEqual({ name: `reports/${second}`, label: `Report ${second}` })
})

test("a report that they removed and you changed stays as you have it, in its place, and is a conflict", () => {
  const name = reportFieldName(second, "quantity")
  const theirs = without(began, second)
  const { merged, conflicts } = mergeForms("order", began, { ...began, [name]: "90,000" }, theirs)
  expect(keysOf(merged)).toEqual(keysOf(began))
  expect(merged[name]).toBe("90,000")
  expect(conflicts.map((conflict) => [conflict.name, conflict.theirs])).toEqual([[`reports/${second}`, ""]])
  expect(keysOf(withTheirs(merged, theirs, `reports/${second}`))).not.toContain(second)
})

test("a report that you removed and they changed can be had back with their texts", () => {
  const name = reportFieldName(second, "quantity")
  const theirs = { ...began, [name]: "120,000" }
  const { merged, conflicts } = mergeForms("order", began, without(began, second), theirs)
  expect(keysOf(merged)).not.toContain(second)
  expect(conflicts.map(({ yours }) => yours)).toEqual([""])
  const back = withTheirs(merged, theirs, `reports/${second}`)
  expect(keysOf(back)).toEqual(keysOf(began))
  expect(back[name]).toBe("120,000")
})

test("reports that they put in another order are, and your new one is still there", () => {
  const [one, two, ...rest] = keysOf(began)
  const theirs = { ...began, reports: [two, one, ...rest].join("\n") }
  const { merged, taken } = mergeForms("order", began, withReport(began, "new-1", "A third"), theirs)
  expect(keysOf(merged)).toEqual([two, one, ...rest, "new-1"])
  expect(taken.map(({ name }) => name)).toEqual(["reports"])
})
