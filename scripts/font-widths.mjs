import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

/**
 * Writes lib/charts/picture/font-widths.json from the files in assets/fonts, after one of them changed:
 * `node scripts/font-widths.mjs`; with `--print` it only says them. Characters stand by their
 * advance in thousandths of the font size; kerning is left out.
 */
const faces = {
  sans: "IBMPlexSans-400.ttf",
  sansStrong: "IBMPlexSans-600.ttf",
  serif: "SourceSerif4-600.ttf",
}

/** Latin with its extensions, and the signs that numbers, money and arrows are written with. */
const ranges = [
  [0x20, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2070, 0x2089],
  [0x20a0, 0x20bf],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2264, 0x2265],
]

/** Glyphs by character (cmap, format 4) and their advances (hmtx), as the OpenType specification lays them out. */
function readWidths(path) {
  const font = readFileSync(path)
  const tables = new Map()
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    tables.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8))
  }
  const unitsPerEm = font.readUInt16BE(tables.get("head") + 18)
  const advances = font.readUInt16BE(tables.get("hhea") + 34)
  const glyphOf = readCmap(font, tables.get("cmap"))
  const charactersByWidth = {}
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) {
      const glyph = glyphOf(code)
      if (glyph === 0) continue
      const units = font.readUInt16BE(tables.get("hmtx") + 4 * Math.min(glyph, advances - 1))
      const width = Math.round((1000 * units) / unitsPerEm)
      charactersByWidth[width] = (charactersByWidth[width] ?? "") + String.fromCodePoint(code)
    }
  }
  return charactersByWidth
}

function readCmap(font, cmap) {
  const count = font.readUInt16BE(cmap + 2)
  const subtables = Array.from({ length: count }, (_, n) => cmap + font.readUInt32BE(cmap + 8 + 8 * n))
  const table = subtables.find((at) => font.readUInt16BE(at) === 4)
  if (table === undefined) throw new Error("the font has no cmap of format 4")
  const segments = font.readUInt16BE(table + 6) / 2
  const [ends, starts] = [table + 14, table + 16 + 2 * segments]
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments]
  return (code) => {
    for (let n = 0; n < segments; n++) {
      if (font.readUInt16BE(ends + 2 * n) < code) continue
      const start = font.readUInt16BE(starts + 2 * n)
      if (start > code) return 0
      const delta = font.readUInt16BE(deltas + 2 * n)
      const offset = font.readUInt16BE(offsets + 2 * n)
      if (offset === 0) return (code + delta) & 0xffff
      const glyph = font.readUInt16BE(offsets + 2 * n + offset + 2 * (code - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function allWidths() {
  return Object.fromEntries(
    Object.entries(faces).map(([name, file]) => [
      name,
      readWidths(fileURLToPath(new URL(`../assets/fonts/${file}`, import.meta.url))),
    ]),
  )
}

const json = `${JSON.stringify(allWidths(), null, 2)}\n`
if (process.argv.includes("--print")) process.stdout.write(json)
else writeFileSync(new URL("../lib/charts/picture/font-widths.json", import.meta.url), json)
