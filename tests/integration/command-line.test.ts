import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { databaseTarget } from "@/lib/server/db/target"
import { migrate } from "@/lib/server/db/migrate"
import { useFreshDatabase } from "../setup/database"
import { addressOf, sumsIn, useScratch } from "../setup/databases-of-a-test"

// Commands as somebody types them: each a process of its own.

useFreshDatabase({ withData: true })
const scratch = useScratch()
vi.setConfig({ testTimeout: 300_000 })

const program = (name: string) => [
  ...["--conditions=react-server", "--import", "tsx"],
  `lib/server/cli/${name}.ts`,
]

function run(name: string, args: readonly string[], env: Record<string, string> = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...program(name), ...args], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  })
  return { status, said: stdout.trim(), refused: stderr.trim() }
}

test.for(["backup", "restore", "move", "export", "worker"])("%s tells how it is called", (name) => {
  const asked = run(name, ["--help"])
  expect(asked).toMatchObject({ status: 0, refused: "" })
  expect(asked.said).toMatch(new RegExp(`^Usage: npm run ${name}`))
  const unknown = run(name, ["--form", "x"])
  expect(unknown.status).toBe(2)
  expect(unknown.refused).toMatch(new RegExp(`^Unknown option '--form'\\.?\nUsage: npm run ${name}`))
})

test("files are looked for from where a command is called", async () => {
  const place = join(scratch.folder, "called-from")
  mkdirSync(place)
  const from = { INIT_CWD: place }
  expect(run("backup", ["--to", "of-today"], from).status).toBe(0)
  const [file = ""] = readdirSync(join(place, "of-today"))
  const restored = run("restore", ["--from", `of-today/${file}`, "--to", "file:restored.db"], from)
  expect(restored.said).toContain(`${join(place, "restored.db")} now holds the backup`)
  const was = await sumsIn(databaseTarget(), "backup")
  expect(await sumsIn(databaseTarget(`file:${join(place, "restored.db")}`), "backup")).toEqual(was)
  expect(existsSync("of-today")).toBe(false)
})

test("a move that is interrupted says how to go on", async () => {
  const target = scratch.freeFile()
  await migrate(addressOf(target))
  const names = ["--from", process.env.DATABASE_URL!, "--to", addressOf(target)]
  const child = spawn(process.execPath, [...program("move"), ...names], {
    env: { ...process.env, NODE_OPTIONS: "" },
  })
  let refused = ""
  child.stdout.once("data", () => child.kill("SIGINT"))
  child.stderr.setEncoding("utf8").on("data", (text: string) => (refused += text))
  const status = await new Promise((resolve) => child.once("close", resolve))
  expect(refused.trim()).toBe(
    "Interrupted. The same command goes on where it stopped; with --restart it begins anew.",
  )
  expect(status).toBe(130)
})

test("a link for an admin says where it leads when nobody said where the site is", () => {
  const make = (env: Record<string, string>) => run("admin", ["create", "ada@example.org"], env)
  const unknown = make({})
  expect(unknown.said).toMatch(/^http:\/\/localhost:3000\//)
  expect(unknown.refused).toMatch(/neither SITE_URL nor PORT is set/)
  expect(make({ PORT: "4000" }).refused).not.toMatch(/neither/)
  expect(make({ SITE_URL: "https://chips.example.org" }).refused).not.toMatch(/neither/)
})
