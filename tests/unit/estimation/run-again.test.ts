import { expect, test } from "vitest"
import { runAgain } from "@/lib/estimation/run-again"

test.each([
  ["no JSON", "{", "input"],
  ["nothing of what a run needs", "{}", "input"],
  [
    "a field that the engine does not know",
    '{"input":{"chips":{},"colour":1},"seed":1,"draws":1,"historyFromMonth":0}',
    "input",
  ],
  ["half a draw", '{"input":{"chips":{}},"seed":1,"draws":0.5,"historyFromMonth":0}', "draws"],
])("an input with %s is refused by the field that is wrong", (_what, json, field) => {
  const refused = runAgain(json)
  expect(refused.status).toBe("refused")
  expect(refused).toMatchObject({ why: expect.stringMatching(new RegExp(`^${field}[.:]`)) as string })
})

test("more draws than a run may have are refused with the limit", () => {
  const refused = runAgain('{"input":{"chips":{}},"seed":1,"draws":1000000000,"historyFromMonth":0}')
  expect(refused).toMatchObject({
    status: "refused",
    why: expect.stringContaining("at most 1,000,000") as string,
  })
})
