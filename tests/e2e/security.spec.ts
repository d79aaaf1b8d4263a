import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test as complaining, type APIResponse } from "@playwright/test"
import { expect, pages, test } from "./fixtures"

/** Pages that are made for each request, beside those of the fixtures. */
const madeForThis = [
  "/orders?kind=purchase",
  "/orders?q=a800",
  "/search?q=baidu",
  "/compare?firms=baidu,tencent",
  "/?known=2023-11-20",
  "/companies/baidu?known=2023-11-20",
  "/companies/nothing-here?known=2023-11-20",
  "/orders/a800-2023-four-firms?known=2023-11-20",
  "/numbers/order/a800-2023-four-firms/cost?known=2023-11-20",
  "/statements?known=2023-11-20",
  "/charts/runway-board?known=2023-11-20",
]

/** The policies of an answer, each by its directives; a browser holds a page to all of them. */
function policiesOf(response: APIResponse): Record<string, string>[] {
  return response
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === "content-security-policy")
    .flatMap(({ value }) => value.split(", "))
    .map((policy) =>
      Object.fromEntries(policy.split("; ").map((one) => [one.split(" ", 1)[0]!, one.replace(/^\S+ ?/, "")])),
    )
}

/** Scripts in a page that are not loaded and hold more than data for search engines. */
function inlineScripts(html: string) {
  return [...html.matchAll(/<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g)]
    .map(([, attributes = "", text = ""]) => ({ attributes, text }))
    .filter(({ attributes, text }) => text !== "" && !/\ssrc=|type="application\/ld\+json"/.test(attributes))
}

for (const { name, path } of pages.filter(({ path }) => !path.startsWith("/compare?"))) {
  test(`${name} is kept with a policy that names its scripts, and runs under it`, async ({
    page,
    request,
  }) => {
    // The first copy and the kept one: the same policy is sent with both.
    for (const answer of [await request.get(path), await request.get(path)]) {
      const policies = policiesOf(answer)
      expect(policies.map((one) => one["default-src"]).filter(Boolean)).toEqual(["'self'"])
      const named = policies.find((one) => one["script-src"]?.includes("'sha256-"))
      expect(named?.["script-src"]).not.toMatch(/unsafe|strict-dynamic|\*|https?:/)
      expect(named?.["script-src-attr"]).toBe("'none'")
      expect(inlineScripts(await answer.text()).length).toBeGreaterThan(2)
      // With the other headers it stays below 4 kB, which is what many proxies take.
      const size = answer.headersArray().reduce((sum, one) => sum + one.name.length + one.value.length + 4, 0)
      expect(size).toBeLessThan(4000)
    }
    await page.goto(path, { waitUntil: "networkidle" })
    expect(await page.evaluate(() => "next" in window)).toBe(true)
  })
}

for (const path of madeForThis) {
  test(`${path} is made with a nonce of its own, and runs under it`, async ({ page, request }) => {
    const nonces = []
    for (const answer of [await request.get(path), await request.get(path)]) {
      const policies = policiesOf(answer)
      expect(policies).toHaveLength(1)
      const nonce = /'nonce-([^']+)'/.exec(policies[0]!["script-src"] ?? "")?.[1] ?? ""
      expect(policies[0]!["script-src"]).toBe(`'self' 'nonce-${nonce}' 'strict-dynamic'`)
      const scripts = inlineScripts(await answer.text())
      expect(scripts.length).toBeGreaterThan(2)
      for (const { attributes } of scripts) expect(attributes).toContain(`nonce="${nonce}"`)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(2)
    await page.goto(path, { waitUntil: "networkidle" })
    expect(await page.evaluate(() => "next" in window)).toBe(true)
  })
}

complaining("a script that got into a page is not run, nor an attribute that is one", async ({ page }) => {
  await page.route("/companies", async (route) => {
    const answer = await route.fetch()
    const injected = `<script>window.ran = 1</script><img src="data:," onerror="window.ran = 2"></body>`
    await route.fulfill({ response: answer, body: (await answer.text()).replace("</body>", injected) })
  })
  await page.addInitScript(() => {
    const seen = window as unknown as { refused: string[] }
    seen.refused = []
    document.addEventListener("securitypolicyviolation", (one) => seen.refused.push(one.effectiveDirective))
  })
  await page.goto("/companies", { waitUntil: "networkidle" })
  const { ran, refused } = await page.evaluate(() => {
    const seen = window as unknown as { ran?: number; refused: string[] }
    return { ran: seen.ran, refused: seen.refused }
  })
  expect(ran).toBeUndefined()
  expect(refused).toEqual(expect.arrayContaining(["script-src-elem", "script-src-attr"]))
})

test("the optimiser of pictures is off", async ({ request }) => {
  for (const path of [
    "/_next/image",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2Flocalhost%3A1&w=64&q=75",
  ]) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test("no map from the scripts of the site to their source is to be had", async ({ page, request }) => {
  const folder = ".next/static"
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  expect(files.filter((file) => file.endsWith(".js")).length).toBeGreaterThan(10)
  // The bundler leaves an empty one beside a style sheet.
  for (const map of files.filter((file) => file.endsWith(".map"))) {
    const { sources, sections } = JSON.parse(readFileSync(join(folder, map), "utf8"))
    expect([sources, sections], map).toEqual([[], []])
  }
  const naming = files
    .filter((file) => /\.(?:js|css)$/.test(file))
    .filter((file) => /[#@]\s*sourceMappingURL=/.test(readFileSync(join(folder, file), "utf8")))
  expect(naming).toEqual([])
  const sources: string[] = []
  page.on("request", (asked) => {
    if (asked.resourceType() === "script") sources.push(asked.url())
  })
  await page.goto("/", { waitUntil: "networkidle" })
  expect(sources.length).toBeGreaterThan(3)
  for (const source of sources) expect((await request.get(`${source}.map`)).status()).toBe(404)
})

/** What an answer to somebody outside never says: where the code lies, or how it got there. */
const insides =
  /node_modules|\.next\/|\/(?:home|root|usr|tmp|work)\/|\bat \S+ \(|\.tsx?:\d|\bprisma\b.*\bquery\b/i

test("no answer to a broken question shows the inside of the server", async ({ request }) => {
  const asked = [
    "/%ff",
    "/nothing/here",
    "/companies/%00",
    "/charts/runway?firm=%00",
    "/charts/runway.png?width=abc",
    "/s/none.json",
    "/embed/charts/none",
    "/oembed?url=x&format=y",
    "/search.json",
    "/orders/rows.json?offset=-1",
    "/data/none.csv",
    "/api/v1/records/order/none",
    "/api/v1/numbers/none",
    "/lab/kit/none/none",
    "/_next/data/x.json",
    "/api/internal/revalidate",
    "/?known=none",
    `/${"a".repeat(3000)}`,
  ]
  for (const path of asked) {
    const answer = await request.get(path)
    expect(answer.status(), path).not.toBe(500)
    expect(await answer.text(), path).not.toMatch(insides)
    expect(answer.headers()["x-content-type-options"], path).toBe("nosniff")
    expect(answer.headers()["x-powered-by"], path).toBeUndefined()
    expect(answer.headers()["server"], path).toBeUndefined()
  }
  const sent = await request.post("/api/v1/snapshots", {
    data: Buffer.from("{"),
    headers: { "content-type": "application/json" },
  })
  expect(sent.status()).toBe(400)
  expect(await sent.text()).not.toMatch(insides)
})

test("nobody outside chooses the nonce of a page", async ({ request }) => {
  const headers = { "content-security-policy": "script-src 'nonce-chosen'" }
  for (const path of ["/companies/nothing-yet", "/search?q=chosen", "/admin/login"]) {
    const answer = await request.get(path, { headers })
    expect(await answer.text(), path).not.toContain('nonce="chosen"')
    expect(JSON.stringify(policiesOf(answer)), path).not.toContain("chosen")
  }
})

test("a form counts as sent from here by the site's own name, not by what the request says it is called", async ({
  request,
  baseURL,
}) => {
  const { host } = new URL(baseURL!)
  const send = (headers: Record<string, string>) =>
    request.post("/admin/login", { headers, form: { email: "a@example.org" }, maxRedirects: 0 })
  const lie = await send({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })
  expect(lie.status()).toBe(403)
  expect((await send({ origin: `http://${host}` })).status()).not.toBe(403)
})

const rooms = {
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cache-control": "private, no-store",
}
const table: [path: string, headers: Record<string, string | RegExp>][] = [
  [
    "/",
    {
      "x-frame-options": "SAMEORIGIN",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": /camera=\(\)/,
    },
  ],
  ["/search?q=baidu", { "x-frame-options": "SAMEORIGIN", "cross-origin-opener-policy": "same-origin" }],
  ["/nothing/here", { "x-frame-options": "SAMEORIGIN", "content-security-policy": /sha256-/ }],
  ["/admin/login", { ...rooms, "content-security-policy": /'nonce-.*frame-ancestors 'none'/ }],
  [
    "/embed/charts/runway-board",
    { "content-security-policy": /frame-ancestors \*/, "cross-origin-resource-policy": "cross-origin" },
  ],
  [
    "/charts/runway-board.svg",
    { "content-security-policy": /default-src 'none'/, "cross-origin-resource-policy": "cross-origin" },
  ],
  ["/charts/runway-board.png", { "cross-origin-resource-policy": "cross-origin" }],
  ["/companies/baidu/dossier.html", { "content-security-policy": /default-src 'none'/ }],
  ["/data/datapackage.json", { "content-security-policy": /default-src 'none'/ }],
  ["/search.json?q=baidu", { "cross-origin-resource-policy": "same-origin" }],
  ["/api/health", { "content-security-policy": /default-src 'none'/ }],
  ["/icon.svg", { "content-security-policy": /default-src 'none'/ }],
]
for (const [path, wanted] of table) {
  test(`${path} has the headers of its kind`, async ({ request }) => {
    const headers = (await request.get(path)).headers()
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["referrer-policy"]).toMatch(/^(?:same-origin|strict-origin-when-cross-origin)$/)
    // Reached by http: a browser that came so is not told to come by https alone.
    expect(headers["strict-transport-security"]).toBeUndefined()
    for (const [name, value] of Object.entries(wanted)) expect(headers[name], name).toMatch(value)
  })
}

test("what somebody adds to an address does not stand in the page that is kept for all", async ({
  request,
}) => {
  const map = await (await request.get("/sitemap.xml")).text()
  const inRoom = (room: string) => {
    const found = [...map.matchAll(new RegExp(`/${room}/([^/<]+)</loc>`, "g"))].map(([, id = ""]) => id)
    expect(found.length).toBeGreaterThan(5)
    return found.at(-1)!
  }
  const firm = inRoom("companies")
  const words = "words-of-a-stranger"
  for (const path of [
    `/orders/${inRoom("orders")}`,
    `/charts/stock?firm=${firm}`,
    `/companies/${firm}/moved?workload=inference`,
    `/lab?firm=${firm}`,
    "/nothing-is-here",
  ]) {
    const added = `${path}${path.includes("?") ? "&" : "?"}note=${words}`
    // Whoever asks first has the page made; by its data alone, which are kept with it, as by the page.
    const data = await request.get(added, { headers: { rsc: "1" } })
    expect(await data.text(), added).not.toContain(words)
    const first = await request.get(added)
    expect(first.headers()["x-nextjs-cache"], added).toMatch(
      path.startsWith("/nothing") ? /^/ : /^(?:HIT|MISS)$/,
    )
    expect(await first.text(), added).not.toContain(words)
    expect(await (await request.get(path)).text(), path).not.toContain(words)
  }
})
