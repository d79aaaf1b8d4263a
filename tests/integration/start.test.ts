import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { migrate } from "@/lib/server/db/migrate"
import { anotherConnection } from "../setup/another-connection"
import { newAddress } from "../setup/new-address"

// The start command as a user runs it, up to where it would build. That it then builds and serves is seen
// by the browser tests, which start the site with it.

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chip-runway-start-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { status: number | null; stdout: string; stderr: string }

function run(args: string[], env: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    detached: true,
  })
  const said = { stdout: "", stderr: "" }
  child.stdout.on("data", (text: Buffer) => (said.stdout += text.toString()))
  child.stderr.on("data", (text: Buffer) => (said.stderr += text.toString()))
  const ended = new Promise<Ended>((resolve) => child.once("close", (status) => resolve({ status, ...said })))
  return { child, ended }
}

function start(env: Record<string, string>): Promise<Ended> {
  return run(["scripts/start.mjs"], { PORT: "0", ...env }).ended
}

/** A port on which nothing listens now. */
async function unusedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const oneSentence = (text: string) => text.trim().split("\n")

test("a port in use is named, with another to choose, before any other work", async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, resolve))
  const { port } = holder.address() as AddressInfo
  const path = join(folder, "never.db")
  const { status, stdout, stderr } = await start({ PORT: String(port), DATABASE_URL: `file:${path}` })
  await new Promise((resolve) => holder.close(resolve))
  expect(oneSentence(stderr)).toEqual([
    `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  ])
  expect([status, stdout, existsSync(path)]).toEqual([1, "", false])
})

test.for(["http", "0", "70000"])("the port %s is refused in one sentence", async (port) => {
  const { status, stderr } = await start({ PORT: port })
  expect(oneSentence(stderr)).toEqual([`PORT must be a number from 1 to 65535, not "${port}".`])
  expect(status).toBe(1)
})

test("an unwritable place for the database stops the start with one sentence", async () => {
  writeFileSync(join(folder, "file"), "not a folder")
  const path = join(folder, "file", "runway.db")
  const { status, stdout, stderr } = await start({ PORT: await unusedPort(), DATABASE_URL: `file:${path}` })
  expect(oneSentence(stderr)).toEqual([expect.stringContaining(`The database ${path} cannot be written.`)])
  expect([status, stdout]).toEqual([1, ""])
})

test("a database from a newer version stops the start with one sentence, and is not touched", async () => {
  const address = newAddress()
  await migrate(address)
  const other = await anotherConnection(address)
  await other.run(`UPDATE "_prisma_migrations" SET "migration_name" = '29991231000000_moods'`)
  const { status, stdout, stderr } = await start({ PORT: await unusedPort(), DATABASE_URL: address })
  expect(oneSentence(stderr)).toEqual([expect.stringContaining("comes from a newer version of Chip Runway")])
  expect([status, stdout]).toEqual([1, ""])
  expect(await other.run(`SELECT "number" FROM "DataVersion"`)).toEqual([])
  await other.close()
})

test("a database address of another kind is refused in one sentence", async () => {
  const { status, stderr } = await start({
    PORT: await unusedPort(),
    DATABASE_URL: "mysql://localhost/chips",
  })
  expect(oneSentence(stderr)).toEqual([
    'The setting DATABASE_URL must be an address such as "file:.data/chip-runway.db" or ' +
      '"postgresql://user:password@host:5432/name".',
  ])
  expect(status).toBe(2)
})

test("an old Node is told which one is needed", async () => {
  const pretend = join(folder, "pretend-old-node.cjs")
  writeFileSync(pretend, 'Object.defineProperty(process, "version", { value: "v18.20.4" })')
  const { status, stdout, stderr } = await run(["--require", pretend, "scripts/start.mjs"], {}).ended
  expect(oneSentence(stderr)).toEqual([
    "Chip Runway needs Node 20.19 or newer, and this is Node v18.20.4. " +
      "Install a newer one from https://nodejs.org and run the command again.",
  ])
  expect([status, stdout]).toEqual([1, ""])
})

test("preparing imports data/ once, and never over what the database holds", async () => {
  const env = { DATABASE_URL: newAddress() }
  const first = await run(["scripts/prepare.mjs"], env).ended
  expect(first).toMatchObject({ status: 0, stderr: "" })
  expect(first.stdout).toMatch(/^Database: \S+ created\nData: importing data\/ …\nData: data version 1: /)
  expect(first.stdout).toMatch(
    /\nAccounts: no admin yet; npm run -s admin -- create \S+ prints a link for one\n$/,
  )
  const other = await anotherConnection(env.DATABASE_URL)
  await other.run(`UPDATE "Company" SET "name" = 'Edited here' WHERE "id" = 'baidu'`)
  await other.run(`UPDATE "DataVersion" SET "fingerprint" = 'of older files'`)
  const second = await run(["scripts/prepare.mjs"], env).ended
  expect(second.stdout).toMatch(/^Database: \S+ up to date\nData: version 1; data\/ differs/)
  expect(second.stdout).toContain("npm run import brings it in")
  const rows = await other.run(`SELECT "name" FROM "Company" WHERE "id" = 'baidu'`)
  expect(rows).toEqual([{ name: "Edited here" }])
  await other.close()
})

test("of instances that start at once on an empty database one prepares it, and the others find it done", async () => {
  const env = { DATABASE_URL: newAddress() }
  const all = await Promise.all([1, 2, 3].map(() => run(["scripts/prepare.mjs"], env).ended))
  for (const one of all) expect(one).toMatchObject({ status: 0, stderr: "" })
  expect(all.filter(({ stdout }) => stdout.includes("Data: importing data/")).length).toBe(1)
  expect(all.filter(({ stdout }) => stdout.includes("Data: version 1\n")).length).toBe(2)
})

test("Ctrl-C while it prepares ends it without a stack trace", async () => {
  const { child, ended } = run(["scripts/start.mjs"], {
    PORT: await unusedPort(),
    DATABASE_URL: newAddress(),
  })
  await new Promise((resolve) => child.stdout?.once("data", resolve))
  // As a terminal does: to the whole process group.
  process.kill(-(child.pid ?? 0), "SIGINT")
  const { status, stderr } = await ended
  expect([status, stderr]).toEqual([130, ""])
})
