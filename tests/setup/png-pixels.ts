import { inflateSync } from "node:zlib"

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export type Pixels = {
  width: number
  height: number
  /** Red, green, blue and opacity of a pixel. */
  at: (x: number, y: number) => [number, number, number, number]
}

/**
 * Reads a PNG of 8 bits a channel with opacity, which is what ours are.
 *
 * @throws Error when it is not one
 * @see https://www.w3.org/TR/png-3/ for the chunks and the five filters
 */
export function pngPixels(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png)
  if (signature.some((byte, index) => bytes[index] !== byte)) throw new Error("not a PNG")
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    chunks.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  const head = chunks.find(({ type }) => type === "IHDR")!.data
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  if (head[8] !== 8 || head[9] !== 6) throw new Error("not 8 bits a channel with opacity")
  const packed = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)),
  )
  const stride = 4 * width
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)]
    for (let i = 0; i < stride; i++) {
      const left = i >= 4 ? pixels[y * stride + i - 4]! : 0
      const up = y > 0 ? pixels[(y - 1) * stride + i]! : 0
      const corner = i >= 4 && y > 0 ? pixels[(y - 1) * stride + i - 4]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter!]!
      pixels[y * stride + i] = packed[y * (stride + 1) + 1 + i]! + guess
    }
  }
  return {
    width,
    height,
    at: (x, y) =>
      [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)] as ReturnType<Pixels["at"]>,
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
