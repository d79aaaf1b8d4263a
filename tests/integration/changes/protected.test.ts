import { afterAll, beforeAll, expect, test, vi } from "vitest"
import type { Note } from "@/lib/domain/note"
import type { RecordKind } from "@/lib/domain/record"
import type { Source } from "@/lib/domain/source"
import { withheldChange, withheldReason } from "@/lib/changes-words"
import { entryHtml } from "@/lib/server/changes/entry-html"
import { workedOutBeside } from "@/lib/server/changes/estimate-moves"
import { recordVersions } from "@/lib/server/db/record-versions"
import { retireRecord } from "@/lib/server/mutations/restore"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getChange, getChanges } from "@/lib/server/queries/changes"
import { getMovedSetting } from "@/lib/server/queries/moved"
import { getRecord } from "@/lib/server/queries/record"
import { getRetirement } from "@/lib/server/queries/retirement"
import { actor, requestOf } from "../../factories/edits"
import { useFreshDatabase } from "../../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

const secrets = /quokka|zebra|\b41[,. ]?237\b|\b42[,. ]?999\b/i

const source: Source = {
  id: "a-protected-paper",
  publisher: "Quokka Gazette",
  title: "The zebra ledger",
  titleBasis: "as-printed",
  url: "https://quokka.example/zebra",
  publishedOn: { date: "2023-08-17", precision: "day" },
  kind: "press",
  verification: "read",
  licence: null,
  note: null,
  sensitiveBecause: "it could be traced to one person",
}

async function retire(kind: RecordKind, id: string, reason: string): Promise<void> {
  await retireRecord(actor(), kind, id, (await recordVersions(kind, [id])).get(id)!, reason)
}

/** Version 2: a protected source; 3: a note that rests on it; 4: another figure, alike when rounded; 5 and 6: both taken out. */
beforeAll(async () => {
  const save = (reason: string, edits: Parameters<typeof requestOf>[0], confirmed: string[] = []) =>
    saveEdits(requestOf(edits, { reason, confirmed }))
  await save("The Quokka Gazette", [{ do: "create", kind: "source", record: source }])
  const note: Note = {
    ...structuredClone((await loadCatalogue()).records.note[0]!),
    id: "a-protected-note",
    companies: ["baidu"],
    sourceId: source.id,
    reportingChain: ["Quokka Gazette"],
    text: "The zebra saw 41,237 of them.",
    quantity: { low: null, central: 41_237, high: null },
    eventOn: null,
  }
  await save("The zebra saw them", [{ do: "create", kind: "note", record: note }])
  const whole = (await getRecord("note", note.id))!
  const record = { ...whole.record, quantity: { low: null, central: 42_999, high: null } }
  await save(
    "The zebra counted again",
    [{ do: "change", kind: "note", record, version: whole.version }],
    ["quantity"],
  )
  await retire("note", note.id, "The zebra took it back")
  await retire("source", source.id, "The Quokka Gazette asked for it")
}, 120_000)

afterAll(workedOutBeside, 120_000)

test("a source that was protected when it was taken out stays so, with all that rested on it", async () => {
  const told: unknown[] = [await getChanges(), await getChanges("baidu"), await getMovedSetting("baidu")]
  for (const number of [2, 3, 4, 5, 6]) told.push(await getChange(number))
  told.push(await getRetirement("note", "a-protected-note"), await getRetirement("source", source.id))
  for (const one of told) {
    expect(one).not.toBeNull()
    expect(JSON.stringify(one)).not.toMatch(secrets)
  }
})

test("a change that vanishes by rounding is told as withheld, without a figure, and so is its reason", async () => {
  const { entry } = (await getChange(4))!
  expect(entry.reason).toBeNull()
  const id: unknown = expect.stringMatching(/^withheld-[0-9a-f]{12}$/)
  expect(entry.records).toMatchObject([{ id, changes: [], isWithheld: true, href: null }])
  const told = entryHtml(entry, null, (path) => path)
  expect(told).toContain(withheldReason)
  expect(told).toContain(withheldChange)
  expect(told).not.toMatch(/40,000|\d{2},\d{3}/)
})
