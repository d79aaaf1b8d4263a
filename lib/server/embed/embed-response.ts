import "server-only"
import { createHash } from "node:crypto"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import type { EmbedLook } from "./embed-look"
import { embedStyle } from "./embed-style"
import { heightScript } from "./height-script"

/** The embed as an answer: to be framed by anybody, to load nothing, to be asked for anew after a minute. */
export function embedResponse(
  request: Request,
  markup: string,
  look: EmbedLook,
  status = 200,
  more: { "retry-after"?: string } = {},
): Response {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy(look),
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-resource-policy": "cross-origin",
    // Live data move, and a frozen chart says so when they do.
    "cache-control": status === 200 ? "public, max-age=60, must-revalidate" : "no-store",
    ...more,
  }
  if (status !== 200) return new Response(markup, { status, headers })
  const tag = createHash("sha256").update(markup).digest("base64url").slice(0, 27)
  return taggedResponse(request, new TextEncoder().encode(markup), tag, headers)
}

function policy(look: EmbedLook): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(embedStyle(look))}`,
    `script-src ${hashOf(heightScript)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; ")
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`
}
