import { expect, test, vi } from "vitest"
import { orBusy } from "@/app/_parts/or-busy"
import { AppError } from "@/lib/server/errors"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"

vi.mock("@/lib/server/queries/kept-briefly", () => ({ keepBriefly: vi.fn(() => Promise.resolve()) }))

test("what is made is handed on, and its page is kept as ever", async () => {
  expect(await orBusy(() => Promise.resolve(7))).toEqual({ made: 7, busy: null })
  expect(keepBriefly).not.toHaveBeenCalled()
})

test("a full queue is said in its words, on a page that is not kept for long", async () => {
  const refused = () => Promise.reject(new AppError("busy", "Many wait. Try again."))
  expect(await orBusy(refused)).toEqual({ made: null, busy: "Many wait. Try again." })
  expect(keepBriefly).toHaveBeenCalledOnce()
})

test("any other fault stays one", async () => {
  await expect(orBusy(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  const gone = new AppError("not-found", "It is gone.")
  await expect(orBusy(() => Promise.reject(gone))).rejects.toBe(gone)
})
