import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { filesOfSqlite, postgresqlAlone, sqliteAlone } from "@/tests/setup/only-on"

// The integration tests run on SQLite and on PostgreSQL. What runs on one of them alone is listed with its reason, and
// nothing else is left out.

const folder = "tests/integration"
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }))

test("no integration test is skipped past the list", () => {
  const skipped = texts.flatMap(({ name, text }) =>
    [
      ...text.matchAll(
        /\b(?:test|it|describe|suite)\.(?:skip|skipIf|runIf|todo|only|fails)\b|\bctx\.skip\(/g,
      ),
    ].map(([found]) => `${name}: ${found}`),
  )
  expect(skipped).toEqual([])
})

test.for([
  ["onlyOnSqlite", sqliteAlone],
  ["onlyOnPostgresql", postgresqlAlone],
] as const)("what %s holds is a test that is there, with a reason", ([call, list]) => {
  const calls = texts.reduce((count, { text }) => count + text.split(`${call}(`).length - 1, 0)
  expect(calls).toBe(Object.keys(list).length)
  for (const [name, reason] of Object.entries(list)) {
    expect(reason).not.toBe("")
    expect(texts.filter(({ text }) => text.includes(JSON.stringify(name)))).toHaveLength(1)
  }
})

test("a file that runs on SQLite alone is listed", () => {
  const files = texts.filter(({ text }) => text.includes("testOfSqlite("))
  expect(files.map(({ name }) => name)).toEqual(Object.keys(filesOfSqlite))
  for (const { name, text } of files) expect(text).toContain(`testOfSqlite(${JSON.stringify(name)})`)
})

test("the tests that PostgreSQL goes without are few, and about a file", () => {
  expect(Object.keys(sqliteAlone).length).toBeLessThanOrEqual(8)
})
