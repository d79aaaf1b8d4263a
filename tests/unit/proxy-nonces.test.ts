import { NextRequest } from "next/server"
import { expect, test } from "vitest"
import nextConfig from "@/next.config"
import { config, proxy } from "@/proxy"

/** Pages that are made for each request, as next.config.ts leads to them. */
const madeForEach = /^\/(?:known\/|(?:orders\/of\/query|search\/answer|compare\/of)$)/

test("a page has a nonce where it is made for each request, and where it is kept it has none", async () => {
  const rewrites = await nextConfig.rewrites?.()
  if (!rewrites || Array.isArray(rewrites)) throw new Error("rewrites come in rooms")
  const made = (rewrites.beforeFiles ?? [])
    .filter(({ destination }) => madeForEach.test(destination))
    .map(({ source, has }) => ({ source, has }))
  const guarded = config.matcher.filter((one) => typeof one !== "string")
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort()
  expect(made.length).toBeGreaterThan(20)
  expect(sorted(guarded)).toEqual(sorted(made))
})

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://example.org${path}`, { headers }))

test.each([
  "/search?q=a",
  "/orders?kind=purchase",
  "/?known=2023-11-20",
  "/charts/runway?firm=baidu&known=2023-11-20",
])(
  "%s is answered and made with the same nonce, another one each time, and with none that was asked for",
  (path) => {
    const nonces = [ask(path), ask(path, { "content-security-policy": "script-src 'nonce-chosen'" })].map(
      (answer) => {
        const policy = answer.headers.get("content-security-policy") ?? ""
        expect(answer.headers.get("x-middleware-request-content-security-policy")).toBe(policy)
        expect(policy).not.toContain("unsafe-inline' 'nonce")
        return /script-src 'self' 'nonce-([\w+/]{22}==)' 'strict-dynamic';/.exec(policy)?.[1]
      },
    )
    expect(nonces[0]).toBeDefined()
    expect(nonces[1]).toBeDefined()
    expect(nonces[0]).not.toBe(nonces[1])
  },
)

test.each(["/charts/runway?firm=baidu", "/lab?firm=baidu", "/companies/baidu/moved?from=2025-05"])(
  "%s is kept, so no nonce comes near it",
  (path) => {
    const answer = ask(path)
    expect(answer.headers.has("content-security-policy")).toBe(false)
    expect(answer.headers.has("x-middleware-request-content-security-policy")).toBe(false)
  },
)

test.each(["/search.json?q=a", "/orders.json?kind=purchase", "/charts/runway.json?firm=baidu"])(
  "%s is a file, which keeps the policy of files",
  (path) => {
    const answer = ask(path)
    expect(answer.headers.get("x-middleware-next")).toBe("1")
    expect(answer.headers.has("content-security-policy")).toBe(false)
  },
)
