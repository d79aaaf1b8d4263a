import fc from "fast-check"
import { expect, test } from "vitest"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"

const day = "2023-11-20"

test.each([
  [routes.board(), "/?known=2023-11-20"],
  ["/board/all/name/all", "/board/all/name/all?known=2023-11-20"],
  ["/companies/baidu#exposure", "/companies/baidu?known=2023-11-20#exposure"],
  ["/orders?firm=baidu", "/orders?firm=baidu&known=2023-11-20"],
  ["/orders/a800-2023-four-firms", "/orders/a800-2023-four-firms?known=2023-11-20"],
  ["/compare?firms=baidu,tencent", "/compare?firms=baidu,tencent&known=2023-11-20"],
  ["/statements", "/statements?known=2023-11-20"],
  ["/statements/by/firm", "/statements/by/firm?known=2023-11-20"],
  ["/charts/stock?firm=baidu#share", "/charts/stock?firm=baidu&known=2023-11-20#share"],
])("%s keeps the day", (href, expected) => {
  expect(withKnown(href, day)).toBe(expected)
})

test.each([
  "/companies",
  "/companies/baidu/moved",
  "/companies/baidu/dossier.html",
  "/sources/the-wire",
  "/methodology#retirement",
  "#orders",
  "https://example.org/orders",
  "//example.org/orders",
  "/chips/h20-96gb",
])("%s has no past and stays as it is", (href) => {
  expect(withKnown(href, day)).toBe(href)
})

test("a day that a link names already is kept, and without a day nothing changes", () => {
  expect(withKnown("/orders?known=2024-01-01", day)).toBe("/orders?known=2024-01-01")
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      expect(withKnown(path, null)).toBe(path)
      expect(withKnown(withKnown(path, day), day)).toBe(withKnown(path, day))
    }),
  )
})
