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
