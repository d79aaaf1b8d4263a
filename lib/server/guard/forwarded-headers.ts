import "server-only"
import type { IncomingHttpHeaders } from "node:http"

/** What a proxy says of the request that it passes on, with what it may say there; a list of addresses has its own reader. */
const forwarded: Readonly<Record<string, RegExp>> = {
  // A name or an address with a port, and nothing that an address of ours could be made of.
  "x-forwarded-host": /^(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i,
  "x-forwarded-proto": /^https?$/,
  "x-forwarded-port": /^\d{1,5}$/,
}

/** What a proxy might say besides, or pass on from a client without a look. Nothing of ours needs it. */
const neverNeeded = ["x-real-ip", "forwarded", "x-forwarded-prefix"]

/** What the server tells itself, so that nobody else may: a policy in a request would choose the nonce of its answer. */
const ownWords = [
  "content-security-policy",
  "content-security-policy-report-only",
  "x-chip-runway-client",
  "x-chip-runway-peer",
]

/**
 * What Next's parts tell each other, that a page is to be made anew, as a draft or as another one than was asked for. Some
 * it believes of whoever knows a key of the build's; nothing of ours says any of it.
 */
const wordsOfNext =
  /^(?:x-(?:middleware|prerender|next|now|invoke)-|(?:x-matched-path|x-nextjs-data|next-resume)$)/

/** The same as cookies: of a page's drafts, which we have not. */
const cookiesOfNext: ReadonlySet<string> = new Set(["__prerender_bypass", "__next_preview_data"])

/** To which trace a request belongs, in every form that OTEL_PROPAGATORS may ask for. */
const wordsOfTraces = /^(?:traceparent|tracestate|baggage|b3|x-b3-[\w-]+|uber-trace-id|uberctx-[\w-]+)$/

/**
 * Takes from a request what its sender has no business to say. Without proxies of ours (TRUSTED_PROXIES=0) that is all
 * that a proxy would say, the trace that a request belongs to with it; with them, host and protocol are those that the nearest one wrote, which stands last, and
 * x-forwarded-for stays a list, which `clientAddress` counts back. What is left is believed everywhere behind this:
 * by Next, by server actions and by our own checks of where a form comes from.
 */
export function dropUntrusted(headers: IncomingHttpHeaders, trustedProxies: number): void {
  for (const name of [...ownWords, ...neverNeeded]) Reflect.deleteProperty(headers, name)
  for (const name of Object.keys(headers)) {
    if (wordsOfNext.test(name) || (trustedProxies === 0 && wordsOfTraces.test(name)))
      Reflect.deleteProperty(headers, name)
  }
  dropCookies(headers)
  if (trustedProxies === 0) {
    for (const name of ["x-forwarded-for", ...Object.keys(forwarded)]) Reflect.deleteProperty(headers, name)
    return
  }
  for (const [name, sound] of Object.entries(forwarded)) {
    const said = headers[name]
    if (said === undefined) continue
    const last = String(said).split(",").at(-1)!.trim()
    if (sound.test(last)) headers[name] = last
    else Reflect.deleteProperty(headers, name)
  }
}

function dropCookies(headers: IncomingHttpHeaders): void {
  const { cookie } = headers
  if (cookie === undefined || !/__(?:prerender|next)_/.test(cookie)) return
  const kept = cookie.split(";").filter((one) => !cookiesOfNext.has(one.split("=", 1)[0]!.trim()))
  if (kept.length > 0) headers.cookie = kept.join(";").trim()
  else Reflect.deleteProperty(headers, "cookie")
}
