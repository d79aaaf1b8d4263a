import { expect, test } from "@playwright/test"
import { spawnSync } from "node:child_process"

test.describe.configure({ timeout: 300_000 })

// A short run of `npm run fuzz`, with the same requests each time, on a server and a database of its own.
test("hostile requests over every route are answered, by no fault and with nothing of the inside", () => {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["run", "-s", "fuzz", "--", "--requests", "2500", "--seed", "21", "--limit", "120"],
    { encoding: "utf8" },
  )
  expect(status, `${stderr.slice(-3000)}\n${stdout}`).toBe(0)
  expect(stdout).toContain("No fault")
})
