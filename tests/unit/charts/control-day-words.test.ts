import { describe, expect, test } from "vitest"
import { dayLead, dayValueText, lastChangeWords } from "@/lib/charts/control-day-words"
import type { MakerGroup, MatrixChip } from "@/lib/contracts/control"
import { answerLetter } from "@/lib/control-letters"
import type { ControlStatus } from "@/lib/domain/control-rule"

const today = "2026-11-23"

function shown(answers: [MakerGroup, ControlStatus][]): [{ combined: string; columns: [] }, MatrixChip[]] {
  return [
    { combined: answers.map(([, status]) => answerLetter(status)).join(""), columns: [] },
    answers.map(([group], index) => ({ id: `part-${index}`, name: `Part ${index}`, maker: group, group })),
  ]
}

const mixed = shown([
  ["NVIDIA", "LICENCE_PRESUMPTION_OF_DENIAL"],
  ["NVIDIA", "LICENCE_CASE_BY_CASE"],
  ["AMD", "NAC_NOTIFICATION"],
  ["Intel", "NOT_CONTROLLED"],
  ["Intel", "INDETERMINATE"],
  ["Huawei", "LICENCE_PRESUMPTION_OF_DENIAL"],
  ["Other Chinese makers", "NOT_CONTROLLED"],
])

describe("the answer of a day", () => {
  test("counts foreign parts by how they are judged, and Chinese parts apart", () => {
    expect(dayLead(today, today, ...mixed)).toBe(
      "Today, 23 Nov 2026, 2 of the 5 foreign chips on record need a licence for China: 1 presumed denied, 1 under conditions. Another 1 needs only notice, 1 is not controlled and 1 cannot be determined. Of 2 Chinese chips 1 lie over the same lines.",
    )
  })

  test("is told in the past for a day gone by", () => {
    expect(dayLead("2023-11-17", today, ...mixed)).toContain(
      "On 17 Nov 2023, 2 of the 5 foreign chips on record needed a licence for China",
    )
  })

  test("says once that nothing was caught", () => {
    expect(
      dayLead(
        "2022-08-01",
        today,
        ...shown([
          ["NVIDIA", "NOT_CONTROLLED"],
          ["Huawei", "NOT_CONTROLLED"],
        ]),
      ),
    ).toBe(
      "On 1 Aug 2022, none of the 1 foreign chips on record needed a licence for China. Of 1 Chinese chips none lay over the same lines.",
    )
  })

  test("does not count an undetermined part as free or as caught", () => {
    const [stretch, chips] = shown([
      ["NVIDIA", "INDETERMINATE"],
      ["NVIDIA", "UNKNOWN"],
    ])
    expect(dayLead(today, today, stretch, chips)).toBe(
      "Today, 23 Nov 2026, none of the 2 foreign chips on record need a licence for China. 2 cannot be determined.",
    )
    expect(dayValueText(today, stretch, chips)).toBe("23 Nov 2026: 0 of 2 foreign chips need a licence")
  })
})

test("the last change is named with its day, and its absence is said", () => {
  expect(lastChangeWords({ from: "2023-11-17", change: "Oct 2023 rule began" })).toBe(
    "Last change, 17 Nov 2023: Oct 2023 rule began.",
  )
  expect(lastChangeWords({ from: "2022-08-01", change: null })).toBe("No rule on record was in force yet.")
})
