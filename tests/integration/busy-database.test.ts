import { IncomingMessage, ServerResponse } from "node:http"
import { Socket } from "node:net"
import { afterEach, expect, test, vi } from "vitest"
import { answersAtAll } from "@/lib/server/db/answers-at-all"
import { db } from "@/lib/server/db/client"
import { serializable } from "@/lib/server/db/transactions"
import { saveEdits } from "@/lib/server/mutations/save-edits"
import { versionsNow } from "@/lib/server/mutations/versions-now"
import { faultOf, withFaultsOf } from "@/lib/server/outage/request-fault"
import { changeOf, requestOf } from "../factories/edits"
import { anotherConnection } from "../setup/another-connection"
import { useFreshDatabase } from "../setup/database"
import { onlyOnPostgresql } from "../setup/only-on"
import { onServer } from "../setup/postgres-databases"
import { postgresServer } from "../setup/tested-database"

vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
vi.mock("@/lib/server/mutations/versions-now", { spy: true })

useFreshDatabase({ withData: true })
afterEach(() => vi.restoreAllMocks())

test("a save that others overtake each time is refused in words, and nothing of it is saved", async () => {
  const others = await anotherConnection()
  const edit = await changeOf("source", "36kr", (source) => (source.note = "overtaken"))
  const real = await vi.importActual<{ versionsNow: typeof versionsNow }>(
    "@/lib/server/mutations/versions-now",
  )
  // Between a save's reading and its writing another process saves.
  vi.mocked(versionsNow).mockImplementation(async (edits) => {
    const now = await real.versionsNow(edits)
    await others.run(
      `INSERT INTO "DataVersion" ("number", "at", "readyAt", "editor", "reason", "origin")
       SELECT max("number") + 1, max("at"), max("readyAt"), 'others', 'first', 'edit' FROM "DataVersion"`,
    )
    return now
  })
  await expect(saveEdits(requestOf([edit]))).rejects.toMatchObject({
    name: "AppError",
    code: "database-busy",
    message: expect.stringMatching(/^Others saved first again and again\. Nothing was saved/) as string,
  })
  await others.close()
  expect(await db().revision.count({ where: { kind: "source", action: "change" } })).toBe(0)
})

/** What stands in a request's way while something is done for it. */
async function faultWhile(act: () => Promise<unknown>): Promise<string | null> {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  await withFaultsOf(response, act)
  return faultOf(response)?.code ?? null
}

onlyOnPostgresql("a write that crossed another one and then succeeded met nothing in its way", async () => {
  const others = await anotherConnection()
  await db().throttle.create({ data: { key: "one", count: 0, windowStart: new Date(0) } })
  let runs = 0
  const count = (crossings: number) =>
    serializable(async (tx) => {
      runs += 1
      const { count } = await tx.throttle.findUniqueOrThrow({ where: { key: "one" } })
      if (runs <= crossings) await others.run(`UPDATE "Throttle" SET "count" = "count" + 10`)
      await tx.throttle.update({ where: { key: "one" }, data: { count: count + 1 } })
    })
  expect(await faultWhile(() => count(2))).toBeNull()
  expect(runs).toBe(3)
  expect((await db().throttle.findMany()).map(({ count }) => count)).toEqual([21])
  runs = 0
  // Given up, it stands in the request's way.
  const given = faultWhile(() => count(Infinity).catch(() => undefined))
  expect(await given).toBe("database-busy")
  await others.close()
})

onlyOnPostgresql(
  "a server that lets nobody else in is there; one that nobody listens at is not",
  async () => {
    const own = process.env.DATABASE_URL!
    await onServer(postgresServer!, async (client) => {
      await client.query(`DROP ROLE IF EXISTS "chip_runway_test_full"`)
      await client.query(`CREATE ROLE "chip_runway_test_full" LOGIN PASSWORD 'full' CONNECTION LIMIT 0`)
    })
    const full = Object.assign(new URL(own), { username: "chip_runway_test_full", password: "full" })
    await expect(onServer(full.href, () => Promise.resolve())).rejects.toMatchObject({ code: "53300" })
    const wrong = Object.assign(new URL(own), { password: "wrong" })
    const nobody = Object.assign(new URL(own), { port: "1" })
    const answers: boolean[] = []
    for (const { href } of [full, wrong, nobody]) {
      process.env.DATABASE_URL = href
      answers.push(await answersAtAll())
    }
    process.env.DATABASE_URL = own
    expect(answers).toEqual([true, true, false])
    await onServer(postgresServer!, (client) => client.query(`DROP ROLE "chip_runway_test_full"`))
  },
)
