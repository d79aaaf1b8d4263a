import { expect, test } from "vitest"
import { GET as verifyRoute } from "@/app/api/v1/snapshots/[id]/verify/route"
import { GET as inputRoute } from "@/app/s/inputs/[file]/route"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import { db } from "@/lib/server/db/client"
import { idOfHash, packed, sha256Of } from "@/lib/server/snapshots/content"
import { verifySnapshot } from "@/lib/server/snapshots/verify-snapshot"
import { chartDocument } from "../../factories/chart-document"
import { useFreshDatabase } from "../../setup/database"
import { dropTriggers } from "../../setup/drop-triggers"

useFreshDatabase({ forEachTest: true })

const inputText = '{"draws":10,"historyFromMonth":0,"input":{"chips":{}},"seed":1}'
const inputHash = sha256Of(inputText)
const document = chartDocument({
  runs: [{ firm: "baidu", variant: null, input: inputHash, figures: { "training.own.runway": [1] } }],
})

async function kept(of: ChartDocument = document, inputs = [inputText]): Promise<string> {
  const content = canonicalJson(of)
  const hash = sha256Of(content)
  const id = idOfHash(hash)
  for (const text of inputs)
    await db().snapshotInput.create({ data: { hash: sha256Of(text), content: packed(text) } })
  await db().snapshot.create({
    data: { id, hash, content: packed(content), size: content.length, chart: "reports", dataVersion: 1 },
  })
  return id
}

/** Who can write the file itself is held by no trigger; the hashes have to tell. */
async function behindTheTriggers(act: () => Promise<unknown>): Promise<void> {
  for (const table of ["Snapshot", "SnapshotInput"]) await dropTriggers(table)
  await act()
}

const verifyAt = (id: string) =>
  verifyRoute(new Request(`http://localhost/api/v1/snapshots/${id}/verify`), {
    params: Promise.resolve({ id }),
  })

test("a snapshot as it was frozen is intact, and so are the inputs it rests on", async () => {
  const id = await kept()
  const hash = sha256Of(canonicalJson(document))
  expect(await verifySnapshot(id)).toEqual({
    id,
    hash,
    recomputed: hash,
    isIntact: true,
    inputs: [{ hash: inputHash, isIntact: true }],
    problems: [],
  })
})

test("content altered behind the triggers is found", async () => {
  const id = await kept()
  const altered = canonicalJson({ ...document, answer: "Two reports of what they cost, $1bn to $5bn." })
  await behindTheTriggers(() => db().snapshot.update({ where: { id }, data: { content: packed(altered) } }))
  const verdict = await verifySnapshot(id)
  expect(verdict).toMatchObject({ isIntact: false, recomputed: sha256Of(altered) })
  expect(verdict?.problems).toEqual([expect.stringContaining("The stored content hashes to")])
})

test("content altered together with its hash is found: the id is another's", async () => {
  const id = await kept()
  const content = canonicalJson({ ...document, answer: "Nothing is known of what they cost." })
  await behindTheTriggers(() =>
    db().snapshot.update({
      where: { id },
      data: { content: packed(content), hash: sha256Of(content), size: content.length },
    }),
  )
  const verdict = await verifySnapshot(id)
  expect(verdict?.isIntact).toBe(false)
  expect(verdict?.problems).toEqual([expect.stringContaining("The id is not the beginning")])
})

test("content that was overwritten with anything else is found, and breaks nothing", async () => {
  const id = await kept()
  await behindTheTriggers(() =>
    db().snapshot.update({ where: { id }, data: { content: new Uint8Array([0, 1, 2]) } }),
  )
  const verdict = await verifySnapshot(id)
  expect(verdict).toMatchObject({ isIntact: false, recomputed: null, inputs: [] })
})

test.each([
  [{ chart: "law" }, "The chart stored beside the content is law; in the content it is reports."],
  [{ dataVersion: 7 }, "The data version stored beside the content is 7; in the content it is 1."],
  [{ size: 12 }, /^The number of bytes stored beside the content is 12; in the content it is \d{4}\.$/],
])("what stands beside the content is held against it: %o", async (altered, problem) => {
  const id = await kept()
  await behindTheTriggers(() => db().snapshot.update({ where: { id }, data: altered }))
  expect(await verifySnapshot(id)).toMatchObject({
    isIntact: false,
    problems: [typeof problem === "string" ? problem : (expect.stringMatching(problem) as string)],
  })
})

test("content that says nothing of its chart or data, as another version may write it, is intact", async () => {
  const content = canonicalJson({ format: "chip-runway-chart", version: 99, chart: "map", runs: [] })
  const hash = sha256Of(content)
  const row = { id: idOfHash(hash), hash, content: packed(content), size: content.length }
  await db().snapshot.create({ data: { ...row, chart: "map", dataVersion: 7 } })
  expect(await verifySnapshot(row.id)).toMatchObject({ isIntact: true, problems: [] })
})

test("an input that is missing is found", async () => {
  const id = await kept(document, [])
  const verdict = await verifySnapshot(id)
  expect(verdict).toMatchObject({ isIntact: false, inputs: [{ hash: inputHash, isIntact: false }] })
  expect(verdict?.problems).toEqual([`The input ${inputHash} is missing.`])
})

test("an altered input is found", async () => {
  const id = await kept()
  await behindTheTriggers(() =>
    db().snapshotInput.update({ where: { hash: inputHash }, data: { content: packed(`${inputText} `) } }),
  )
  expect(await verifySnapshot(id)).toMatchObject({
    isIntact: false,
    inputs: [{ hash: inputHash, isIntact: false }],
  })
})

test("the API answers a program with the verdict, and keeps it nowhere", async () => {
  const id = await kept()
  const answer = await verifyAt(id)
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"])
  expect(await answer.json()).toMatchObject({ id, isIntact: true })
  for (const unknown of ["aaaaaaaaaaaaaaaa", "../etc", "x"]) {
    const refused = await verifyAt(unknown)
    expect([refused.status, refused.headers.get("content-type")]).toEqual([404, "application/problem+json"])
  }
})

test("a frozen input is answered byte for byte, for good, under its hash", async () => {
  await kept()
  const ask = (file: string, headers: Record<string, string> = {}) =>
    inputRoute(new Request(`http://localhost/s/inputs/${file}`, { headers }), {
      params: Promise.resolve({ file }),
    })
  const answer = await ask(`${inputHash}.json`)
  expect(await answer.text()).toBe(inputText)
  expect(answer.headers.get("cache-control")).toContain("must-revalidate")
  const tag = answer.headers.get("etag") ?? ""
  expect(tag).toBe(`"${inputHash}"`)

  const again = await ask(`${inputHash}.json`, { "if-none-match": `"other", W/${tag}` })
  expect([again.status, await again.text()]).toEqual([304, ""])

  for (const missing of [`${"0".repeat(64)}.json`, inputHash, "..%2Fx.json"]) {
    const refused = await ask(missing, { "if-none-match": "*" })
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([404, "no-store"])
  }
})
