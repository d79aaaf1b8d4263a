import { act, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { StaleNotice } from "@/components/layout/stale-notice"

/** jsdom has no such entries: these are what a browser hands over. */
class Entry {
  constructor(
    readonly entryType: string,
    readonly name: string,
    readonly serverTiming: readonly { name: string; description: string }[],
  ) {}
}

let tell: (entries: Entry[]) => void = () => {}

beforeEach(() => {
  vi.stubGlobal("PerformanceResourceTiming", Entry)
  vi.stubGlobal(
    "PerformanceObserver",
    class {
      constructor(hear: (list: { getEntries: () => Entry[] }) => void) {
        tell = (entries) => act(() => hear({ getEntries: () => entries }))
      }
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

const stale = [{ name: "stale", description: "since=2026-11-27T18:02:11.000Z; version=12" }]

test("a page from before says since when, and of which data version", () => {
  render(<StaleNotice />)
  tell([new Entry("navigation", "http://localhost/", stale)])
  const words = screen.getByRole("status").textContent
  expect(words).toContain("since 27 November 2026, 18:02 UTC")
  expect(words).toContain("data version 12")
})

test("a page made as ever says nothing", () => {
  render(<StaleNotice />)
  tell([new Entry("navigation", "http://localhost/", [])])
  expect(screen.queryByRole("status")).toBeNull()
})

test("going to another page shows it, and going on takes it away when the database is back", () => {
  render(<StaleNotice />)
  tell([new Entry("navigation", "http://localhost/", [])])
  tell([new Entry("resource", "http://localhost/orders?_rsc=1a", stale)])
  expect(screen.queryByRole("status")).not.toBeNull()
  tell([new Entry("resource", "http://localhost/_next/static/chunks/a.js", [])])
  expect(screen.queryByRole("status")).not.toBeNull()
  tell([new Entry("resource", "http://localhost/companies?_rsc=2b", [])])
  expect(screen.queryByRole("status")).toBeNull()
})
