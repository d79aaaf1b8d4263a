import "server-only"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { isKnown } from "./is-known"

const compressed = promisify(gzip)

/** Fewer bytes than these fit a packet as they are. */
const leastBytes = 1400

/** Types that are compressed in themselves already. */
const isPacked = (type: string) => type.startsWith("image/png")

/**
 * An answer with a tag of its own: nothing but the headers where the reader has it already, and gzipped where the
 * reader takes that, which Next does for pages alone. Each encoding has its own tag, since its bytes are others.
 *
 * @param tag names the bytes, without its quotes
 */
export async function taggedResponse(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  tag: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const [plain, packed] = [`"${tag}"`, `"${tag}-gzip"`]
  const canPack = bytes.byteLength >= leastBytes && !isPacked(headers["content-type"] ?? "")
  const packs = canPack && takesGzip(request.headers.get("accept-encoding"))
  const all: Record<string, string> = { ...headers, etag: packs ? packed : plain }
  if (canPack) all.vary = "accept-encoding"
  const asked = request.headers.get("if-none-match")
  if (isKnown(asked, plain) || (canPack && isKnown(asked, packed))) {
    return new Response(null, { status: 304, headers: all })
  }
  if (!packs) return new Response(bytes, { headers: all })
  return new Response(new Uint8Array(await compressed(bytes)), {
    headers: { ...all, "content-encoding": "gzip" },
  })
}

/** Whether `Accept-Encoding` names gzip, or everything, and does not refuse it by `q=0`. */
function takesGzip(accepted: string | null): boolean {
  return (accepted ?? "").split(",").some((one) => {
    const [name = "", ...parameters] = one.split(";").map((part) => part.trim().toLowerCase())
    return (name === "gzip" || name === "*") && !parameters.some((part) => /^q=0(?:\.0*)?$/.test(part))
  })
}
