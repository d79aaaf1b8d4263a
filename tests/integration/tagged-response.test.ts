import { gunzipSync } from "node:zlib"
import { expect, test } from "vitest"
import { taggedResponse } from "@/lib/server/api/tagged-response"

const text = "half of the draws, nine in ten; ".repeat(200)
const bytes = new TextEncoder().encode(text)

function asked(headers: Record<string, string>, type = "text/csv"): Promise<Response> {
  return taggedResponse(new Request("https://chips.example/", { headers }), bytes, "abc", {
    "content-type": type,
  })
}

test.each(["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*"])(
  "who takes %j gets it gzipped, and the same after unpacking",
  async (accepted) => {
    const response = await asked({ "accept-encoding": accepted })
    expect(response.headers.get("content-encoding")).toBe("gzip")
    const packed = Buffer.from(await response.arrayBuffer())
    expect(packed.byteLength).toBeLessThan(bytes.byteLength / 5)
    expect(gunzipSync(packed).toString("utf8")).toBe(text)
  },
)

test.each(["", "br", "identity", "gzip;q=0", "gzip; q=0.000", "xgzip"])(
  "who takes %j gets it as it is",
  async (accepted) => {
    const response = await asked({ "accept-encoding": accepted })
    expect(response.headers.get("content-encoding")).toBeNull()
    expect(await response.text()).toBe(text)
  },
)

test("each encoding has its tag, caches are told to keep them apart, and either tag is known again", async () => {
  const [plain, packed] = [await asked({}), await asked({ "accept-encoding": "gzip" })]
  const tags = [plain, packed].map(({ headers }) => headers.get("etag")!)
  expect(new Set(tags).size).toBe(2)
  expect(plain.headers.get("vary")).toBe("accept-encoding")
  expect(packed.headers.get("vary")).toBe("accept-encoding")
  for (const tag of tags) {
    const again = await asked({ "accept-encoding": "gzip", "if-none-match": tag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe("")
  }
  expect((await asked({ "if-none-match": '"another"' })).status).toBe(200)
})

test("a picture that is packed already is not packed again", async () => {
  const response = await asked({ "accept-encoding": "gzip" }, "image/png")
  expect(response.headers.get("content-encoding")).toBeNull()
})
