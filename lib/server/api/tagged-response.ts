import "server-only"
import { isKnown } from "./is-known"

/**
 * An answer with a tag of its own, or nothing but its headers where the reader has it already.
 *
 * @param tag names the bytes, without its quotes
 */
export function taggedResponse(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  tag: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const all = { ...headers, etag: `"${tag}"` }
  if (isKnown(request.headers.get("if-none-match"), all.etag))
    return new Response(null, { status: 304, headers: all })
  return new Response(bytes, { headers: all })
}
