import { expect, test, vi } from "vitest"
import { getKnownOrder } from "@/lib/server/queries/known-pages"
import { inKnownTurn } from "@/lib/server/queries/known-turns"
import { a800 } from "../factories/edits"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))

useFreshDatabase({ withData: true })

test("a crowd of past days is told to wait before any of their records are read, orders among them", async () => {
  let release: () => void = () => {}
  const held = new Promise<void>((done) => (release = done))
  const first = inKnownTurn("2024-01-31", () => held)
  const crowd = Array.from({ length: 12 }, (_, index) =>
    inKnownTurn(`2024-02-${String(index + 1).padStart(2, "0")}`, ({ known }) => Promise.resolve(known.day)),
  )
  await expect(getKnownOrder(a800, "2024-03-01")).rejects.toMatchObject({ code: "busy" })
  release()
  await first
  expect((await Promise.all(crowd)).length).toBe(12)
  expect((await getKnownOrder(a800, "2024-03-01")).order?.id).toBe(a800)
})
