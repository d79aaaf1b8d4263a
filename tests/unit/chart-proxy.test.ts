import { NextRequest } from "next/server"
import { expect, test } from "vitest"
import { proxy } from "@/proxy"

/** Where a request is led inside; null: where it asked. */
function ledTo(address: string): string | null {
  return proxy(new NextRequest(`https://example.org${address}`)).headers.get("x-middleware-rewrite")
}

test("a chart's page is led to a path that holds its query", () => {
  expect(ledTo("/charts/runway?firm=baidu")).toBe("https://example.org/charts/runway/firm=baidu")
  expect(ledTo("/charts/runway-board")).toBeNull()
})

test.each(["json", "svg", "png", "csv", "md"])("a chart's %s is a door and is left alone", (door) => {
  expect(ledTo(`/charts/runway.${door}?firm=baidu&workload=inference`)).toBeNull()
})

test("the path inside is nobody's address: from outside it leads to the query", () => {
  const answer = proxy(new NextRequest("https://example.org/charts/runway/firm=baidu/set=all/nonsense"))
  expect(answer.status).toBe(308)
  expect(answer.headers.get("location")).toBe("https://example.org/charts/runway?firm=baidu&set=all")
})

test("the laboratory's chart leads to the laboratory, with all of its state", () => {
  const query = "firm=baidu&training.runsPerYear=1.5..3&disbelieve=some-report"
  for (const inside of ["", "/firm=qwen"]) {
    const answer = proxy(new NextRequest(`https://example.org/charts/laboratory${inside}?${query}`))
    expect(answer.status).toBe(308)
    expect(answer.headers.get("location")).toBe(`https://example.org/lab?${query}`)
  }
  expect(ledTo(`/charts/laboratory.csv?${query}`)).toBeNull()
})

test("an address of the laboratory's chart that no header can repeat is refused in words", async () => {
  const answer = proxy(new NextRequest(`https://example.org/charts/laboratory?firm=${"a".repeat(5000)}`))
  expect(answer.status).toBe(414)
  expect(answer.headers.has("location")).toBe(false)
  expect(await answer.text()).toContain("/lab, takes the same query")
})

test("a laboratory is led to a path of its firm and month alone, whatever else it holds", () => {
  const inside = "https://example.org/lab/of/baidu"
  expect(ledTo("/lab?firm=baidu&training.runsPerYear=1.5..3&set=all")).toBe(inside)
  expect(ledTo("/lab?firm=baidu&asOf=2023-11")).toBe(`${inside}/2023-11`)
  expect(ledTo("/lab?firm=baidu&asOf=yesterday")).toBe(inside)
  expect(ledTo("/lab")).toBeNull()
  expect(ledTo("/lab?firm=")).toBeNull()
})

test("no firm's name in a laboratory's address leads out of its folder or is too long to keep", () => {
  const path = (firm: string) => new URL(ledTo(`/lab?firm=${firm}`) ?? "").pathname
  expect(path("..%2F..%2Fadmin")).toMatch(/^\/lab\/of\/[^/]+$/)
  expect(path("..")).toMatch(/^\/lab\/of\//)
  expect(decodeURIComponent(path("a".repeat(5000))).length).toBeLessThan(100)
})

test("a laboratory's path inside leads to its address", () => {
  const answer = proxy(new NextRequest("https://example.org/lab/of/baidu/2023-11"))
  expect(answer.status).toBe(308)
  expect(answer.headers.get("location")).toBe("https://example.org/lab?firm=baidu&asOf=2023-11")
})
