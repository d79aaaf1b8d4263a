import { afterAll, beforeAll, expect, test } from "vitest"
import { guardRequests } from "@/lib/server/guard/guard-requests"
import { dropUntrusted } from "@/lib/server/guard/forwarded-headers"
import { listen } from "../../setup/guarded-server"

let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  process.env.SITE_URL = "https://chips.example"
  guardRequests()
  server = await listen((request, response) => response.end(JSON.stringify(request.headers)))
})
afterAll(async () => {
  delete process.env.SITE_URL
  await server.close()
})

const lies = {
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-port": "444",
  "x-forwarded-prefix": "/evil",
  "x-real-ip": "203.0.113.9",
  forwarded: "for=203.0.113.9;host=evil.example",
  "x-chip-runway-client": "203.0.113.9",
  "x-chip-runway-peer": "x 203.0.113.9",
  "content-security-policy": "script-src 'nonce-chosen'",
}

test("without proxies of ours nothing is believed of what a proxy would say, and nobody chooses a nonce", async () => {
  const seen: unknown = JSON.parse((await server.ask("/", { ...lies, "x-kept": "1" })).body)
  for (const name of Object.keys(lies)) expect(seen).not.toHaveProperty(name)
  expect(seen).toHaveProperty("x-kept", "1")
})

/** What Next would believe of a client, and none of ours says. */
const wordsOfNext = {
  "x-prerender-revalidate": "0123456789abcdef0123456789abcdef",
  "x-prerender-revalidate-if-generated": "1",
  "x-next-revalidated-tags": "a,b",
  "x-next-revalidate-tag-token": "0123456789abcdef0123456789abcdef",
  "x-middleware-prefetch": "1",
  "x-middleware-subrequest": "proxy:proxy:proxy",
  "x-middleware-rewrite": "/known/board",
  "x-now-route-matches": "1=a",
  "x-invoke-path": "/known/board",
  "x-matched-path": "/known/board",
  "x-nextjs-data": "1",
  "next-resume": "1",
}
const wordsOfTraces = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "a=b",
  baggage: "a=b",
  b3: "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
  "x-b3-traceid": "0af7651916cd43dd8448eb211c80319c",
  "uber-trace-id": "1:2:3:1",
}
const ofOurPages = {
  rsc: "1",
  "next-router-prefetch": "1",
  "next-router-state-tree": "a",
  "next-url": "/",
  "next-action": "a",
}

test("Next believes nobody that a page is to be made anew or as a draft, and hears what our pages say", async () => {
  const cookie = "a=1; __prerender_bypass=x; chip-runway.session_token=b; __next_preview_data=y"
  const seen: unknown = JSON.parse((await server.ask("/", { ...wordsOfNext, ...ofOurPages, cookie })).body)
  for (const name of Object.keys(wordsOfNext)) expect(seen).not.toHaveProperty(name)
  expect(seen).toMatchObject({ ...ofOurPages, cookie: "a=1; chip-runway.session_token=b" })
  const bypass = JSON.parse((await server.ask("/", { cookie: "__prerender_bypass=x" })).body)
  expect(bypass).not.toHaveProperty("cookie")
})

test("only a proxy of ours says to which trace a request belongs", async () => {
  const seen: unknown = JSON.parse((await server.ask("/", wordsOfTraces)).body)
  for (const name of Object.keys(wordsOfTraces)) expect(seen).not.toHaveProperty(name)
  const headers = { ...wordsOfTraces, ...wordsOfNext }
  dropUntrusted(headers, 1)
  expect(headers).toEqual(wordsOfTraces)
})

test("behind https every answer asks for https, also those that somebody refuses", async () => {
  for (const path of ["/", "/admin", "/charts/runway.svg", "/embed/s/a", "/_next/static/a.js", "/nothing"]) {
    const { headers } = await server.ask(path)
    expect(headers["strict-transport-security"], path).toBe("max-age=31536000")
    expect(headers["x-content-type-options"], path).toBe("nosniff")
  }
  expect((await server.ask("/")).headers["content-security-policy"]).toContain("upgrade-insecure-requests")
})

test("an address that goes up is what it comes out at", async () => {
  for (const path of ["/companies/../admin/login", "/a/%2e%2e/admin", "http://anything.example/admin"]) {
    expect((await server.ask(path)).headers["x-frame-options"], path).toBe("DENY")
  }
  for (const path of ["/embed/s/..", "/admin/%2E%2E/companies", "/companies/a/../../nope/dossier.html"]) {
    const { headers } = await server.ask(path)
    expect(headers["content-security-policy"], path).toContain("default-src")
    expect(headers["x-frame-options"], path).toBe("SAMEORIGIN")
  }
})

test("behind proxies of ours host and protocol are those that the nearest one wrote", () => {
  const headers = {
    ...lies,
    "x-forwarded-host": "evil.example, chips.example:8443",
    "x-forwarded-proto": "http,https",
  }
  dropUntrusted(headers, 1)
  expect(headers).toMatchObject({
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "chips.example:8443",
    "x-forwarded-proto": "https",
  })
  // A proxy passes these on as a client wrote them.
  for (const name of ["x-real-ip", "forwarded", "x-forwarded-prefix"])
    expect(headers).not.toHaveProperty(name)
  expect(headers).not.toHaveProperty("content-security-policy")
  expect(headers).not.toHaveProperty("x-chip-runway-client")
})

test.each(["evil.example/path", "a b", "user@evil.example", "evil.example#", "x".repeat(300), '"><script>'])(
  "%s is no host, whoever says so",
  (host) => {
    const headers = { "x-forwarded-host": host, "x-forwarded-proto": "javascript" }
    dropUntrusted(headers, 1)
    expect(headers).toEqual({})
  },
)

test.each<Record<string, string>>([
  { "x-forwarded-proto": "443" },
  { "x-forwarded-proto": "javascript" },
  { "x-forwarded-port": "https" },
  { "x-forwarded-port": "4433333" },
])("each header is held to what it may say: %j", (headers) => {
  dropUntrusted(headers, 1)
  expect(headers).toEqual({})
})
