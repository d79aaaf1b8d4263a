import { readdirSync, readFileSync } from "node:fs"
import { NextRequest } from "next/server"
import { expect, test } from "vitest"
import { paramsOfCharts } from "@/lib/charts/view-segments"
import { readQuery } from "@/lib/page-queries"
import config from "@/next.config"
import { proxy } from "@/proxy"

/** An address of a route's file, with something in place of its parameters. */
const addressOf = (file: string) =>
  `/${file
    .replace(/^app\//, "")
    .replace(/\/?(?:page\.tsx|route\.ts)$/, "")
    .replace("[file]", "x.json")
    .replace(/\[{1,2}[^\]]*\]{1,2}/g, "x")}`
const files = (name: string) =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`/${name}`) && !/^(?:admin|api\/internal)\//.test(file))
    .map((file) => `app/${file}`)

const rewrites = async () => {
  const found = await config.rewrites?.()
  if (!found || Array.isArray(found)) throw new Error("rewrites come in rooms")
  return found.beforeFiles ?? []
}

test("where a query leads to a page that is made for the reader, it stays as it is", async () => {
  const led = (await rewrites()).flatMap(({ source, has = [] }) => has.map(({ key = "" }) => [source, key]))
  expect(led.length).toBeGreaterThan(20)
  for (const [source = "", key = ""] of led) {
    const path = source.replace(/:\w+(?:\((?:[^()]|\([^)]*\))*\))?\+?/g, "x")
    expect(readQuery(path, `y=1&${key}=x`), `${source} ${key}`).toBeNull()
    expect(readQuery(path, "y=1"), source).toBe("")
  }
})

test("an address that leads on takes its query along", async () => {
  const sources = ((await config.redirects?.()) ?? []).map(({ source }) =>
    source.replace(":page+", "companies/x"),
  )
  expect(sources.length).toBeGreaterThan(3)
  for (const source of sources) expect(readQuery(source, "y=1"), source).toBeNull()
})

test("a page that reads its query has it as it stands", async () => {
  const inside = new Set((await rewrites()).map(({ destination }) => destination.replace(/\/:.*/, "")))
  const reading = files("page.tsx").filter((file) => readFileSync(file, "utf8").includes("searchParams"))
  expect(reading.length).toBeGreaterThan(5)
  for (const address of reading.map(addressOf)) {
    if ([...inside].some((one) => address === one || address.startsWith(`${one}/`))) continue
    expect(readQuery(address, "a=b"), address).toBeNull()
  }
})

test("what is no page has its query as it stands", () => {
  const routes = files("route.ts").filter((file) => readFileSync(file, "utf8").match(/request|url/i))
  expect(routes.length).toBeGreaterThan(15)
  for (const address of [
    ...routes.map(addressOf),
    "/charts/runway.svg",
    "/s/abc.csv",
    "/changes/firms/x.atom",
  ]) {
    expect(readQuery(address, "a=b"), address).toBeNull()
  }
  for (const address of ["/admin/import", "/charts/laboratory", "/known/board", "/companies/"]) {
    expect(readQuery(address, "a=b"), address).toBeNull()
  }
})

test.each([
  "/",
  "/methodology",
  "/data",
  "/companies",
  "/numbers/exposure/x/training.part.h20",
  "/s/abc",
  "/nothing",
])("%s reads nothing of a query", (path) => expect(readQuery(path, "utm_source=x&firm=baidu")).toBe(""))

/** Where a request is led inside. */
const ledTo = (address: string) =>
  proxy(new NextRequest(`https://example.org${address}`)).headers.get("x-middleware-rewrite")

test.each([
  ...Object.entries(paramsOfCharts)
    .filter(([, names]) => names.length > 0)
    .map(([chart, names]) => [
      `/charts/${chart}`,
      names
        .filter((name) => name !== "known")
        .map((name) => `${name}=a@2023 ü,b&${name}=two`)
        .join("&"),
    ]),
  ["/charts/runway", `firm=${"ü".repeat(400)}`],
  ["/lab", "firm=baidu&asOf=2023-11&training.runsPerYear=9"],
  ["/lab", `firm=${"a".repeat(300)}&asOf=yesterday`],
  ["/companies/baidu/moved", "workload=inference&from=2023-11-20@1&to=&set=own"],
])("%s?%s leads to the same page with what it reads of it alone, in one order", (path, query) => {
  const read = readQuery(path, `utm_source=x&${query}&y`)
  expect(read).not.toBe("")
  expect(read).not.toMatch(/utm|y$/)
  expect(ledTo(`${path}?${read}`)).toBe(ledTo(`${path}?utm_source=x&${query}&y`))
  expect(readQuery(path, read ?? "")).toBe(read)
  const turned = query
    .split("&")
    .filter((part) => !part.endsWith("=two"))
    .reverse()
    .join("&")
  if (!query.includes("=two")) expect(readQuery(path, turned)).toBe(read)
})

test("a chart of a past day is made for each reader", () => {
  expect(readQuery("/charts/runway", "firm=baidu&known=2023-11-20")).toBeNull()
  expect(readQuery("/charts/chip-prices", "known=2023-11-20")).toBe("")
})
