import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { roles, type Actor } from "@/lib/server/auth/permissions"
import { AppError } from "@/lib/server/errors"
import { entrances, locks, type Access } from "../setup/access-table"
import { useFreshDatabase } from "../setup/database"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
useFreshDatabase()

/** Files below a folder whose name fits. */
function filesIn(folder: string, fits: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && fits.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** What a file lets others call. Names only: an action's module cannot be loaded everywhere. */
function exportedFunctions(file: string): string[] {
  const text = readFileSync(file, "utf8")
  const functions = [...text.matchAll(/^export (?:default )?(?:async )?function\*? (\w+)/gm)]
  // Whatever such a file exports is an action, however it is made.
  const value = /^"use server"/.test(text)
    ? /^export (?:const|let|var) (\w+)/gm
    : /^export (?:const|let|var) (\w+)(?:: [^=]+)? = (?:async )?(?:\(|function|\w+ =>)/gm
  const values = [...text.matchAll(value)]
  const lists = [...text.matchAll(/^export (?:\{|\*)/gm)].map(() => "(a list of exports)")
  return [...[...functions, ...values].map(([, name = ""]) => name), ...lists].sort()
}

const named = (files: readonly string[]) =>
  Object.fromEntries(
    files.map((file) => [file, exportedFunctions(file)] as const).filter(([, names]) => names.length > 0),
  )
const tabled = (table: typeof locks) =>
  Object.fromEntries(Object.entries(table).map(([file, names]) => [file, Object.keys(names).sort()]))

const entranceFiles = [
  ...filesIn("app/admin", /^(?:actions\.ts|route\.tsx?)$/),
  ...filesIn("app/api/v1", /^(?:actions\.ts|route\.tsx?)$/),
]
const lockFiles = [
  ...filesIn("lib/server/mutations", /\.ts$/),
  ...filesIn("lib/server/queries/admin", /\.ts$/),
].filter((file) => Object.keys(named([file])).length > 0)

test("every action and route handler stands in the table, and nothing else does", () => {
  expect(named(entranceFiles)).toEqual(tabled(entrances))
})

test("every mutation and query of the admin area stands in the table, and nothing else does", () => {
  expect(named(lockFiles)).toEqual(tabled(locks))
})

test("server actions live in files of that name alone", () => {
  const elsewhere = [
    ...filesIn("app", /\.tsx?$/),
    ...filesIn("components", /\.tsx?$/),
    ...filesIn("lib", /\.ts$/),
  ]
    .filter((file) => !file.endsWith("/actions.ts") && !file.includes("/generated/"))
    .filter((file) => /^\s*["']use server["']/m.test(readFileSync(file, "utf8")))
  expect(elsewhere).toEqual([])
})

test("whoever is not at the door is asked for by the session", () => {
  const unasked = Object.entries(entrances)
    .filter(([, names]) => Object.values(names).some((access) => access !== "door"))
    .map(([file]) => file)
    .filter((file) => !/\b(?:currentActor|apiActor)\b/.test(readFileSync(file, "utf8")))
  expect(unasked).toEqual([])
})

test("no page and no action writes past the lock", () => {
  const inner = Object.entries(locks)
    .filter(([file]) => file.startsWith("lib/server/mutations/"))
    .flatMap(([, names]) =>
      Object.entries(names).flatMap(([name, access]) => (access === "inner" ? [name] : [])),
    )
  const writing = new RegExp(`\\b(?:${inner.join("|")})\\(`)
  const past = filesIn("app", /\.tsx?$/).filter((file) => writing.test(readFileSync(file, "utf8")))
  expect(past).toEqual([])
})

type Lock = { file: string; name: string; access: Exclude<Access, "door" | "inner"> }

const allLocks = Object.entries(locks).flatMap(([file, names]) =>
  Object.entries(names).flatMap(([name, access]): Lock[] =>
    access === "inner" || access === "door" ? [] : [{ file, name, access }],
  ),
)

/** These know who asks by a field of the request. */
const byAuthor = new Set(["saveEdits", "previewEdits"])

const actorWith = (role: Actor["role"]): Actor => ({
  id: "usr_1",
  name: "Somebody",
  email: "some@example.org",
  role,
})

/** How a call is refused; null when it is not, whatever else becomes of it. */
async function refusalOf({ file, name }: Lock, actor: Actor | null): Promise<string | null> {
  const module = (await import(/* @vite-ignore */ join(process.cwd(), file))) as Record<string, unknown>
  const called = module[name] as (...values: unknown[]) => unknown
  try {
    if (byAuthor.has(name))
      await called({ author: actor, edits: [], reason: "", origin: "edit", confirmed: [] })
    else await called(actor, {}, {}, {}, {})
    return null
  } catch (error) {
    return error instanceof AppError ? error.code : null
  }
}

test.for(allLocks)("$name in $file is open to $access and above", async (lock) => {
  if (!byAuthor.has(lock.name)) expect(await refusalOf(lock, null)).toBe("not-signed-in")
  const open = roles.slice(roles.indexOf(lock.access))
  for (const role of roles) {
    const refusal = await refusalOf(lock, actorWith(role))
    if (open.includes(role)) expect(refusal, role).not.toBe("forbidden")
    else expect(refusal, role).toBe("forbidden")
  }
})
