import { expect, test } from "vitest"
import { taggedResponse } from "@/lib/server/api/tagged-response"

const bytes = new TextEncoder().encode("half of the draws, nine in ten")

function asked(headers: Record<string, string>): Response {
  const request = new Request("https://chips.example/", { headers })
  return taggedResponse(request, bytes, "abc", { "content-type": "text/csv" })
}

test("the answer has its tag, and whoever has it already gets the headers alone", async () => {
  const response = asked({})
  expect(response.headers.get("etag")).toBe('"abc"')
  expect(await response.text()).toBe("half of the draws, nine in ten")
  for (const known of ['"abc"', 'W/"abc"', '"other", "abc"', "*"]) {
    const again = asked({ "if-none-match": known })
    expect(again.status).toBe(304)
    expect(again.headers.get("etag")).toBe('"abc"')
    expect(await again.text()).toBe("")
  }
})

test("another tag is another answer", () => {
  expect(asked({ "if-none-match": '"abcd"' }).status).toBe(200)
})
