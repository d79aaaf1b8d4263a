import { expect, test } from "vitest"
import config from "@/next.config"
import { ordersParams } from "@/lib/orders-link"
import { routes } from "@/lib/routes"

test("every choice of a reader's leads to the page that is made for it, and none keeps the plain one from being kept", async () => {
  const rewrites = await config.rewrites?.()
  if (!rewrites || Array.isArray(rewrites)) throw new Error("rewrites come in rooms")
  const ours = (rewrites.beforeFiles ?? []).filter(({ source }) => source === routes.orders())
  expect(ours.map(({ has }) => has)).toEqual(ordersParams.map((key) => [{ type: "query", key }]))
  expect(new Set(ours.map(({ destination }) => destination))).toEqual(new Set(["/orders/of/query"]))
})

test("the page inside is nobody's address", async () => {
  const redirects = await config.redirects?.()
  expect(redirects).toContainEqual({ source: "/orders/of/query", destination: "/orders", permanent: true })
})
