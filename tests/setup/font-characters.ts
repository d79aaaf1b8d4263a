import { readFileSync } from "node:fs"

/** Whether a TrueType font has a drawing of a character: its cmap (format 4 or 12) names another glyph than .notdef. */
export function fontCharacters(path: string): (codePoint: number) => boolean {
  const font = readFileSync(path)
  let cmap = 0
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString("latin1", at, at + 4) === "cmap") cmap = font.readUInt32BE(at + 8)
  }
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  )
  const readers = subtables.flatMap((table) => {
    const format = font.readUInt16BE(table)
    if (format === 4) return [segments(font, table)]
    return format === 12 ? [groups(font, table)] : []
  })
  if (readers.length === 0) throw new Error(`${path} has no cmap of format 4 or 12`)
  return (codePoint) => readers.some((glyphOf) => glyphOf(codePoint) !== 0)
}

function segments(font: Buffer, table: number): (codePoint: number) => number {
  const count = font.readUInt16BE(table + 6) / 2
  const [ends, starts] = [table + 14, table + 16 + 2 * count]
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count]
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    for (let n = 0; n < count; n += 1) {
      if (font.readUInt16BE(ends + 2 * n) < codePoint) continue
      const start = font.readUInt16BE(starts + 2 * n)
      if (start > codePoint) return 0
      const delta = font.readUInt16BE(deltas + 2 * n)
      const offset = font.readUInt16BE(offsets + 2 * n)
      if (offset === 0) return (codePoint + delta) & 0xffff
      const glyph = font.readUInt16BE(offsets + 2 * n + offset + 2 * (codePoint - start))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

function groups(font: Buffer, table: number): (codePoint: number) => number {
  const count = font.readUInt32BE(table + 12)
  return (codePoint) => {
    for (let n = 0; n < count; n += 1) {
      const at = table + 16 + 12 * n
      const [start, end] = [font.readUInt32BE(at), font.readUInt32BE(at + 4)]
      if (codePoint >= start && codePoint <= end) return font.readUInt32BE(at + 8) + codePoint - start
    }
    return 0
  }
}
