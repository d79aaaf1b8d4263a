import { hostileBody } from "./bodies"
import { damaged, foreignHost, hostileText } from "./hostile"
import type { Known } from "./known"
import { Chance } from "./random"
import type { Route } from "./routes"

/** One request, or several on one connection, as the bytes that go out. */
export type FuzzRequest = {
  number: number
  route: string
  method: string
  target: string
  wire: Buffer
  /** Ends before it is whole. */
  isHalf: boolean
  /** The server may close the connection without a word: what came is no request that it must answer. */
  mayBeCut: boolean
}

/** What the requests are made of. */
export type Setting = {
  seed: number
  routes: readonly Route[]
  known: Known
  /** Ids of server actions. */
  actions: readonly string[]
  /** Cookies and tokens that work, of somebody of every role. */
  cookies: readonly string[]
  tokens: readonly string[]
}

const usualMethods = ["GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST"]
const oddMethods = [
  "PUT",
  "DELETE",
  "PATCH",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
  "SEARCH",
  "get",
  "CONNECT",
  "QUERY",
  "FUZZ",
]

/** Addresses of Next's own and of none. */
const innerPaths = [
  "/_next/data/x/companies/baidu.json",
  "/_next/image?url=%2Ficon.png&w=64&q=75",
  "/_next/image?url=https%3A%2F%2Fevil.example%2Fa.png&w=64&q=75",
  "/_next/static/../../package.json",
  "/_next/static/%2e%2e/%2e%2e/server/app-paths-manifest.json",
  "/_next/static/chunks/nothing.js",
  "/_next/webpack-hmr",
  "/_next/",
  "/__nextjs_original-stack-frame",
  "/_not-found",
  "/_error",
  "/404",
  "/500",
  "/.env",
  "/.next/BUILD_ID",
  "/package.json",
  "/favicon.ico",
  "/robots.txt",
  `//${foreignHost}/%2f..`,
  `/\\${foreignHost}`,
  "/companies/baidu/",
  "/companies//baidu",
  "/./companies/../companies/baidu",
  "/companies/baidu.rsc",
  "/companies/baidu.segments/_tree.segment.rsc",
  "/index",
  "*",
  "http://localhost/companies",
  `http://${foreignHost}/companies`,
  "companies",
  "",
  "/?".padEnd(9000, "a"),
  `/${"a/".repeat(600)}`,
]

/** Makes request `number` of a seed; the same every time. */
export function makeRequest(setting: Setting, number: number): FuzzRequest {
  const chance = new Chance(setting.seed, number)
  const route = chance.of(setting.routes)
  const isInner = chance.oneIn(12)
  const target = isInner ? chance.of(innerPaths) : addressOf(chance, route, setting.known)
  const method = chance.oneIn(10)
    ? chance.of(oddMethods)
    : chance.oneIn(3)
      ? chance.of(route.methods.length > 0 ? route.methods : ["GET"])
      : chance.of(usualMethods)
  const head = headers(chance, setting)
  const hasBody = !/^(?:GET|HEAD)$/.test(method) || chance.oneIn(40)
  const body = hasBody ? hostileBody(chance, setting.actions) : null
  if (body) {
    if (body.type !== null) head.push(["Content-Type", body.type])
    if (body.encoding) head.push(["Content-Encoding", body.encoding])
    if (chance.oneIn(2) && setting.actions.length > 0)
      head.push(["Next-Action", chance.of([...setting.actions, "x", "0".repeat(42)])])
    // An editor's program: gets past the first door of the API.
    if (chance.oneIn(2))
      head.push(
        chance.oneIn(2)
          ? ["If-Match", chance.of(['"1"', '"0"', "*", '"1', 'W/"1"', '"99999999999999999999"'])]
          : ["If-None-Match", "*"],
      )
  }
  const { bytes, isMalformed } = onTheWire(chance, method, target, head, body?.bytes ?? null)
  const isHalf = chance.oneIn(60)
  const isPipelined = !isHalf && chance.oneIn(40)
  const cut = isHalf ? bytes.subarray(0, 1 + chance.below(bytes.length - 1)) : bytes
  const first = Buffer.from("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
  return {
    number,
    route: isInner ? "(inner)" : route.path,
    method,
    target,
    wire: isPipelined ? Buffer.concat([first, first, cut]) : cut,
    isHalf,
    mayBeCut: isHalf || isMalformed || method === "CONNECT",
  }
}

function addressOf(chance: Chance, route: Route, known: Known): string {
  const parts = route.path.split("/").flatMap((part) => {
    const [, dots, name] = /^\[{1,2}(\.\.\.)?(\w+)\]{1,2}$/.exec(part) ?? []
    if (name === undefined) return chance.oneIn(80) ? [damaged(chance, part)] : [part]
    if (dots && chance.oneIn(5))
      return Array.from({ length: chance.below(chance.oneIn(10) ? 200 : 4) }, () => hostileText(chance))
    return [paramOf(chance, known.params[name] ?? ["1"])]
  })
  const path = parts.join("/") || "/"
  return chance.oneIn(2) ? path : `${path}?${queryOf(chance, known)}`
}

function paramOf(chance: Chance, right: readonly string[]): string {
  const value = chance.of(right)
  switch (chance.below(4)) {
    case 0:
      return hostileText(chance)
    case 1:
      return damaged(chance, value)
    default:
      return value
  }
}

function queryOf(chance: Chance, { queries }: Known): string {
  const names = Object.keys(queries)
  const many = chance.oneIn(50) ? 500 : 1 + chance.below(4)
  const pairs = Array.from({ length: many }, () => {
    const name = chance.oneIn(6) ? hostileText(chance) : chance.of(names)
    const value = paramOf(chance, Object.hasOwn(queries, name) ? queries[name]! : ["1"])
    return chance.of([
      `${name}=${value}`,
      `${name}=${value}`,
      `${name}=${value}`,
      name,
      `${name}[]=${value}`,
      `${name}=${value}&${name}=${value}`,
    ])
  })
  return pairs.join(chance.oneIn(20) ? ";" : "&")
}

type Header = [name: string, value: string]

function headers(chance: Chance, { cookies, tokens }: Setting): Header[] {
  const all: Header[] = []
  const maybe = (many: number, name: string, values: readonly string[]) => {
    if (chance.oneIn(many)) all.push([name, chance.of(values)])
  }
  maybe(2, "Accept-Encoding", [
    "gzip",
    "gzip, deflate, br",
    "br;q=1, *;q=0",
    "gzip;q=zero",
    "",
    "identity;q=0",
    "x".repeat(500),
  ])
  maybe(8, "Accept", ["text/html", "application/json", "text/x-component", "*/*;q=-1", ",,,", "image/png"])
  maybe(10, "Range", [
    "bytes=0-0",
    "bytes=-1",
    "bytes=5-1",
    "bytes=0-99999999999999999999",
    "bytes=a-b",
    `bytes=${"0-1,".repeat(500)}`,
  ])
  maybe(10, "If-None-Match", ["*", '"', 'W/"x"', '"a", "b"', "x".repeat(3000)])
  maybe(20, "If-Modified-Since", [
    "Fri, 27 Nov 2026 00:00:00 GMT",
    "never",
    "-1",
    "Thu, 01 Jan 1970 00:00:00 GMT",
  ])
  maybe(15, "X-Forwarded-Host", [foreignHost, "a b", "localhost, evil.example", "[::1", "localhost:99999999"])
  maybe(15, "X-Forwarded-Proto", ["https", "javascript", "https,http", ""])
  // Most come from addresses of their own, as attackers do, so that limits for one address do not end the trial.
  all.push([
    "X-Forwarded-For",
    chance.oneIn(10)
      ? chance.of([
          "",
          ",,,",
          "::1%eth0",
          "999.999.999.999",
          "a".repeat(2000),
          "1.2.3.4, 5.6.7.8",
          "::ffff:1.2.3.4",
        ])
      : [10, chance.below(256), chance.below(256), chance.below(256)].join("."),
  ])
  maybe(12, "RSC", ["1", "0", ""])
  maybe(12, "Next-Router-State-Tree", [
    "x",
    "%5B%22%22%5D",
    encodeURIComponent('["",{"children":["__proto__",{}]}]'),
    "%",
    "[".repeat(1000),
    encodeURIComponent('["",{},null,"refetch"]'),
  ])
  maybe(20, "Next-Router-Prefetch", ["1", "2", "x"])
  maybe(20, "Next-Router-Segment-Prefetch", ["/_tree", "/..", "/_index", "/__PAGE__", "%00"])
  maybe(20, "Next-Url", ["/", "//", "%", "/companies"])
  maybe(20, "Next-HMR-Refresh", ["1"])
  maybe(20, "X-Nextjs-Data", ["1"])
  maybe(20, "X-Middleware-Subrequest", [
    "proxy",
    "proxy:proxy:proxy:proxy:proxy",
    "src/middleware",
    "middleware:middleware:middleware:middleware:middleware",
  ])
  maybe(25, "X-Middleware-Rewrite", ["/admin", `https://${foreignHost}/`])
  maybe(25, "X-Invoke-Path", ["/admin", "/_error"])
  maybe(25, "X-Invoke-Status", ["500", "x"])
  maybe(25, "X-Matched-Path", ["/admin", "/[slug]"])
  maybe(25, "X-Now-Route-Matches", ["1=baidu", "%"])
  maybe(25, "X-Prerender-Revalidate", ["x", ""])
  maybe(25, "X-HTTP-Method-Override", ["DELETE"])
  maybe(25, "X-Original-URL", ["/admin"])
  maybe(12, "Authorization", [
    "Bearer",
    "Bearer ",
    `Bearer ${"a".repeat(5000)}`,
    "Basic YTpi",
    "Bearer \u00e9",
    "Digest x",
  ])
  if (tokens.length > 0)
    maybe(
      6,
      "Authorization",
      tokens.map((token) => `Bearer ${token}`),
    )
  maybe(12, "Cookie", [
    "chip-runway.session_token=x.y",
    "chip-runway.session_token=%",
    `chip-runway.session_token=${"a".repeat(4000)}`,
    "=;=;=",
    "__proto__=1; constructor=2",
    "__prerender_bypass=x; __next_preview_data=y",
    "a=\u00ff",
  ])
  if (cookies.length > 0) maybe(5, "Cookie", cookies)
  maybe(12, "Origin", ["null", `https://${foreignHost}`, "http://localhost", "x", ""])
  maybe(15, "Sec-Fetch-Site", ["cross-site", "same-origin", "none", "x"])
  maybe(25, "Expect", ["100-continue", "x"])
  maybe(30, "Upgrade", ["websocket", "h2c"])
  maybe(30, "TE", ["trailers"])
  maybe(25, "Accept-Language", ["zh-CN,zh;q=0.9", "x".repeat(1000), "*;q=2"])
  maybe(25, "User-Agent", ["Googlebot", "", "curl", "x".repeat(3000)])
  return all
}

/** The bytes of a request; some break the rules of HTTP itself. */
function onTheWire(chance: Chance, method: string, target: string, head: Header[], body: Buffer | null) {
  const rule = chance.oneIn(25)
    ? chance.of([
        "length",
        "both",
        "chunks",
        "host",
        "hosts",
        "version",
        "line",
        "name",
        "folded",
        "huge",
        "upper",
      ])
    : ""
  const isChunked = body !== null && (rule === "chunks" || rule === "both" || chance.oneIn(12))
  const lines = [
    `${method} ${target} ${rule === "version" ? chance.of(["HTTP/9.9", "HTTP/1.0", "", "HTP/1.1"]) : "HTTP/1.1"}`,
    ...(rule === "host"
      ? []
      : [
          `Host: ${chance.oneIn(15) ? chance.of([foreignHost, "a b", "localhost:x", "[", "", "localhost\u0000"]) : "localhost"}`,
        ]),
    ...(rule === "hosts" ? [`Host: ${foreignHost}`] : []),
    ...head.map(([name, value]) => `${name}: ${value}`),
    ...(rule === "name" ? ["a b: c", ": x", "\u0000: y"] : []),
    ...(rule === "folded" ? ["X-A: b\r\n c"] : []),
    ...(rule === "huge" ? [`X-A: ${"a".repeat(30_000)}`] : []),
    ...(rule === "line" ? ["no colon"] : []),
    ...(body && isChunked ? ["Transfer-Encoding: chunked"] : []),
    ...(body && (!isChunked || rule === "both")
      ? [
          `Content-Length: ${rule === "length" ? chance.of(["-1", "x", String(body.length - 1), "1e3", "99999999999999999999"]) : body.length}`,
        ]
      : []),
    "Connection: close",
  ]
  const end = rule === "upper" ? "\n\n" : "\r\n\r\n"
  const chunk = body && isChunked ? chunked(chance, body, rule === "chunks") : body
  const bytes = Buffer.concat([
    Buffer.from(lines.join(end.slice(0, end.length / 2)) + end),
    chunk ?? Buffer.alloc(0),
  ])
  // A target with a sign outside of ASCII, a blank or none at all is no request line; nor is a header with a NUL.
  const isMalformed =
    rule !== "" || !/^[!-~]+$/.test(target) || head.some(([, value]) => /[^\t -~\u0080-\u00ff]/.test(value))
  return { bytes, isMalformed: isMalformed || head.some(([name]) => name === "Upgrade" || name === "Expect") }
}

function chunked(chance: Chance, body: Buffer, isBroken: boolean): Buffer {
  const size = isBroken
    ? chance.of(["-1", "g", "ffffffffffffffff", "", (body.length + 5).toString(16)])
    : body.length.toString(16)
  if (body.length === 0) return Buffer.from("0\r\n\r\n")
  return Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")])
}
