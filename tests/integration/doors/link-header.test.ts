import { expect, test } from "vitest"
import { doorResponse } from "@/lib/server/doors/door-response"
import { chartDocument } from "../../factories/chart-document"

/** The Link header of a chart whose page has an address of so many characters. */
function linksOf(length: number): string | null {
  const address = `/charts/laboratory?firm=${"a".repeat(length - 24)}`
  const chart = {
    document: chartDocument(),
    content: new Uint8Array(),
    hash: "0".repeat(64),
    isFrozen: false,
    frozenOn: null,
    address,
    doorAddress: (door: string) => address.replace("?", `.${door}?`),
    embedAddress: address,
    latest: null,
  }
  const request = new Request("http://localhost:3000/")
  return doorResponse(request, chart, "csv", new Uint8Array()).headers.get("link")
}

test("a usual address leads to the page and to every other file", () => {
  expect(linksOf(700)?.match(/rel="alternate"/g)).toHaveLength(6)
})

test("a long address is said once, and one that fills a client's headers not at all", () => {
  const licence = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
  expect(linksOf(701)).toMatch(/^<[^>]+>; rel="canonical"; type="text\/html", <https:[^>]+>; rel="license"$/)
  expect(linksOf(4000)).toContain('rel="canonical"')
  expect(linksOf(4001)).toBe(licence)
})
