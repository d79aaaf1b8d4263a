import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

type Entry = {
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  /** It stands inside another package, whose hash is its own too. */
  inBundle?: boolean
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}
const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")
const { packages, lockfileVersion } = JSON.parse(text) as {
  packages: Record<string, Entry>
  lockfileVersion: number
}
const installed = Object.entries(packages).filter(([folder]) => folder !== "")
const settings = readFileSync(new URL("../../.npmrc", import.meta.url), "utf8")

/** Whether a package that `holder` asks for stands in the lock, beside it or further up. */
function isLocked(holder: string, name: string): boolean {
  for (let folder = holder; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (`${folder}${folder === "" ? "" : "/"}node_modules/${name}` in packages) return true
    if (folder === "") return false
  }
}

test("the lock file holds every platform's builds: npm ci refuses one that lacks some", () => {
  const missing = Object.entries(packages).flatMap(([holder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(holder, name)),
  )
  expect(missing).toEqual([])
})

test("the lock file names no registry", () => {
  expect(text).not.toMatch(/"resolved": "https?:/)
})

test("every package is known by its hash, and comes from nowhere but a registry", () => {
  expect(lockfileVersion).toBe(3)
  expect(installed.length).toBeGreaterThan(300)
  const unknown = installed.filter(
    ([, { integrity = "", inBundle }]) => inBundle !== true && !/^sha512-[\w+/]{86}==$/.test(integrity),
  )
  expect(unknown.map(([folder]) => folder)).toEqual([])
  expect(installed.filter(([, { link, resolved }]) => link ?? resolved !== undefined)).toEqual([])
})

test("no package runs a script of its own when it is installed, and those that have one are known", () => {
  expect(settings).toMatch(/^ignore-scripts=true$/m)
  const withScript = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)
  // Each works without: a newer build of an engine, a faster start of a program, a word on versions.
  expect(new Set(withScript.map(([folder]) => folder.split("node_modules/").at(-1)))).toEqual(
    new Set(["@prisma/engines", "esbuild", "prisma", "protobufjs"]),
  )
})
