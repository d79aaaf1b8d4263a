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
