import { expect, test } from "vitest"
import { answerForm } from "@/lib/classify-answer"
import { readClassifyForm } from "@/lib/classify-question"
import { lawOf } from "@/lib/export-controls"
import { nearMissWords } from "@/lib/control-reasons"
import { classifySetting } from "../factories/classify"

const setting = classifySetting()
const law = lawOf({ rules: setting.rules })

function ask(form: Record<string, string>) {
  const ruleIds = [...setting.rules, ...setting.proposals].map(({ id }) => id)
  const read = readClassifyForm(form, { chips: setting.chips, ruleIds, today: setting.today })
  expect(read.problems).toEqual({})
  return answerForm(law, read, setting)
}

const january2026 = "us-2026-01-15-h200-review"

test("L20 passes, and the line it misses is told with both figures", () => {
  const { verdict } = ask({ chip: "l20", rule: january2026 })
  expect(verdict.status).toBe("NOT_CONTROLLED")
  const [line] = verdict.near[0]?.tests ?? []
  expect(
    line && nearMissWords({ ...line, value: Number(line.value), threshold: Number(line.threshold) }),
  ).toBe("performance density 3.14 against 3.2")
})

test("on a die of 597 mm² the same L20 would fall to a notification", () => {
  const { verdict } = ask({ chip: "l20", die: "597", rule: january2026 })
  expect(verdict).toMatchObject({ status: "NAC_NOTIFICATION", paragraph: "ECCN 3A090.b" })
})

test("H20 was free on the day before the letters and needed a licence on their first", () => {
  expect(ask({ chip: "h20-96gb", on: "2025-04-08" }).verdict.status).toBe("NOT_CONTROLLED")
  expect(ask({ chip: "h20-96gb", on: "2025-04-09" }).verdict.status).toBe("LICENCE_POLICY_UNPUBLISHED")
})

test("figures alone are judged as a chip with the same figures is", () => {
  const figures = { tpp: "1912", die: "609", mem: "864", link: "0", io: "64", dc: "yes", us: "no" }
  const typed = ask({ ...figures, rule: january2026 }).verdict
  const known = ask({ chip: "l20", rule: january2026 }).verdict
  expect([typed.status, typed.category, typed.paragraph]).toEqual([
    known.status,
    known.category,
    known.paragraph,
  ])
})

test("a figure taken away leaves the answer undetermined and is named", () => {
  const { verdict } = ask({ chip: "l20", die: "unknown", rule: january2026 })
  expect(verdict.status).toBe("INDETERMINATE")
  expect(verdict.missing).toContain("performance_density")
  expect(verdict.possible.map(({ status }) => status)).toContain("NAC_NOTIFICATION")
})

test("a bill is part of the answer only where it is asked for", () => {
  const bill = "bill-safe-chips-s3374"
  expect(ask({ chip: "h20-96gb" }).verdict.ruleId).not.toBe(bill)
  expect(ask({ chip: "h20-96gb", rule: bill }).verdict).toMatchObject({
    status: "LICENCE_PRESUMPTION_OF_DENIAL",
    ruleId: bill,
  })
})

test("Chinese measures stand beside the combined answer and beside no single rule's", () => {
  const statuses = (form: Record<string, string>) => ask(form).beside.map(({ status }) => status)
  expect(statuses({ chip: "h20-96gb" })).toContain("CN_DISCOURAGED")
  expect(statuses({ chip: "h20-96gb", rule: january2026 })).toEqual([])
})
