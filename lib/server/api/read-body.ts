import "server-only"
import { AppError } from "../errors"

/**
 * What a request carries, as text in UTF-8. It is counted while it comes in, whatever length it claims.
 *
 * @param most bytes that are taken; `mostWords` says so to people, "16 kB"
 * @throws AppError too-large, or invalid-input where it is not UTF-8
 */
export async function readBody(request: Request, most: number, mostWords: string): Promise<string> {
  const bytes = await readBytes(request, most, mostWords)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new AppError("invalid-input", "The body must be text in UTF-8.")
  }
}

async function readBytes(request: Request, most: number, mostWords: string): Promise<Uint8Array> {
  const tooLarge = () => new AppError("too-large", `The body may have ${mostWords} at most.`)
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge()
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let total = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    total += part.value.byteLength
    if (total > most) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks, total)
}
