import { expect, test } from "vitest"
import { nextPage } from "@/lib/next-page"

test.for(["/admin", "/admin/orders/h20?x=1&y=%2F", "/admin/revisions/3"])(
  "%s is followed after signing in",
  (next) => {
    expect(nextPage(next)).toBe(next)
  },
)

test.for([
  undefined,
  "",
  "https://evil.example/admin",
  "//evil.example/admin",
  "/\\evil.example",
  "/admin\\@evil.example",
  "/admin/..//evil.example",
  "/admin/../companies",
  "/admin/%2e%2e/companies",
  "/administrator",
  "/admin\t/x",
  "/admin\n//evil.example",
  "javascript:alert(1)",
  "/admin/login?next=/admin",
  "/admin/welcome/token",
  `/admin/${"x".repeat(3000)}`,
])("%s leads to the overview instead", (next) => {
  expect(nextPage(next)).toBe("/admin")
})
