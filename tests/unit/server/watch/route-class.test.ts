import { readdirSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { loggedPath } from "@/lib/server/watch/logged-path"
import { routeClass, routeClasses } from "@/lib/server/watch/route-class"

test.each([
  ["/", "home"],
  ["/companies/baidu", "companies"],
  ["/companies/baidu/dossier.html", "file"],
  ["/charts/law.png", "picture"],
  ["/orders.csv", "file"],
  ["/_next/static/chunks/a.js", "asset"],
  ["/admin/orders", "admin"],
  ["/api/v1/records/order/1", "api"],
  ["/api/health/ready", "health"],
  ["/api/metrics", "metrics"],
  ["/wp-login", "other"],
  ["/_next/data/some-build/search.json", "file"],
  ["/_next/image", "other"],
])("%s is of the kind %s", (path, kind) => {
  expect(routeClass(path)).toBe(kind)
})

test("every room of the site has a kind of its own", () => {
  const rooms = readdirSync("app", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/[._]|^(?:admin|api|doors|fonts)$/.test(entry.name))
    .map(({ name }) => name)
  expect(rooms.map((room) => routeClass(`/${room}`))).toEqual(rooms)
})

test("whatever is asked for, the kinds are the same few", () => {
  const kinds = new Set<string>(routeClasses)
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      expect(kinds.has(routeClass(path))).toBe(true)
    }),
  )
})

test("the log names no query, and of an invitation's link not what opens it", () => {
  expect(loggedPath("/search?q=somebody")).toBe("/search")
  expect(loggedPath("/admin/welcome/abcdef?x=1")).toBe("/admin/welcome/[hidden]")
  for (const written of [
    "/Admin/Welcome/abcdef",
    "/%61dmin/welcome/abcdef",
    "//admin//welcome//abcdef",
    "/admin\\welcome\\abcdef",
    "/admin/x/../welcome/abcdef",
    "/admin/welcome%2Fabcdef",
    "/_next/data/some-build/admin/welcome/abcdef.json?token=abcdef",
    "http://site.example/admin/welcome/abcdef",
  ]) {
    expect(loggedPath(written)).toMatch(/admin(?:\/|%2F)welcome(?:\/|%2F)\[hidden\]$/i)
  }
  expect(loggedPath("/%73earch//x")).toBe("/%73earch//x")
  expect(loggedPath(`/s/${"a".repeat(500)}`)).toHaveLength(201)
})
