import { expect, test } from "vitest"
import { bodyRefusal } from "@/lib/server/refuse-large-bodies"

const megabyte = 1024 * 1024
const session = "chip-runway.session_token=abc"

test.for([
  ["POST", "/api/v1/snapshots", megabyte, ""],
  ["PUT", "/api/v1/records/source/x?a=b", megabyte, ""],
  ["POST", "/admin/sources/x", 2 * megabyte, ""],
  ["POST", "/admin/import", 2 * megabyte, ""],
  ["POST", "/admin/import?x=1", 25 * megabyte, session],
  ["POST", "/admin/imports", 2 * megabyte, session],
  ["POST", "/admin/import/../login", 2 * megabyte, session],
  ["GET", "/companies/baidu", 65_536, ""],
] as const)("%s %s takes %i bytes and not one more", ([method, url, most, cookie]) => {
  const asked = (length: number) =>
    bodyRefusal({ method, url, headers: { "content-length": String(length), cookie } })
  expect(asked(most)).toBeNull()
  expect(asked(most + 1)?.status).toBe(413)
})

test("a body without a length is taken by the API alone, which counts it", () => {
  const headers = { "transfer-encoding": "chunked" }
  expect(bodyRefusal({ method: "POST", url: "/api/v1/snapshots", headers })).toBeNull()
  expect(bodyRefusal({ method: "POST", url: "/admin/import", headers })?.status).toBe(411)
  expect(bodyRefusal({ method: "GET", url: "/api/v1/snapshots", headers })?.status).toBe(411)
  expect(bodyRefusal({ method: "POST", url: "/api/../admin/import", headers })?.status).toBe(411)
})

test("what has no body is not asked about it", () => {
  expect(bodyRefusal({ method: "GET", url: "/", headers: {} })).toBeNull()
  expect(bodyRefusal({ method: "POST", url: "/admin/login", headers: {} })).toBeNull()
})
