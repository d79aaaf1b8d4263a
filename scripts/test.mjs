// `npm test`: types, format, lint, then every test, and one closing line "N passed, N failed".
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { findChromium } from "./find-chromium.mjs"

const scratch = mkdtempSync(join(tmpdir(), "chip-runway-test-"))
const tally = { passed: 0, failed: 0 }
const failures = []
/** What failed, test by test: a long log is often read, or kept, from its end. */
const failedTests = []

function count(name, passed, failed) {
  tally.passed += passed
  tally.failed += failed
  if (failed > 0) failures.push(name)
}

function run(name, command, args, env = {}) {
  console.log(`\n── ${name}`)
  const began = performance.now()
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } })
  console.log(
    `── ${name}: ${status === 0 ? "ok" : "FAILED"} after ${Math.round((performance.now() - began) / 1000)} s`,
  )
  return status === 0
}

/** A check without tests of its own counts as one. */
function check(name, command, args, env) {
  const ok = run(name, command, args, env)
  count(name, ok ? 1 : 0, ok ? 0 : 1)
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    return null
  }
}

/** The first lines of an error, without the colours of a terminal. */
function firstLines(message) {
  return String(message ?? "")
    .replace(/\u001b\[[0-9;]*m/g, "")
    .split("\n")
    .slice(0, 12)
    .join("\n    ")
}

function noteFailed(project, file, title, message) {
  failedTests.push(`  ${project} › ${relative(process.cwd(), file)} › ${title}\n    ${firstLines(message)}`)
}

function noteFailedVitest(name, report) {
  for (const file of report?.testResults ?? []) {
    const failed = file.assertionResults.filter(({ status }) => status === "failed")
    for (const { fullName, failureMessages } of failed)
      noteFailed(name, file.name, fullName, failureMessages[0])
    if (file.status === "failed" && failed.length === 0) noteFailed(name, file.name, "the file", file.message)
  }
}

function noteFailedPlaywright(suite) {
  for (const spec of suite.specs ?? [])
    for (const { projectName, status, results } of spec.tests)
      if (status === "unexpected")
        noteFailed(projectName, join("tests/e2e", spec.file), spec.title, results.at(-1)?.error?.message)
  for (const within of suite.suites ?? []) noteFailedPlaywright(within)
}

check("client", "npm", ["run", "-s", "generate"])
check("types", "npm", ["run", "-s", "typecheck"])
check("lint and format", "npm", ["run", "-s", "lint"])

function vitest(name, ...projects) {
  const file = join(scratch, "vitest.json")
  rmSync(file, { force: true })
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
  const ok = run(name, "npx", ["vitest", "run", ...projects.map((one) => `--project=${one}`), ...reporters])
  const report = readReport(file)
  count(name, report?.numPassedTests ?? 0, report ? report.numFailedTests : 1)
  noteFailedVitest(name, report)
  // A file that cannot even be loaded fails the run without a failed test.
  if (report && !ok && report.numFailedTests === 0) count(name, 0, 1)
}

vitest("unit and component tests, integration tests on SQLite", "!postgresql")
vitest("integration tests on PostgreSQL", "postgresql")

let chromium = null
try {
  chromium = findChromium()
} catch (error) {
  console.error(`\n${error.message}`)
  count("browser", 0, 1)
}
if (chromium) {
  const report = join(scratch, "playwright.json")
  const ok = run("browser tests", "npx", ["playwright", "test", "--reporter=list,json"], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const written = readReport(report)
  const stats = written?.stats
  if (written) noteFailedPlaywright(written)
  count("browser", stats ? stats.expected + stats.flaky : 0, stats ? stats.unexpected : 1)
  if (stats && !ok && stats.unexpected === 0) count("browser", 0, 1)
}

rmSync(scratch, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed: ${[...new Set(failures)].join(", ")}`)
for (const one of failedTests) console.log(one)
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 ? 1 : 0)
