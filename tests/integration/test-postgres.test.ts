import { spawn, spawnSync } from "node:child_process"
import { expect, vi } from "vitest"
import { startPostgres } from "../../scripts/test-postgres.mjs"
import { onlyOnPostgresql } from "../setup/only-on"
import { onServer } from "../setup/postgres-databases"

const asked = process.env.TEST_POSTGRES_URL ?? ""
const answers = (url: string) => onServer(url, (client) => client.query("SELECT 1")).then(() => true)

onlyOnPostgresql("a server that tests started ends with them, also when they are killed", async () => {
  // One that was there before stays.
  if (asked !== "") {
    const { url, stop } = await startPostgres()
    await stop()
    expect([url, await answers(url)]).toEqual([asked, true])
    return
  }
  const script = `
    const { startPostgres } = await import("./scripts/test-postgres.mjs")
    console.log((await startPostgres()).url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim())),
  )
  expect(await answers(url)).toBe(true)
  child.kill("SIGKILL")
  await vi.waitFor(() => expect(answers(url)).rejects.toThrow(/ECONNREFUSED/), { timeout: 30_000 })
})

onlyOnPostgresql("a server that is asked for and not there fails the tests, without its password", () => {
  const start = (url: string) =>
    spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `await (await import("./scripts/test-postgres.mjs")).startPostgres().catch(({ message }) => {
           console.log(message)
           process.exit(3)
         })`,
      ],
      { env: { ...process.env, TEST_POSTGRES_URL: url }, encoding: "utf8" },
    )
  const away = start("postgresql://runway:unspoken@127.0.0.1:1/postgres")
  expect(away.status).toBe(3)
  expect(away.stdout).toMatch(/^No PostgreSQL answers at TEST_POSTGRES_URL \(.*ECONNREFUSED.*\)/)
  expect(away.stdout).toContain("unset TEST_POSTGRES_URL")
  expect(away.stdout).not.toContain("unspoken")
  const other = start("mysql://localhost/test")
  expect([other.status, other.stdout]).toEqual([3, expect.stringContaining("must be an address such as")])
})
