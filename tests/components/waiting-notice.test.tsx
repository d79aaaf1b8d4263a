import { render, screen } from "@testing-library/react"
import { afterEach, expect, test, vi } from "vitest"
import { WaitingNotice } from "@/components/admin/ui/waiting-notice"

const refresh = vi.hoisted(() => vi.fn())

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh }) }))

afterEach(() => {
  vi.useRealTimers()
})

test("an editor reads how far the estimates of a save are, and it looks again until it goes", () => {
  vi.useFakeTimers()
  const { unmount } = render(<WaitingNotice waiting={{ dataVersion: 12, done: 9, total: 28 }} />)
  expect(screen.getByRole("status").textContent).toContain("Data version 12 is saved.")
  expect(screen.getByRole("status").textContent).toContain("Made: 9 of 28 firms.")
  vi.advanceTimersByTime(4000)
  expect(refresh).toHaveBeenCalledTimes(2)
  unmount()
  vi.advanceTimersByTime(4000)
  expect(refresh).toHaveBeenCalledTimes(2)
})
