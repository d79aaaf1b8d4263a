import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { dropTouchedSince } from "@/app/_parts/drop-touched"
import { POST } from "@/app/api/internal/revalidate/route"
import { db } from "@/lib/server/db/client"
import { internalSecret } from "@/lib/server/internal-secret"
import { watchDataVersion } from "@/lib/server/version-watcher"
import { useFreshDatabase } from "@/tests/setup/database"

const dropped = vi.hoisted(() => [] as string[])

vi.mock("next/cache", () => ({
  revalidateTag: (tag: string, { expire }: { expire: number }) => dropped.push(`${tag} in ${expire}`),
  revalidatePath: (path: string, type: string) => dropped.push(`${path} ${type}`),
}))

useFreshDatabase({ forEachTest: true })

const everything = ["data in 0", "/ layout"]

async function save(
  number: number,
  touched: string[] | null,
  readyAt: Date | null = new Date(),
): Promise<void> {
  const version = { number, at: new Date(), readyAt, editor: "tests", reason: "a test", origin: "edit" }
  await db().dataVersion.create({ data: touched === null ? version : { ...version, touched } })
}

beforeEach(() => {
  dropped.length = 0
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test("a save drops what every version since the one before it touched", async () => {
  await save(1, null)
  await save(2, ["shared", "order:a"])
  await save(3, ["shared", "company:b"])
  await dropTouchedSince(1)
  expect(dropped.sort()).toEqual(["company:b in 0", "order:a in 0", "shared in 0"])
  dropped.length = 0
  await dropTouchedSince(3)
  expect(dropped).toEqual([])
  await dropTouchedSince(0)
  expect(dropped).toEqual(everything)
})

test("the server drops what it asks itself to drop, and nothing that it does not understand", async () => {
  const ask = (body: string, authorization = `Bearer ${internalSecret()}`) =>
    POST(new Request("http://localhost/", { method: "POST", body, headers: { authorization } }))
  const said = [
    await ask(`{"tags":["order:a"]}`),
    await ask(`{"tags":null}`),
    await ask(`{"tags":["order:a"]}`, "Bearer guess"),
    await ask(`{"tags":[7]}`),
    await ask(`{}`),
    await ask(``),
  ]
  expect(said.map(({ status }) => status)).toEqual([204, 204, 404, 400, 400, 400])
  expect(dropped).toEqual(["order:a in 0", ...everything])
})

test("a save of another process is noticed, and what it touched is dropped, and again for pages that were being made", async () => {
  // The second drop comes soon. Time itself is not ours: a connection to a server waits by it too.
  const { setTimeout } = globalThis
  const sooner = (act: () => void, ms?: number) => setTimeout(act, ms === 45_000 ? 50 : ms)
  vi.stubGlobal("setTimeout", sooner)
  const asked: unknown[] = []
  vi.stubGlobal("fetch", (_address: string, { body }: { body: string }) => {
    asked.push((JSON.parse(body) as { tags: unknown }).tags)
    return Promise.resolve(new Response(null, { status: 204 }))
  })
  await save(1, null)
  watchDataVersion()
  await vi.waitFor(() => expect(asked).toEqual([null]), 20_000)
  // Not shown until the next one is, so that one look finds both.
  await save(2, ["shared", "order:a"], null)
  await save(3, ["shared", "source:b"])
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1), 20_000)
  const both = expect.arrayContaining(["shared", "order:a", "source:b"]) as unknown
  expect(asked[1]).toEqual(both)
  await vi.waitFor(() => expect(asked).toEqual([null, both, both]), 20_000)
})
