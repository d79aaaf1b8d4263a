import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { bringStaticBack, putStaticAside } from "@/scripts/kept-static.mjs"

let dist = ""
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), "chip-runway-static-"))
})
afterEach(() => rmSync(dist, { recursive: true, force: true }))

const today = new Date("2026-11-27T00:00:00Z")

function write(name: string, text: string, daysAgo = 0): void {
  const path = join(dist, "static", name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  const at = new Date(today.getTime() - daysAgo * 86_400_000)
  utimesSync(path, at, at)
}

const read = (name: string) => readFileSync(join(dist, "static", name), "utf8")
const newBuild = () => rmSync(join(dist, "static"), { recursive: true })

test("a page of the build before finds its scripts beside those of the new one", () => {
  write("chunks/old.js", "old")
  write("chunks/same.js", "the same")
  putStaticAside(dist)
  newBuild()
  write("chunks/new.js", "new")
  write("chunks/same.js", "the same, just built")
  bringStaticBack(dist, today)
  expect([read("chunks/old.js"), read("chunks/new.js")]).toEqual(["old", "new"])
  expect(read("chunks/same.js")).toBe("the same, just built")
})

test("they go with the builds of a month, and not with every build there ever was", () => {
  write("chunks/older.js", "older", 31)
  write("chunks/old.js", "old", 29)
  for (let build = 0; build < 2; build += 1) {
    putStaticAside(dist)
    newBuild()
    bringStaticBack(dist, today)
  }
  expect(read("chunks/old.js")).toBe("old")
  expect(existsSync(join(dist, "static/chunks/older.js"))).toBe(false)
})

test("the first build has nothing to bring back", () => {
  putStaticAside(dist)
  bringStaticBack(dist, today)
  expect(existsSync(join(dist, "static"))).toBe(false)
})
