import "server-only"
import { AppError } from "../errors"

/** The most that a request may carry, in bytes. */
const mostBytes = 1_048_576

/**
 * The JSON that a request carries. It is counted while it comes in, whatever length it claims.
 *
 * @throws AppError too-large, or invalid-input where it is no JSON in UTF-8
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request)
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    throw new AppError("invalid-input", "The body must be JSON in UTF-8.")
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new AppError("too-large", "The body may have 1 MB at most.")
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge()
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let total = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    total += part.value.byteLength
    if (total > mostBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks, total)
}
