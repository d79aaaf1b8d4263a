import "server-only"
import { policyOfDossiers, policyOfFiles, policyOfPages } from "@/lib/content-policy"

type Header = readonly [name: string, value: string]
/** Of what kind an answer is, as far as its headers go. */
export type AnswerKind = "page" | "room" | "embed" | "file" | "own-file" | "dossier" | "asset"

/** What no page of ours uses, and no frame in it may. */
const unused = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
]

/** For how long a browser that came by https asks by nothing else, in seconds: a year. */
const httpsFor = 365 * 24 * 60 * 60

/**
 * The headers that stand on every answer of a kind, before anybody answers. Next adds those of a handler that are not
 * here, and sends a kept page's own policy beside the one that is here.
 *
 * @param isSecure whether the site is reached by https (SITE_URL)
 */
export function answerHeaders(
  kind: AnswerKind,
  { isSecure, isDevelopment }: { isSecure: boolean; isDevelopment: boolean },
): readonly Header[] {
  const all: Header[] = [
    ["x-content-type-options", "nosniff"],
    // Not for subdomains: they are somebody else's affair.
    ...(isSecure ? [["strict-transport-security", `max-age=${httpsFor}`] as const] : []),
  ]
  const ofDocuments: Header[] = [
    ["referrer-policy", kind === "room" ? "same-origin" : "strict-origin-when-cross-origin"],
    ["permissions-policy", unused.map((feature) => `${feature}=()`).join(", ")],
  ]
  switch (kind) {
    case "page":
      return [
        ...all,
        ...ofDocuments,
        ["content-security-policy", policyOfPages({ isSecure, isDevelopment })],
        ["cross-origin-opener-policy", "same-origin"],
        ["cross-origin-resource-policy", "same-origin"],
        ["x-frame-options", "SAMEORIGIN"],
      ]
    case "room":
      // Its policy has a nonce, from proxy.ts.
      return [
        ...all,
        ...ofDocuments,
        ["cross-origin-opener-policy", "same-origin"],
        ["cross-origin-resource-policy", "same-origin"],
        ["x-frame-options", "DENY"],
      ]
    case "embed":
      // Made to stand in other people's pages; its own policy says what it may do there.
      return [...all, ...ofDocuments]
    case "dossier":
      return [
        ...all,
        ...ofDocuments,
        ["content-security-policy", policyOfDossiers],
        ["x-frame-options", "SAMEORIGIN"],
      ]
    case "file":
    case "own-file":
      return [
        ...all,
        ["referrer-policy", "strict-origin-when-cross-origin"],
        ["content-security-policy", policyOfFiles],
        ["x-frame-options", "SAMEORIGIN"],
        // Files that other sites may use say so themselves.
        ...(kind === "own-file" ? [["cross-origin-resource-policy", "same-origin"] as const] : []),
      ]
    case "asset":
      // A policy would be that of a worker that runs it.
      return [...all, ["x-frame-options", "SAMEORIGIN"]]
  }
}

/**
 * Of what kind the answer to an address is. The kinds whose policy comes from elsewhere hold the addresses of their
 * own doors alone, so that a page that says "nothing is here" has a policy wherever it is said.
 *
 * @param path as routes are found by it (asked-address.ts)
 */
export function kindOf(path: string): AnswerKind {
  if (path.startsWith("/_next/static/")) return "asset"
  if (/^\/admin(?:\/|$)/.test(path)) return "room"
  if (/^\/embed\/(?:s|charts)\/[^/]+$/.test(path)) return "embed"
  if (/^\/companies\/[^/]+\/dossier\.html$/.test(path)) return "dossier"
  if (/^\/(?:search\.json$|orders\/rows\.json$|lab\/kit\/|api\/internal\/)/.test(path)) return "own-file"
  if (/^\/(?:api|oembed|doors)(?:\/|$)|\.[a-z]+$/.test(path)) return "file"
  return "page"
}
