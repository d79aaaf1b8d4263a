import { createHash } from "node:crypto"
import { beforeAll, expect, test, vi } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { chartDocumentSchema } from "@/lib/charts/document"
import { specVersion } from "@/lib/charts/spec"
import { getDossier, type Dossier } from "@/lib/server/dossier/get-dossier"
import { writeDossier } from "@/lib/server/dossier/write-dossier"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { escapeXml } from "@/lib/charts/picture/markup"
import { changeOf, recordOf, requestOf } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withEstimates: true })

const site = "https://chips.example"

type Written = { dossier: Dossier; file: string }

async function written(slug: string): Promise<Written> {
  const dossier = await getDossier(slug)
  if (!dossier) throw new Error(`no dossier of ${slug}`)
  return { dossier, file: writeDossier(dossier, site) }
}

/** Of firms with an estimate, one that rents, the whole market and one without a number. */
const dossiers = new Map<string, Written>()
let without = ""

beforeAll(async () => {
  const { records } = await loadCatalogue()
  const pseudo = records.company.find(({ isPseudo }) => isPseudo)!
  const renter = records.company.find(({ compute }) => compute.mode === "rents")!
  without = records.company.find(
    ({ missingEvidence, isPseudo }) => missingEvidence.length > 0 && !isPseudo,
  )!.id
  for (const id of ["baidu", "bytedance", renter.id, pseudo.id, without]) dossiers.set(id, await written(id))
})

const fileOf = (slug: string) => dossiers.get(slug)!.file

/** The documents in a dossier as their texts stand there, with the hashes beside them. */
function embedded(file: string): { hash: string; text: string }[] {
  const found = file.matchAll(
    /<script type="application\/json" data-sha256="([0-9a-f]{64})">(.*?)<\/script>/gs,
  )
  return [...found].map(([, hash = "", text = ""]) => ({ hash, text }))
}

test("a dossier loads nothing, runs nothing and names each order, report and source", async () => {
  for (const { dossier, file } of dossiers.values()) {
    const outside = file.replace(/<script type="application\/json"[^>]*>.*?<\/script>/gs, "")
    expect(outside).not.toMatch(/<script|<link|<iframe|<img|\ssrc=|@import|url\((?!#)|\son[a-z]+=/i)
    for (const { id, reports } of dossier.profile.orders) {
      expect(file).toContain(`id="order-${id}"`)
      for (const { text } of reports) expect(file).toContain(escapeXml(text))
    }
    for (const { id, url } of dossier.profile.sources) {
      expect(file).toContain(`id="source-${id}"`)
      if (url !== null) expect(file).toContain(escapeXml(url))
    }
    const targets = [...file.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target!)
    expect(targets.filter((target) => !file.includes(`id="${target}"`))).toEqual([])
  }
})

test("the documents in a dossier are read back by their hashes, and freezing gives the id that it names", async () => {
  const file = fileOf("baidu")
  const documents = embedded(file)
  expect(documents.length).toBeGreaterThanOrEqual(5)
  for (const { hash, text } of documents) {
    const document = chartDocumentSchema.parse(JSON.parse(text))
    expect(createHash("sha256").update(canonicalJson(document)).digest("hex")).toBe(hash)
  }
  const { id } = await freezeChart({
    version: specVersion,
    chart: "runway",
    firm: "baidu",
    workload: "training",
    set: "own",
  })
  expect(file).toContain(`<code>${id}</code>`)
})

test("the same data give the same file", async () => {
  expect((await written("baidu")).file).toBe(fileOf("baidu"))
})

test("a firm without a number says what is missing, and has its orders all the same", () => {
  expect(fileOf(without)).toContain("Not enough evidence")
})

test("nobody's words become markup", async () => {
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'&`
  const edit = await changeOf("company", "baidu", (company) => {
    company.description = hostile
  })
  await saveEdits(requestOf([edit]))
  const source = await recordOf("source", dossiers.get("baidu")!.dossier.profile.sources[0]!.id)
  await saveEdits(
    requestOf([await changeOf("source", source.id, (record) => void (record.publisher = hostile))]),
  )
  const { file } = await written("baidu")
  expect(file).toContain("&lt;/script&gt;&lt;script&gt;")
  expect(file).not.toMatch(/<img|<script>|<script(?! type="application\/json")/)
  for (const { text } of embedded(file))
    expect(() => chartDocumentSchema.parse(JSON.parse(text))).not.toThrow()
})

test("an unknown firm has none", async () => {
  expect(await getDossier("nobody")).toBeNull()
})
