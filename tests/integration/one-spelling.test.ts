import { getPathMatch } from "next/dist/shared/lib/router/utils/path-match"
import { afterAll, beforeAll, expect, test } from "vitest"
import nextConfig from "@/next.config"
import { guardRequests } from "@/lib/server/guard/guard-requests"
import { doorOf, makingPages } from "@/lib/server/limits/doors"
import { leadToOneSpelling, oneSpelling } from "@/lib/server/one-spelling"
import { isInner, refuseInnerAddresses } from "@/lib/server/refuse-inner-addresses"
import { config as proxyConfig } from "@/proxy"
import { listen } from "../setup/guarded-server"

let server: Awaited<ReturnType<typeof listen>>
/** What reached the application. */
let asked: string[] = []

beforeAll(async () => {
  leadToOneSpelling()
  refuseInnerAddresses()
  guardRequests()
  server = await listen((request, response) => {
    asked.push(request.url ?? "")
    response.end("answered")
  })
})
afterAll(() => server.close())

test.each([
  ["/Search?q=H20&x=%E7%99%BE", "/search?q=H20&x=%E7%99%BE"],
  ["/SEARCH.JSON?q=a", "/search.json?q=a"],
  ["/Orders?q=a", "/orders?q=a"],
  ["/CHARTS/laboratory.png?firm=baidu", "/charts/laboratory.png?firm=baidu"],
  ["/charts/Laboratory.PNG?training.runsPerYear=9", "/charts/laboratory.png?training.runsPerYear=9"],
  ["/S/ABCDEFGHIJKLMNOP.csv-Metadata.json", "/s/abcdefghijklmnop.csv-metadata.json"],
  ["/changes/FIRMS/baidu.atom", "/changes/firms/baidu.atom"],
  ["/%73earch/answer?q=a", "/search/answer?q=a"],
  ["/orders/%6ff/query?q=a", "/orders/of/query?q=a"],
  ["/a/../%63ompare/of?firms=a,b", "/compare/of?firms=a,b"],
  ["//Search//answer", "/search/answer"],
  ["//search", "/search"],
  ["/statements/.json/1e309/../../../../etc/passwd", "/etc/passwd"],
  ["/changes/firms/.json/before/.?day=%3F%23", "/changes/firms/.json/before/?day=%3F%23"],
  ["/companies/../orders?q=a", "/orders?q=a"],
  ["/companies//baidu", "/companies/baidu"],
  ["/\\Example.org/x", "/example.org/x"],
  ["http://Anything.example/Search?q=a", "/search?q=a"],
  ["/Admin/login", "/admin/login"],
  ["/Charts/Runway?firm=baidu&known=2023-11-20", "/charts/runway?firm=baidu&known=2023-11-20"],
])("%s leads to %s", async (written, ours) => {
  asked = []
  const { status, headers } = await server.ask(written)
  expect([status, headers.location]).toEqual([308, ours])
  expect(asked).toEqual([])
})

test.each([
  "/",
  "/companies/baidu?x=%41",
  "/search?q=a//b/../c",
  "/.well-known/security.txt",
  "/charts/runway..png",
  "/numbers/assumption/training.runsPerYear",
  "/numbers/exposure/baidu/training.licence%20or%20denied",
  "/admin/welcome/aB-_9",
  "/sources/%E7%99%BE%E5%BA%A6",
  "/%E7%99%BE%E5%BA%A6",
  "/s/ABCDEFGHIJKLMNOP",
  "/charts/laboratory/training.runsPerYear=9",
  "/_next/static/chunks/aB.js",
  "/_next/static/chunks/%5Broot%5D.js",
  "http://Anything.example/search",
])("%s is written as it is to be", (url) => {
  expect(oneSpelling(url)).toBeNull()
})

/** An address that a source of next.config.ts or of proxy.ts is meant for. */
function example(source: string): string {
  return source
    .replace("\\.:door(svg|png|csv-metadata\\.json|csv|json|md|zip)", ".csv-metadata.json")
    .replace("\\.:format(atom|json)", ".atom")
    .replace(/:(\w+)(?:\((?:[^()]|\([^()]*\))*\))?[+*]?/g, "some-$1")
}

async function rewritten(): Promise<string[]> {
  const rewrites = await nextConfig.rewrites?.()
  if (!rewrites || Array.isArray(rewrites)) throw new Error("rewrites come in rooms")
  const { beforeFiles = [], afterFiles = [], fallback = [] } = rewrites
  return [...new Set([...beforeFiles, ...afterFiles, ...fallback].map(({ source }) => source))]
}

/** The address as a whole and each of its parts, in capitals and with an encoded first letter. */
function otherwise(path: string): string[] {
  const parts = path.split(/(?<=[/.-])|(?=[/.-])/)
  const encoded = (text: string) => text.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return [path.toUpperCase(), encoded(path)].concat(
    parts.flatMap((part, at) =>
      [part.toUpperCase(), encoded(part)].map((other) => parts.with(at, other).join("")),
    ),
  )
}

// Of a rewrite Next knows no capitals; of a page, and of what the proxy looks at, it does.
test("what leads to a page inside is one address for Next and for us, however it is written", async () => {
  const all = await rewritten()
  expect(all.length).toBeGreaterThan(10)
  for (const source of all) {
    const path = example(source)
    const asNext = getPathMatch(source, { strict: true })
    const asWritten = getPathMatch(source, { strict: true, sensitive: true })
    expect(asWritten(path), `${path} is an example of ${source}`).not.toBe(false)
    for (const other of otherwise(path)) {
      const reaches = oneSpelling(other) ?? other
      expect(oneSpelling(reaches), `${other} leads there at once`).toBeNull()
      if (asNext(reaches)) expect(asWritten(reaches), `${other} as ${reaches} for ${source}`).not.toBe(false)
    }
  }
})

test("however it is encoded, an address is looked at by the proxy and led away from as it is to be", async () => {
  const redirects = (await nextConfig.redirects?.()) ?? []
  const matchers = proxyConfig.matcher.map((one) => (typeof one === "string" ? one : one.source))
  const all = [...new Set([...redirects.map(({ source }) => source), ...matchers])]
  expect(all.length).toBeGreaterThan(15)
  for (const path of all.map(example)) {
    for (const other of otherwise(path).filter((written) => written.includes("%"))) {
      expect(oneSpelling(other)).toBe(path)
    }
  }
})

test("what leads to our own spelling goes through the door of that", () => {
  for (const written of ["/SEARCH?q=a", "/ORDERS?q=a", "/CHARTS/laboratory.png", "/S/abc.PNG"]) {
    expect(doorOf("GET", oneSpelling(written) ?? "")).not.toBe(makingPages)
  }
})

const inner = [
  "/_next/data/some-build/search.json?q=a",
  "/_next/data/some-build/companies/baidu.json?known=2023-11-20",
  "/_next/data",
  "/x/../_next/data/some-build/index.json",
  "/_next/static/../data/some-build/search.json?q=a",
  "/_next/image?url=x&w=64&q=75",
  "/_next",
  "/charts/runway?nxtPknown=2023-11-20",
  "/charts/runway?a=b&%6extPknown=2023-11-20",
  "/lab?nxtIfirm=baidu",
]

test.each(inner)("%s is nobody's address", async (path) => {
  asked = []
  const { status, headers } = await server.ask(path)
  expect([status, headers["content-type"]]).toEqual([404, "text/plain; charset=utf-8"])
  expect(headers["content-security-policy"]).toContain("default-src")
  expect(asked).toEqual([])
  expect(doorOf("GET", path)).not.toBeNull()
})

test.each(["/_next/static/chunks/a.js", "/_nextdoor", "/search?q=nxtP", "/search?q=a&next=b", "/"])(
  "%s may be somebody's",
  (path) => {
    expect(isInner(path)).toBe(false)
  },
)
