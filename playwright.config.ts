import { defineConfig } from "@playwright/test"
import { existsSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const port = Number(process.env.E2E_PORT || 4310)
// Workers read this file again: only the first reader makes the folder.
const scratch = (process.env.E2E_SCRATCH ??= mkdtempSync(join(tmpdir(), "chip-runway-e2e-")))
const executablePath =
  process.env.CHROMIUM_PATH || (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined)

const edits = "**/admin-*.spec.ts"
const imports = "**/new-data.spec.ts"
const instances = ["**/instances.spec.ts", "**/hostile-requests.spec.ts"]

/**
 * A real browser against the built site on a database of its own. `npm test` finds a Chromium and names it
 * in CHROMIUM_PATH; without one, Playwright's own download is used.
 */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: join(scratch, "results"),
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: "reading", testIgnore: [edits, imports, ...instances] },
    // These move the data version under every page, so they wait until the others have read them; the last one
    // counts data versions and has them to itself.
    { name: "editing", testMatch: edits, dependencies: ["reading"], fullyParallel: false },
    { name: "importing", testMatch: imports, dependencies: ["editing"], fullyParallel: false },
    // These start servers and databases of their own, and want the processors for themselves.
    { name: "instances", testMatch: instances, dependencies: ["importing"], fullyParallel: false },
  ],
  timeout: 60_000,
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    url: `http://localhost:${port}/api/health`,
    timeout: 300_000,
    // E2E_REUSE: against a server that already runs at E2E_PORT, while writing tests.
    reuseExistingServer: Boolean(process.env.E2E_REUSE),
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: {
      PORT: String(port),
      DATABASE_URL: `file:${join(scratch, "e2e.db")}`,
      NEXT_TELEMETRY_DISABLED: "1",
      // A line a request would drown the list of tests.
      LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    },
  },
})
