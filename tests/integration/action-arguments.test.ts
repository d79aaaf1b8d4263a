import { join } from "node:path"
import { beforeAll, expect, test, vi } from "vitest"
import type { Actor } from "@/lib/server/auth/permissions"
import { actor, user } from "../factories/edits"
import { entrances } from "../setup/access-table"
import { useFreshDatabase } from "../setup/database"
import { db } from "@/lib/server/db/client"

// Whoever finds an action's id chooses what it is called with, also without a form.
let asking: Actor | null = null
vi.mock("@/lib/server/auth/session", () => ({ currentActor: () => Promise.resolve(asking) }))
vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
vi.mock("next/cache", async (original) => ({
  ...(await original<object>()),
  revalidateTag: vi.fn(),
  revalidatePath: vi.fn(),
  refresh: vi.fn(),
}))
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`led to ${to}`)
  },
}))

useFreshDatabase()
beforeAll(async () => void (await user("admin")))

const actions = Object.entries(entrances)
  .filter(([file]) => file.endsWith("/actions.ts"))
  .flatMap(([file, names]) => Object.keys(names).map((name) => ({ file, name })))

const arguments_: readonly unknown[][] = [
  [],
  [null, null],
  [undefined, "a text"],
  [Symbol.for("react"), 12n],
  [{ turn: Symbol.iterator, review: 1, duplicates: {} }, { get: 1 }],
  [{ turn: -1, review: { of: null }, duplicates: [null] }, [["kind", "order"]]],
  [new Map(), new FormData()],
  [new Proxy({}, {}), new URLSearchParams("kind=order")],
]

test.each(actions)(
  "$name answers whatever it is called with, and changes nothing",
  async ({ file, name }) => {
    const module = (await import(/* @vite-ignore */ join(process.cwd(), file))) as Record<string, unknown>
    const action = module[name] as (...values: unknown[]) => Promise<unknown>
    const count = () => Promise.all([db().revision.count(), db().user.count(), db().apiToken.count()])
    const before = await count()
    for (asking of [null, actor("admin")]) {
      for (const values of arguments_) {
        await action(...values).catch((error: unknown) => {
          // Led elsewhere, or turned away in words of ours.
          expect(String(error)).toMatch(/^Error: led to |^AppError: /)
        })
      }
    }
    expect(await count()).toEqual(before)
  },
)
