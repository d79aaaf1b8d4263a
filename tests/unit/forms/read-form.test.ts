import { expect, test } from "vitest"
import type { FormTexts } from "@/lib/forms/form"
import { formOf } from "@/lib/forms/form-of"
import { nextReportKey, reportFieldName } from "@/lib/forms/names"
import { readForm } from "@/lib/forms/read-form"
import { blankForm, blankReport, writeForm } from "@/lib/forms/write-form"
import { data, names } from "./names-of-data"

const order = data.order.find(({ id }) => id === "a800-2023-four-firms")!
const firstReport = order.reports[0]!.id
const read = (changes: FormTexts) =>
  readForm("order", { ...writeForm("order", order), ...changes }, order, names)

const newReport = (key: string, texts: FormTexts): FormTexts => ({
  ...blankReport(key),
  ...Object.fromEntries(
    Object.entries({
      sourceId: "https://www.nasdaq.com/",
      quantity: "10万",
      cost: "$1bn",
      eventOn: "Q3 2025",
      text: "Relayed.",
      sourceKind: "trade press, single source",
      verification: "read",
      confidence: "low confidence",
      confidenceReason: "One source.",
      ...texts,
    }).map(([field, text]) => [reportFieldName(key, field), text]),
  ),
  reports: [...order.reports.map(({ id }) => id), key].join("\n"),
})
const someSource = data.source[0]!

test("firms are understood by name, Chinese name and id, on lines or between commas", () => {
  const { record, understood } = read({ buyers: "Baidu， 腾讯\nALIBABA\nbaidu" })
  expect(record!.buyers).toEqual(["baidu", "tencent", "alibaba"])
  expect(understood.buyers).toBe("Baidu (baidu), Tencent (tencent), Alibaba (alibaba)")
})

test("separators alone in a list that may be left out name nothing, and not none of them", () => {
  const assumption = data.assumption.find(({ scope }) => scope.firms === null)!
  const texts = { ...writeForm("assumption", assumption), "scope.firms": " , ，\n;" }
  const { record, problems } = readForm("assumption", texts, assumption, names)
  expect(problems["scope.firms"] ?? record!.scope.firms).toBeNull()
})

test("an unknown name is refused at its field, with the nearest ones", () => {
  const { record, problems } = read({ buyers: "Biadu" })
  expect(record).toBeNull()
  expect(problems).toEqual({ buyers: "No company is called “Biadu”. Did you mean Baidu (baidu)?" })
})

test("a name that fits two records asks for the id", () => {
  const two = { ...names, company: [...names.company, { id: "baidu-cloud", names: ["Baidu"] }] }
  const { problems } = readForm("order", { buyers: "Baidu" }, order, two)
  expect(problems.buyers).toBe("“Baidu” names several companies: write the id, baidu or baidu-cloud.")
})

test("a source is found by the address of its page, however it was copied", () => {
  const source = data.source.find(({ url }) => url?.startsWith("https://www."))!
  const copied = `${source.url!.replace("https://www.", "http://")}?utm_source=mail#top`
  const { record } = read({ [reportFieldName(firstReport, "sourceId")]: copied })
  expect(record!.reports[0]!.sourceId).toBe(source.id)
})

test("a new report is read as people write it, is about the buyers, and is given an id", () => {
  const { record, problems, understood } = read(newReport("new-1", { sourceId: someSource.id }))
  expect(problems).toEqual({})
  const report = record!.reports.at(-1)!
  expect(report).toMatchObject({
    companies: order.buyers,
    quantity: { low: null, central: 100_000, high: null },
    cost: { usd: { low: null, central: 1e9, high: null } },
    eventOn: { date: "2025-07-01", precision: "quarter" },
    unit: "chips",
    role: "purchase",
    confidence: "low",
  })
  expect(report.id).toMatch(/-2025-07-a800-2023-four-firms$/)
  expect(understood[reportFieldName("new-1", "id")]).toBe(report.id)
  expect(understood[reportFieldName("new-1", "quantity")]).toContain("100,000")
})

test("two reports of one source and day have different ids", () => {
  const both = {
    ...newReport("new-1", { sourceId: someSource.id }),
    ...newReport("new-2", { sourceId: someSource.id }),
    reports: `${firstReport}\nnew-1\nnew-2`,
  }
  const ids = read(both).record!.reports.map(({ id }) => id)
  expect(ids).toEqual([firstReport, ids[1], `${ids[1]}-2`])
})

test("a new report can be named by its key before it has an id", () => {
  const texts = newReport("new-1", { sourceId: someSource.id })
  const { record } = read({ ...texts, "counting.restsOn": `${firstReport}\nnew-1` })
  expect(record!.counting!.restsOn).toEqual([firstReport, record!.reports.at(-1)!.id])
})

test("a report without a source is refused at its source", () => {
  const { record, problems } = read(newReport("new-1", { sourceId: "" }))
  expect(record).toBeNull()
  expect(Object.keys(problems)).toEqual([reportFieldName("new-1", "sourceId")])
})

test("each of several mistakes is told at its field, with what to write", () => {
  const { problems } = read({
    title: " ",
    status: "sold",
    deliveryWindow: "Oct 2023 to Apr 2023",
    "counting.line": "{",
    [reportFieldName(firstReport, "quantity")]: "plenty of them",
  })
  expect(Object.keys(problems).sort()).toEqual(
    ["title", "status", "deliveryWindow", "counting.line", reportFieldName(firstReport, "quantity")].sort(),
  )
  expect(problems.title).toMatch(/^Title is missing\./)
  expect(problems.status).toMatch(/^Choose one of: announced/)
})

test("what is emptied is null, together with what belonged to it", () => {
  const { record } = read({
    deliveryWindow: "",
    "split.basis": "unknown",
    "split.assumption": "",
    ...Object.fromEntries(
      Object.keys(writeForm("order", order))
        .filter((name) => name.startsWith("counting."))
        .map((name) => [name, ""]),
    ),
  })
  expect(record).toMatchObject({
    deliveryWindow: null,
    counting: null,
    split: { basis: "unknown", note: null },
  })
})

test("a part begun and not finished asks for the rest at its field", () => {
  const { problems } = read({ "control.effect": "Undelivered chips are lost." })
  expect(Object.keys(problems)).toEqual(["control.rule"])
})

test("names that the form does not have are not looked at, however they are spelt", () => {
  const hostile = JSON.parse(
    '{"__proto__": "x", "constructor": "x", "toString": "x", "version": "7", "retiredAt": "now", "reports/__proto__/quantity": "5", "counting": "{}"}',
  ) as FormTexts
  expect(read(hostile).record).toEqual(order)
  expect(readForm("order", hostile, order, names).record).toEqual(order)
  const keys = read({ reports: `${order.reports.map(({ id }) => id).join("\n")}\n__proto__\n../x\nA b` })
  expect(keys.record).toEqual(order)
  expect(({} as { quantity?: string }).quantity).toBeUndefined()
})

test("the ids of a record and of its reports are never changed", () => {
  const { record } = read({ id: "another", [reportFieldName(firstReport, "id")]: "another" })
  expect(record).toEqual(order)
})

test("a new record is given an id from its words, or takes the one that is typed, if it is free", () => {
  const typed = {
    ...blankForm("source"),
    publisher: "Reuters",
    title: "China’s “big” orders, 2024",
    kind: "press",
    verification: "read",
  }
  expect(readForm("source", typed, null, names).record!.id).toBe("reuters-chinas-big-orders-2024")
  expect(readForm("source", { ...typed, id: "my-id" }, null, names).record!.id).toBe("my-id")
  expect(Object.keys(readForm("source", { ...typed, id: someSource.id }, null, names).problems)).toEqual([
    "id",
  ])
  expect(Object.keys(readForm("source", { ...typed, id: "My id" }, null, names).problems)).toEqual(["id"])
  const chinese = { ...typed, publisher: "路透社", title: "订单" }
  expect(readForm("source", chinese, null, names).problems.id).toMatch(/^Write an id/)
})

test("a suggested id that is taken gets a number", () => {
  const typed = { ...writeForm("source", someSource), id: "" }
  const taken = { ...names, source: [...names.source, { id: "x-y", names: [] }] }
  const { record } = readForm("source", { ...typed, publisher: "X", title: "Y" }, null, taken)
  expect(record!.id).toBe("x-y-2")
})

test("an empty form is refused field by field, and nothing breaks", () => {
  for (const kind of ["order", "statement", "company", "chip", "source", "assumption"] as const) {
    const { record, problems } = readForm(kind, {}, null, names)
    expect(record).toBeNull()
    const required = formOf(kind)
      .filter(({ repeats }) => !repeats)
      .flatMap(({ fields }) => fields)
      .filter(({ isRequired }) => isRequired)
    for (const { key } of required) expect(problems).toHaveProperty([key])
  }
})

test("too long a text, too many reports and characters of damaged files are refused with what to do", () => {
  expect(read({ why: "x".repeat(20_001) }).problems.why).toBe(
    "This is 20,001 characters long; a field keeps 20,000. Shorten it, or put the rest behind a link.",
  )
  expect(read({ why: "a\u0000b" }).problems.why).toMatch(/no text/)
  expect(read({ why: "a\ud800" }).problems.why).toMatch(/no text/)
  const many = Array.from({ length: 201 }, (_, index) => `new-${index + 1}`).join("\n")
  expect(read({ reports: many }).problems.reports).toMatch(/^An order keeps 200 reports, and these are 201/)
})

test("line ends as browsers send them change nothing", () => {
  const sent = Object.fromEntries(
    Object.entries(writeForm("order", order)).map(([name, text]) => [
      name,
      ` ${text.replaceAll("\n", "\r\n")}\r\n`,
    ]),
  )
  expect(readForm("order", sent, order, names).record).toEqual(order)
})

test("a script in a text stays a text", () => {
  const title = "<script>alert(1)</script>"
  expect(read({ title }).record!.title).toBe(title)
})

test("one more report takes the next free key", () => {
  expect(nextReportKey([])).toBe("new-1")
  expect(nextReportKey([firstReport, "new-1", "new-4"])).toBe("new-5")
})
