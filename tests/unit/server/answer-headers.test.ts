import { expect, test } from "vitest"
import { answerHeaders, kindOf } from "@/lib/server/guard/answer-headers"

const plain = { isSecure: false, isDevelopment: false }
const of = (path: string, site = plain) => Object.fromEntries(answerHeaders(kindOf(path), site))

const pages = [
  "/",
  "/companies/baidu",
  "/orders",
  "/orders/of/query",
  "/s/abc",
  "/nothing/here",
  "/administrator",
]
const rooms = ["/admin", "/admin/login", "/admin/orders/x"]
const embeds = ["/embed/s/abc", "/embed/charts/runway"]
const files = [
  "/charts/runway.svg",
  "/s/abc.json",
  "/data.zip",
  "/data/orders.csv",
  "/changes.atom",
  "/oembed",
]
const apis = ["/api/v1/numbers/x", "/api/v1/snapshots", "/api/health"]
const own = ["/search.json", "/orders/rows.json", "/lab/kit/baidu/2026-11"]
const assets = ["/_next/static/chunks/a.js", "/_next/static/media/a.woff2"]
const all = [
  ...pages,
  ...rooms,
  ...embeds,
  ...files,
  ...apis,
  ...own,
  ...assets,
  "/companies/baidu/dossier.html",
]

test.each(all)(
  "nobody guesses at the type of %s, and https is asked for where there is https alone",
  (path) => {
    expect(of(path)["x-content-type-options"]).toBe("nosniff")
    expect(of(path)["strict-transport-security"]).toBeUndefined()
    expect(of(path, { ...plain, isSecure: true })["strict-transport-security"]).toBe("max-age=31536000")
  },
)

test.each(pages)("%s is a page: it loads from us alone, and stands in no other site's page", (path) => {
  const headers = of(path)
  expect(headers).toMatchObject({
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  })
  expect(headers["permissions-policy"]).toContain("camera=()")
  const policy = directives(headers["content-security-policy"])
  expect(policy).toMatchObject({
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src-elem": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
  })
  expect(policy).not.toHaveProperty("upgrade-insecure-requests")
  expect(of(path, { ...plain, isSecure: true })["content-security-policy"]).toContain(
    "upgrade-insecure-requests",
  )
})

test.each(rooms)("%s is a room: its own policy comes with its nonce, and nobody frames it", (path) => {
  expect(of(path)).toMatchObject({
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  })
  expect(of(path)).not.toHaveProperty("content-security-policy")
})

test.each(embeds)("%s is made for other people's pages", (path) => {
  for (const name of ["x-frame-options", "content-security-policy", "cross-origin-resource-policy"]) {
    expect(of(path)).not.toHaveProperty(name)
  }
})

test.each([...files, ...apis])(
  "nothing runs in %s, and other sites may use it where its door says so",
  (path) => {
    expect(of(path)["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    )
    expect(of(path)).not.toHaveProperty("cross-origin-resource-policy")
  },
)

test.each(own)("%s is for our own pages alone", (path) => {
  expect(of(path)["cross-origin-resource-policy"]).toBe("same-origin")
})

test.each(assets)("%s has no policy, which would be that of a worker made of it", (path) => {
  expect(of(path)).not.toHaveProperty("content-security-policy")
})

test("a dossier frames nothing, nobody frames it, and nothing runs in it", () => {
  expect(of("/companies/baidu/dossier.html")).toMatchObject({
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "x-frame-options": "SAMEORIGIN",
  })
})

test.each([
  "/nope/dossier.html",
  "/companies/dossier.html",
  "/companies/a/b/dossier.html",
  "/embed",
  "/embed/s",
  "/embed/s/a/b",
  "/embed/others/a",
  "/%61dmin",
  "/%65mbed/s/a",
  "/_next/image",
  "/_next/data/some-build/companies/baidu.json/",
])("%s is nobody's address, and the page that says so has a policy", (path) => {
  expect(directives(of(path)["content-security-policy"])).toHaveProperty("default-src")
})

test("code made out of text is for developing alone", () => {
  expect(of("/")["content-security-policy"]).not.toContain("unsafe-eval")
  expect(of("/", { ...plain, isDevelopment: true })["content-security-policy"]).toContain("'unsafe-eval'")
})

function directives(policy = ""): Record<string, string> {
  return Object.fromEntries(
    policy.split("; ").map((one) => [one.split(" ", 1)[0]!, one.split(" ").slice(1).join(" ")]),
  )
}
