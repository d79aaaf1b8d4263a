import { NextResponse, type NextRequest } from "next/server"
import { randomBytes } from "node:crypto"
import { segmentsQuery, viewSegments } from "./lib/charts/view-segments"
import { policyOfRooms, policyWithNonce } from "./lib/content-policy"
import { knownParam } from "./lib/known-link"
import { movedOfSegments, movedSegments } from "./lib/moved-path"
import { labPath, labQueryOfPath } from "./lib/lab/lab-path"

// Pages of the public site are kept ready made, which a nonce would forbid, and what passes here costs as much again as
// a kept page: so of the public site only the charts and the laboratory do, whose addresses hold more than a path, and
// the pages that are made for each request anyway, for their nonce.
export const config = {
  matcher: [
    "/admin/:path*",
    "/charts/:chart([a-z-]+)",
    "/charts/:chart([a-z-]+)/:view+",
    "/lab",
    "/lab/of/:inside*",
    "/companies/:slug/moved",
    "/companies/:slug/moved/:view+",
    // As in next.config.ts, which leads these to the pages that are made for each request; a test holds the two together.
    { source: "/orders", has: [{ type: "query", key: "q" }] },
    { source: "/orders", has: [{ type: "query", key: "firm" }] },
    { source: "/orders", has: [{ type: "query", key: "chip" }] },
    { source: "/orders", has: [{ type: "query", key: "maker" }] },
    { source: "/orders", has: [{ type: "query", key: "kind" }] },
    { source: "/orders", has: [{ type: "query", key: "status" }] },
    { source: "/orders", has: [{ type: "query", key: "year" }] },
    { source: "/orders", has: [{ type: "query", key: "source" }] },
    { source: "/orders", has: [{ type: "query", key: "confidence" }] },
    { source: "/orders", has: [{ type: "query", key: "contradictions" }] },
    { source: "/orders", has: [{ type: "query", key: "known" }] },
    { source: "/orders", has: [{ type: "query", key: "group" }] },
    { source: "/orders", has: [{ type: "query", key: "sort" }] },
    { source: "/orders", has: [{ type: "query", key: "columns" }] },
    { source: "/orders", has: [{ type: "query", key: "page" }] },
    { source: "/search", has: [{ type: "query", key: "q" }] },
    { source: "/compare", has: [{ type: "query", key: "firms" }] },
    { source: "/compare", has: [{ type: "query", key: "known" }] },
    { source: "/", has: [{ type: "query", key: "known" }] },
    { source: "/board/:view+", has: [{ type: "query", key: "known" }] },
    { source: "/companies/:slug", has: [{ type: "query", key: "known" }] },
    { source: "/orders/:id((?!rows\\.json$)[^/]+)", has: [{ type: "query", key: "known" }] },
    { source: "/numbers/:path+", has: [{ type: "query", key: "known" }] },
    { source: "/statements", has: [{ type: "query", key: "known" }] },
    { source: "/statements/:view+", has: [{ type: "query", key: "known" }] },
  ],
}

/** Tells app/admin/layout.tsx which page is asked for, where a session is needed. */
const askedHeader = "x-chip-runway-asked"

/** The door, and where a link from outside leads. */
function isOpen(pathname: string): boolean {
  return /^\/admin\/(?:login|welcome)(?:\/|$)/.test(pathname)
}

/** A record's form that was sent: its page shows again what was typed, also to somebody whose session has ended. */
function isRecordForm({ method, nextUrl: { pathname } }: NextRequest): boolean {
  return (
    method === "POST" &&
    /^\/admin\/(?:orders|statements|companies|chips|sources|assumptions)\/[^/]+$/.test(pathname)
  )
}

/**
 * What every page and form of the admin area shares: no script but ours, no frame, no foreign form, nothing kept
 * by a cache. Who may see what is not decided here but where the data are read and written; how large a body may be,
 * before anything of it is read (lib/server/refuse-large-bodies.ts).
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  if (pathname.startsWith("/charts/")) return chartPage(request)
  if (/^\/lab(?:\/|$)/.test(pathname)) return labPage(request)
  if (/^\/companies\/[^/]+\/moved(?:\/|$)/.test(pathname)) return movedPage(request)
  if (!/^\/admin(?:\/|$)/.test(pathname)) return pageOfItsOwn(request)
  if (!isReading(request) && !isFromHere(request)) return plain(403, "This form was sent from another site.")
  const policy = policyOfRooms(newNonce(), site())
  const headers = new Headers(request.headers)
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set("content-security-policy", policy)
  headers.delete(askedHeader)
  if (!isOpen(request.nextUrl.pathname) && !isRecordForm(request)) {
    headers.set(askedHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  }
  const response = NextResponse.next({ request: { headers } })
  response.headers.set("content-security-policy", policy)
  response.headers.set("x-content-type-options", "nosniff")
  response.headers.set("referrer-policy", "same-origin")
  response.headers.set("x-robots-tag", "noindex, nofollow")
  response.headers.set("cache-control", "private, no-store")
  return response
}

/** A chart's query string becomes a path, inside alone: so its page is kept, and a wrong one answers 404. */
function chartPage(request: NextRequest): NextResponse {
  const { nextUrl } = request
  // Next lets ".json" pass a matcher that does not name it; that is a door, with a query of its own.
  if (nextUrl.pathname.includes(".")) return NextResponse.next()
  const [, , chart = "", ...inside] = nextUrl.pathname.split("/")
  if (chart === "laboratory") return toLaboratory(nextUrl)
  // The path that we lead to ourselves is nobody's address: each variant of it would be kept as a page of its own.
  if (inside.length > 0) {
    const to = new URL(nextUrl)
    to.pathname = `/charts/${chart}`
    to.search = ""
    for (const [name, values] of Object.entries(segmentsQuery(inside))) {
      for (const value of values) to.searchParams.append(name, value)
    }
    return NextResponse.redirect(to, 308)
  }
  const segments = viewSegments(chart, nextUrl.searchParams)
  if (segments.length === 0) return NextResponse.next()
  const page = nextUrl.clone()
  // Of past days there is no end, so that these pages are not kept.
  if (segments.some((segment) => segment.startsWith(`${knownParam}=`))) {
    page.pathname = `/known${nextUrl.pathname}`
    return withNonce(request, (headers) => NextResponse.rewrite(page, { request: { headers } }))
  }
  page.pathname = [nextUrl.pathname, ...segments].join("/")
  page.search = ""
  return NextResponse.rewrite(page)
}

/** Characters of a query that a header can repeat: many clients take 16 kB of headers. */
const mostRedirected = 4000

/** The laboratory's chart has no page of its own: the laboratory shows it, with all that can be changed. */
function toLaboratory(from: NextRequest["nextUrl"]): NextResponse {
  if (from.search.length > mostRedirected) {
    return plain(
      414,
      "This address is too long to be led on. The laboratory itself, /lab, takes the same query.",
    )
  }
  const to = new URL(from)
  to.pathname = "/lab"
  return NextResponse.redirect(to, 308)
}

/** A laboratory's firm and month become a path, inside alone, for the same reasons; the browser reads the rest. */
function labPage({ nextUrl }: NextRequest): NextResponse {
  if (nextUrl.pathname !== "/lab") {
    const to = new URL(nextUrl)
    to.search = labQueryOfPath(nextUrl.pathname).toString()
    to.pathname = "/lab"
    return NextResponse.redirect(to, 308)
  }
  const path = labPath(nextUrl.searchParams)
  if (path === null) return NextResponse.next()
  const page = nextUrl.clone()
  page.pathname = path
  page.search = ""
  return NextResponse.rewrite(page)
}

/** What moved a firm's estimate: both ends become a path, inside alone, as with the charts. */
function movedPage({ nextUrl }: NextRequest): NextResponse {
  const [, , slug = "", , ...inside] = nextUrl.pathname.split("/")
  if (inside.length > 0) {
    const to = new URL(nextUrl)
    to.pathname = `/companies/${slug}/moved`
    to.search = ""
    for (const [name, values] of Object.entries(movedOfSegments(inside))) {
      for (const value of values) to.searchParams.append(name, value)
    }
    return NextResponse.redirect(to, 308)
  }
  const segments = movedSegments(nextUrl.searchParams)
  if (segments.length === 0) return NextResponse.next()
  const page = nextUrl.clone()
  page.pathname = [nextUrl.pathname, ...segments].join("/")
  page.search = ""
  return NextResponse.rewrite(page)
}

function isReading({ method }: NextRequest): boolean {
  return method === "GET" || method === "HEAD"
}

/** Browsers say where a form comes from, by one header or the other; who says neither is no browser. */
function isFromHere(request: NextRequest): boolean {
  const site = request.headers.get("sec-fetch-site")
  if (site !== null) return site === "same-origin" || site === "none"
  const origin = request.headers.get("origin")
  if (origin === null) return true
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host")
  return URL.canParse(origin) && new URL(origin).host === host
}

function plain(status: number, sentence: string): NextResponse {
  return new NextResponse(`${sentence}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  })
}

/** A public page that is made for this request: where it is made is said in next.config.ts. */
function pageOfItsOwn(request: NextRequest): NextResponse {
  // /search.json and /orders.json come here as well (see chartPage): nothing runs in them.
  if (request.nextUrl.pathname.endsWith(".json")) return NextResponse.next()
  return withNonce(request, (headers) => NextResponse.next({ request: { headers } }))
}

/** Gives a page of the public site a nonce, and its answer the policy that names it. */
function withNonce(request: NextRequest, answer: (headers: Headers) => NextResponse): NextResponse {
  const policy = policyWithNonce(newNonce(), site())
  const headers = new Headers(request.headers)
  headers.set("content-security-policy", policy)
  const response = answer(headers)
  response.headers.set("content-security-policy", policy)
  return response
}

function newNonce(): string {
  return randomBytes(16).toString("base64")
}

function site() {
  return {
    isSecure: process.env.SITE_URL?.startsWith("https:") ?? false,
    isDevelopment: process.env.NODE_ENV === "development",
  }
}
