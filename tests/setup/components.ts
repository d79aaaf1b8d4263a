import { cleanup } from "@testing-library/react"
import { afterEach, beforeEach, expect, vi } from "vitest"

// A component that complains on the console is a defect even when it draws.
beforeEach(() => {
  vi.spyOn(console, "error")
})
afterEach(() => {
  const complaints = vi.mocked(console.error).mock.calls
  cleanup()
  vi.restoreAllMocks()
  expect(complaints, "console.error was called").toEqual([])
})
