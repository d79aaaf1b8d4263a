import { describe, expect, test } from "vitest"
import { likelyDuplicates, normalUrl } from "@/lib/forms/source-duplicates"
import { data } from "./names-of-data"

const page = "https://www.reuters.com/technology/china-orders?id=7"

describe("the same page", () => {
  test.each([
    "http://reuters.com/technology/china-orders?id=7",
    "https://www.reuters.com/technology/china-orders/?id=7",
    "https://WWW.Reuters.com/technology/china-orders?id=7#comments",
    "https://www.reuters.com/technology/china-orders?utm_source=x&id=7&fbclid=abc",
    "https://www.reuters.com:443/technology/china-orders?id=7",
  ])("%s", (copy) => {
    expect(normalUrl(copy)).toBe(normalUrl(page))
  })
})

test("another page, another query and another host are not the same", () => {
  for (const other of [
    "https://www.reuters.com/technology/china-orders?id=8",
    "https://www.reuters.com/technology/China-Orders?id=7",
    "https://uk.reuters.com/technology/china-orders?id=7",
    "https://www.reuters.com:8080/technology/china-orders?id=7",
  ]) {
    expect(normalUrl(other)).not.toBe(normalUrl(page))
  }
})

test("what is no web address has none", () => {
  expect(normalUrl("javascript:alert(1)")).toBeNull()
  expect(normalUrl("reuters.com")).toBeNull()
  expect(normalUrl(`https://x.org/${"/".repeat(50_000)}a`)).not.toBeNull()
})

test("a source is found again by its page, or by publisher and title", () => {
  const source = { id: "new", publisher: "Reuters", title: "China’s Orders", url: page }
  const others = [
    { id: "same-page", publisher: "A mirror", title: null, url: `${page}#top` },
    { id: "same-name", publisher: "REUTERS", title: "China's orders", url: null },
    { id: "untitled", publisher: "Reuters", title: null, url: null },
    { id: "other", publisher: "Reuters", title: "Other news", url: "https://www.reuters.com/" },
  ]
  expect(likelyDuplicates(source, others).map(({ id }) => id)).toEqual(["same-page", "same-name"])
  expect(likelyDuplicates({ ...source, id: "same-page" }, others).map(({ id }) => id)).toEqual(["same-name"])
})

test("few sources on record look like another", () => {
  const doubled = data.source.filter((source) => likelyDuplicates(source, data.source).length > 0)
  expect(doubled.length).toBeLessThan(data.source.length / 20)
})
