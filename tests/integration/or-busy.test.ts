import { expect, test, vi } from "vitest"
import { orBusy } from "@/app/_parts/or-busy"
import { AppError } from "@/lib/server/errors"
import { keepNot } from "@/lib/server/queries/kept-briefly"

vi.mock("@/lib/server/queries/kept-briefly", () => ({ keepNot: vi.fn(() => Promise.resolve()) }))

test("what is made is handed on, and its page is kept as ever", async () => {
  expect(await orBusy(() => Promise.resolve(7))).toEqual({ made: 7, busy: null })
  expect(keepNot).not.toHaveBeenCalled()
})

test("a full queue is said in its words, on a page that is not kept, also where another bundle refused", async () => {
  const refused = () => Promise.reject(new AppError("busy", "Many wait. Try again."))
  expect(await orBusy(refused)).toEqual({ made: null, busy: "Many wait. Try again." })
  expect(keepNot).toHaveBeenCalledOnce()
  const elsewhere = Object.assign(new Error("Others wait."), { name: "AppError", code: "busy", status: 503 })
  expect(await orBusy(() => Promise.reject(elsewhere))).toEqual({ made: null, busy: "Others wait." })
})

test("any other fault stays one", async () => {
  await expect(orBusy(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  const gone = new AppError("not-found", "It is gone.")
  await expect(orBusy(() => Promise.reject(gone))).rejects.toBe(gone)
})
