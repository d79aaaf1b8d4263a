import { describe, expect, test } from "vitest"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { documentVersion } from "@/lib/charts/document"
import { openDocument } from "@/lib/charts/document-migrations"
import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { lightPalette } from "@/lib/charts/picture/palettes"
import { isIdOf } from "@/lib/charts/snapshot-id"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { embedDocument } from "@/lib/server/embed/embed-document"
import { usualLook } from "@/lib/server/embed/embed-look"
import { documentSamples, hashesOf, noteHashes, sha256 } from "../../setup/document-samples"

// A document that was frozen stays here for good, byte for byte as it was then: tests/golden/documents/README.md.
const samples = documentSamples()

describe.each(samples)("a document of version $version, $name", ({ version, name, bytes, known }) => {
  const text = Buffer.from(bytes).toString("utf8")
  const stored: unknown = JSON.parse(text)
  const open = () => {
    const opened = openDocument(stored)
    if (opened.status !== "ok") throw new Error("a document of an old version is read as a newer one")
    return opened.document
  }
  if (process.env.DOCUMENT_SAMPLES === "hashes") {
    const { csv, md } = hashesOf(bytes, open())
    if (known) noteHashes(version, name, { ...known, csv, md })
    known = documentSamples().find((sample) => sample.name === name && sample.version === version)!.known
  }

  test("is the bytes that were frozen, and their hash begins with its id", () => {
    expect(sha256(bytes)).toBe(known?.json)
    expect(isIdOf(known!.id, sha256(bytes))).toBe(true)
    expect(canonicalJson(stored)).toBe(text)
  })

  test("opens, and so do its settings", () => {
    const document = open()
    expect(document.version).toBe(documentVersion)
    expect(migrateSpec(document.spec).status).toBe("ok")
    // Nothing was read from a version that is today's but what it says itself.
    if (version === documentVersion) expect(canonicalJson(document)).toBe(text)
  })

  test("has the CSV and the Markdown that it had", () => {
    const why =
      "the bytes of a published file changed. If that is meant, say so in CHANGELOG.md and note the hashes as tests/golden/documents/README.md says"
    const { csv, md } = hashesOf(bytes, open())
    expect({ csv, md }, why).toEqual({ csv: known?.csv, md: known?.md })
  })

  test.each([360, 720, 1200])("is drawn %i wide", (width) => {
    const { svg } = drawPicture(open().figure, {
      width,
      height: null,
      palette: lightPalette,
      foot: { source: "Chip Runway", link: `chips.example/s/${known?.id}`, note: null },
      hasHeading: true,
      background: true,
      idPrefix: "chart",
    })
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\s*$/)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  test("stands in somebody's page, with its table and its finding", () => {
    const document = open()
    const embedded = { document, address: `/s/${known?.id}`, frozenOn: "2026-11-27", notice: null }
    const markup = embedDocument(embedded, usualLook)
    expect(markup.match(/<tbody>/g)).toHaveLength(1)
    expect(markup.match(/<tr>/g)).toHaveLength(1 + document.figure.table.rows.length)
    expect(markup.match(/<svg/g) ?? []).toHaveLength(document.figure.plot.type === "table" ? 0 : 3)
  })
})

test("every version that was published has samples of every plot", () => {
  for (let version = 1; version <= documentVersion; version += 1) {
    const plots = samples
      .filter((sample) => sample.version === version)
      .map(({ bytes }) => {
        const opened = openDocument(JSON.parse(Buffer.from(bytes).toString("utf8")))
        return opened.status === "ok" ? opened.document.figure.plot.type : null
      })
    expect([...new Set(plots)].sort()).toEqual(["rows", "table", "xy"])
  }
})
