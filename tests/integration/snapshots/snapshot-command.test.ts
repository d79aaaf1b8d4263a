import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { specVersion } from "@/lib/charts/spec"
import { ENGINE_VERSION } from "@/lib/estimation"
import { db } from "@/lib/server/db/client"
import { freezeChart } from "@/lib/server/snapshots/freeze-chart"
import { getSnapshot, getSnapshotInput } from "@/lib/server/snapshots/get-snapshot"
import { useFreshDatabase } from "../../setup/database"
import { dropTriggers } from "../../setup/drop-triggers"

// Next.js keeps results only within its own server. What is kept is not of interest here, what is made is.
vi.mock("next/cache", () => ({ unstable_cache: <Query>(query: Query) => query }))
useFreshDatabase({ withEstimates: true })

const engine = `Engine ${ENGINE_VERSION} then, ${ENGINE_VERSION} now.`
const folder = mkdtempSync(join(tmpdir(), "chip-runway-snapshot-"))
const at = (name: string) => join(folder, name)
let id = ""
let hash = ""
let inputHash = ""

beforeAll(async () => {
  const frozen = await freezeChart({
    version: specVersion,
    chart: "runway",
    firm: "baidu",
    workload: "training",
    set: "own",
  })
  id = frozen.id
  const snapshot = await getSnapshot(id)
  if (snapshot?.opened.status !== "ok") throw new Error("just frozen, it opens")
  hash = snapshot.hash
  inputHash = snapshot.opened.document.runs[0]?.input ?? ""
  writeFileSync(at(`${id}.json`), snapshot.bytes)
  writeFileSync(at("saved.json"), snapshot.bytes)
  writeFileSync(at(`${inputHash}.json`), (await getSnapshotInput(inputHash)) ?? "")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ended = { status: number | null; stdout: string; stderr: string }

/** The command as it stands in a process of its own. */
function snapshotProcess(args: readonly string[], database = process.env.DATABASE_URL): Ended {
  const program = ["--conditions=react-server", "--import", "tsx", "lib/server/cli/snapshot.ts"]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: database },
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

/** The command's module run once more in this process, with what it says caught: a process takes a second to begin. */
async function snapshotCommand(args: readonly string[], database?: string): Promise<Ended> {
  const { argv, exitCode } = process
  const ended: Ended = { status: 0, stdout: "", stderr: "" }
  const spies = [
    vi.spyOn(console, "log").mockImplementation((line: string) => void (ended.stdout += `${line}\n`)),
    vi.spyOn(console, "error").mockImplementation((line: string) => void (ended.stderr += `${line}\n`)),
  ]
  if (database) vi.stubEnv("DATABASE_URL", database)
  process.argv = [...argv.slice(0, 1), "snapshot", ...args]
  process.exitCode = 0
  vi.resetModules()
  try {
    await import("@/lib/server/cli/snapshot")
    ended.status = Number(process.exitCode)
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
    process.argv = argv
    process.exitCode = exitCode
  }
  return ended
}

/** Files are judged without a database: none could be opened here. */
const withoutDatabase = "file:/nowhere/at/all.db"

test("a process of its own verifies a snapshot, runs saved files again without a database, and ends with a status", () => {
  expect(snapshotProcess(["verify", id])).toEqual({
    status: 0,
    stdout: `${id}: intact, ${hash}, with its input\n`,
    stderr: "",
  })
  const saved = snapshotProcess(["reproduce", at(`${id}.json`), "--inputs", folder], withoutDatabase)
  expect([saved.status, saved.stderr]).toEqual([0, ""])
  expect(saved.stdout.trimEnd().endsWith(engine)).toBe(true)
  const refused = snapshotProcess(["forget", id], withoutDatabase)
  expect(refused).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(/reproduce ID/) })
})

test("a snapshot of the database is verified by its id, and all of them together", async () => {
  expect(await snapshotCommand(["verify", id])).toEqual({
    status: 0,
    stdout: `${id}: intact, ${hash}, with its input\n`,
    stderr: "",
  })
  const all = await snapshotCommand(["verify", "--all"])
  expect(all).toEqual({ status: 0, stdout: "1 intact, 0 not\n", stderr: "" })
})

test("a saved file is verified by its name or by the id that is given, without a database", async () => {
  for (const args of [[at("saved.json"), "--id", id], [at(`${inputHash}.json`)]]) {
    const { status, stdout, stderr } = await snapshotCommand(["verify", ...args], withoutDatabase)
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain("intact")
  }
})

test("one byte more in a saved file is found", async () => {
  const snapshot = await getSnapshot(id)
  writeFileSync(at("longer.json"), Buffer.concat([snapshot!.bytes, Buffer.from("\n")]))
  const { status, stdout } = await snapshotCommand(["verify", at("longer.json"), "--id", id], withoutDatabase)
  expect(status).toBe(1)
  expect(stdout).toContain("NOT INTACT")
  expect(stdout).toContain(`not ${id}`)
})

test("a snapshot is run again from the database, and from saved files alone", async () => {
  const stored = await snapshotCommand(["reproduce", id])
  expect([stored.status, stored.stderr]).toEqual([0, ""])
  expect(stored.stdout).toMatch(/^Baidu: all \d+ figures are equal\nAll \d+ figures of 1 run are equal\. /)
  expect(stored.stdout.trimEnd().endsWith(engine)).toBe(true)
  const saved = await snapshotCommand(["reproduce", at(`${id}.json`), "--inputs", folder], withoutDatabase)
  expect(saved).toEqual(stored)
})

test("a saved file with another figure is run again and found different", async () => {
  const text = new TextDecoder().decode((await getSnapshot(id))!.bytes)
  const figure = /"training\.own\.runway":\[(\d+)/.exec(text)
  expect(figure).not.toBeNull()
  writeFileSync(at("other.json"), text.replace(figure![0], `"training.own.runway":[9${figure![1]}`))
  const { status, stdout } = await snapshotCommand(
    ["reproduce", at("other.json"), "--inputs", folder],
    withoutDatabase,
  )
  expect(status).toBe(1)
  expect(stdout).toContain(`training, own stock: runway, 5% quantile: 9${figure![1]} then, ${figure![1]} now`)
})

const mistakes: { args: string[]; says: RegExp; status: number }[] = [
  { args: [], says: /npm run -s snapshot -- verify ID/, status: 2 },
  { args: ["verify", "a", "b"], says: /more than one/, status: 2 },
  { args: ["verify", "x", "--all"], says: /--all/, status: 2 },
  { args: ["forget", "aaaaaaaaaaaaaaaa"], says: /reproduce ID/, status: 2 },
  { args: ["verify", "aaaaaaaaaaaaaaaa"], says: /no snapshot aaaaaaaaaaaaaaaa.*DATABASE_URL/, status: 1 },
  { args: ["verify", "./missing.json"], says: /cannot be read/, status: 2 },
  { args: ["verify", "package.json"], says: /--id ID/, status: 2 },
  { args: ["reproduce", "package.json"], says: /no chart that was frozen/, status: 2 },
]

test.for(mistakes)("$args is refused with its cure", async ({ args, says, status }) => {
  const refused = await snapshotCommand(args)
  expect([refused.status, refused.stdout]).toEqual([status, ""])
  expect(refused.stderr).toMatch(says)
})

test("a file without its inputs says which to save", async () => {
  const { status, stderr } = await snapshotCommand(["reproduce", at(`${id}.json`)], withoutDatabase)
  expect([status, stderr]).toEqual([2, expect.stringContaining(`/s/inputs/${inputHash}.json`)])
})

test("what was altered behind the database's back is found by its id and among all", async () => {
  await dropTriggers("Snapshot")
  await db().snapshot.update({ where: { id }, data: { content: new Uint8Array([1, 2, 3]) } })
  const one = await snapshotCommand(["verify", id])
  expect([one.status, one.stdout]).toEqual([1, expect.stringContaining("NOT INTACT")])
  const all = await snapshotCommand(["verify", "--all"])
  expect([all.status, all.stdout]).toEqual([1, expect.stringContaining("0 intact, 1 not")])
  const again = await snapshotCommand(["reproduce", id])
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining(`verify ${id} says how`)])
})
