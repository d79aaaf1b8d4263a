import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"

// The part of a package that needs no build: the commands, their libraries and what is read by path, put into a folder
// outside the project, where nothing else can be found. That the server starts from one too is tried by hand
// (docs/operations.md), because a build takes minutes.

const madeSchema = z.object({ names: z.array(z.string()), readWhileRunning: z.array(z.string()) })

let folder = ""
let made: z.infer<typeof madeSchema>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chip-runway-package-"))
  const program = `
    import { packageCommands, readWhileRunning } from "./scripts/package.mjs"
    import { commandNames } from "./scripts/package-commands.mjs"
    await packageCommands(process.argv[1])
    console.log(JSON.stringify({ names: commandNames(), readWhileRunning }))`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", program, join(folder, "package")],
    { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  )
  expect([status, stderr]).toEqual([0, ""])
  made = madeSchema.parse(JSON.parse(stdout))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the package's own program with nothing of the project around it. */
function run(args: string[]) {
  return spawnSync(process.execPath, [join(folder, "package/chip-runway.mjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: {
      NODE_ENV: "test",
      PATH: process.env["PATH"],
      DATABASE_URL: `file:${join(folder, "data/site.db")}`,
    },
  })
}

test("a command runs: it makes a database with the package's own migrations, engine and driver", () => {
  const { status, stderr } = run(["admin", "list"])
  expect(stderr).toMatch(/^Nobody has an account yet\./)
  expect([status, existsSync(join(folder, "data/site.db"))]).toEqual([0, true])
})

test("files are looked for from where a command is called, whatever folder it runs in", () => {
  const made = run(["backup", "--to", "backups"])
  expect([made.status, made.stderr]).toEqual([0, ""])
  const [file = ""] = readdirSync(join(folder, "backups"))
  const restored = run(["restore", "--from", `backups/${file}`, "--to", "file:restored.db"])
  expect([restored.status, restored.stderr]).toEqual([0, ""])
  expect(existsSync(join(folder, "restored.db"))).toBe(true)
})

test("npm's names for the commands are the package's too", () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")))
  const ofSource = Object.entries(scripts)
    .filter(([, script]) => script.includes("lib/server/cli/"))
    .map(([name]) => name)
  expect(ofSource.length).toBeGreaterThan(0)
  const manifest = JSON.parse(readFileSync(join(folder, "package/package.json"), "utf8"))
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(["start", "prepare", ...ofSource]))
  // Messages name `npm run setup`, which in the source prepares the same database.
  expect(manifest.scripts.setup).toBe(manifest.scripts.prepare)
  expect(manifest.dependencies).toBeUndefined()
})

test("a command that does not exist is refused with those that do", () => {
  const { status, stderr } = run(["improt"])
  expect(status).toBe(2)
  expect(stderr.trim()).toBe(`There is no command "improt". There are: serve, ${made.names.join(", ")}.`)
})

test("whatever the source reads by path from where it runs is in the package", () => {
  const files = readdirSync("lib/server", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  )
  const read = files
    .filter((file) => !file.startsWith("db/generated") && file !== "cli/new-migration.ts")
    .flatMap((file) => [
      ...readFileSync(join("lib/server", file), "utf8").matchAll(/process\.cwd\(\), "([^"]+)"/g),
    ])
    .map(([, first = ""]) => first)
  expect(read).toContain("CHANGELOG.md")
  // The build is the server's part of a package, and the manifest is made anew.
  const own = [".next", "package.json"]
  const missing = read.filter(
    (first) => !own.includes(first) && !made.readWhileRunning.some((path) => path.split("/")[0] === first),
  )
  expect(missing).toEqual([])
  for (const path of made.readWhileRunning) expect(existsSync(join(folder, "package", path))).toBe(true)
})

test("what is loaded by name is there: the native driver and both WebAssembly engines", () => {
  const modules = join(folder, "package/node_modules")
  const [driver] = readdirSync(join(modules, "@libsql")).filter((name) =>
    /^(?:linux|darwin|win32)-/.test(name),
  )
  expect(existsSync(join(modules, "@libsql", driver ?? "", "index.node"))).toBe(true)
  expect(existsSync(join(modules, "@prisma/schema-engine-wasm/schema_engine_bg.wasm"))).toBe(true)
  expect(existsSync(join(modules, "@resvg/resvg-wasm/index_bg.wasm"))).toBe(true)
})

test("no setting, no test and no tool of development is in it", () => {
  const inside = readdirSync(join(folder, "package"), { recursive: true, encoding: "utf8" })
  expect(inside.filter((path) => /(?:^|\/)\.env/.test(path))).toEqual([])
  expect(inside.filter((path) => /^tests(?:\/|$)/.test(path))).toEqual([])
  const tools = ["esbuild", "eslint", "prettier", "tsx", "typescript", "vitest"]
  expect(tools.filter((tool) => existsSync(join(folder, "package/node_modules", tool)))).toEqual([])
})
