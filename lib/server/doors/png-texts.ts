import "server-only"
import { crc32, deflateSync } from "node:zlib"

/** Bytes of a PNG before its first chunk, and of the header chunk that must come first. */
const [signatureBytes, headerBytes] = [8, 25]

/**
 * A PNG with texts in it (iTXt chunks, UTF-8), under the keywords that the standard names: "Title", "Copyright",
 * "Source". Long ones are deflated.
 *
 * @see https://www.w3.org/TR/png-3/#11iTXt
 */
export function withPngTexts(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const at = signatureBytes + headerBytes
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text))
  return new Uint8Array(Buffer.concat([png.subarray(0, at), ...chunks, png.subarray(at)]))
}

function textChunk(keyword: string, text: string): Buffer {
  const bytes = Buffer.from(text, "utf8")
  const isDeflated = bytes.length > 500
  const data = Buffer.concat([
    Buffer.from(keyword, "latin1"),
    // The end of the keyword, whether and how it is deflated, then an empty language and translated keyword.
    Buffer.from([0, isDeflated ? 1 : 0, 0, 0, 0]),
    isDeflated ? deflateSync(bytes, { level: 9 }) : bytes,
  ])
  const named = Buffer.concat([Buffer.from("iTXt", "latin1"), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
