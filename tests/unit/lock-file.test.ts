import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

type Entry = { version?: string; optionalDependencies?: Record<string, string> }
const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")
const packages = (JSON.parse(text) as { packages: Record<string, Entry> }).packages

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
