import { expect, test } from "vitest"
import { refusalOf, refusalOfOrigin } from "@/lib/server/refuse-broken-addresses"

test.each([
  "/",
  "/companies/baidu?x=%ff",
  "/s/%E7%99%BE%E5%BA%A6",
  "/orders?q=two%0Alines%09%2500",
  "http://localhost/companies",
  `/charts/replay?${"remove=a&".repeat(100)}`,
])("%s is read", (url) => {
  expect(refusalOf(url)).toBeNull()
})

test.each(["/s/%ff", "/companies/%E7%99", "/charts/%", "/s/%zz.json", "*", "companies"])(
  "%s cannot be read",
  (url) => {
    expect(refusalOf(url)?.status).toBe(400)
  },
)

test.each(["/api/v1/records/order/a%00b", "/companies/bai%0Adu", "/orders?q=%00", "/s/%1f"])(
  "%s holds a control character",
  (url) => {
    expect(refusalOf(url)).toMatchObject({ status: 400, words: expect.stringMatching(/control/) as string })
  },
)

test.each([`/s/${"a".repeat(1001)}`, `/charts/law?x=${"a".repeat(9000)}`])(
  "an endless address is refused",
  (url) => {
    expect(refusalOf(url)?.status).toBe(414)
  },
)

test("an origin is a site, or none that is told", () => {
  for (const origin of [undefined, "null", "https://chips.example.org", "http://[::1]:3000"])
    expect(refusalOfOrigin(origin)).toBeNull()
  for (const origin of ["", "chips.example.org", "//evil.example", "https://"])
    expect(refusalOfOrigin(origin)?.status).toBe(400)
})
