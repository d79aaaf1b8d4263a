import { expect, test } from "vitest"
import { staleDescription, staleMark, staleMomentWords, staleNoteOf } from "@/lib/stale-note"

test.for([{ dataVersion: 12 }, { dataVersion: null }])(
  "a mark says what was put into it",
  ({ dataVersion }) => {
    const note = { since: "2026-11-27T18:02:11.512Z", dataVersion }
    expect(staleNoteOf([{ name: staleMark, description: staleDescription(note) }])).toEqual(note)
  },
)

test.for([
  [],
  [{ name: "db", description: "since=2026-11-27T18:02:11Z" }],
  [{ name: staleMark, description: "" }],
  [{ name: staleMark, description: "since=yesterday" }],
  [{ name: staleMark, description: "since=2026-13-41T99:00:00Z" }],
])("whatever else a response is marked with is no note", (marks) => {
  expect(staleNoteOf(marks)).toBeNull()
})

test("the moment is told in UTC", () => {
  expect(staleMomentWords("2026-11-27T23:59:59Z")).toBe("27 November 2026, 23:59 UTC")
})
