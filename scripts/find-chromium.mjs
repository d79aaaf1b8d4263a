import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, the system's, one installed with apt when this is root
 * on Debian, else Playwright's own download. Throws with what to do when none can be had.
 *
 * @returns {string} path of an executable
 */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH
  if (asked) {
    if (existsSync(asked)) return asked
    throw new Error(
      `CHROMIUM_PATH names ${asked}, which does not exist. Set it to a Chromium or Chrome executable.`,
    )
  }
  return onPath() ?? fromApt() ?? fromPlaywright()
}

function onPath() {
  for (const name of names) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim()
    if (found) return found
  }
  return null
}

function fromApt() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null
  console.log("No Chromium found; installing Debian's with apt-get (chromium, fonts-noto-cjk) …")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env })
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
    stdio: ["ignore", "ignore", "inherit"],
    env,
  })
  return onPath()
}

function fromPlaywright() {
  console.log("No Chromium found; asking Playwright to download its own …")
  const { status } = spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" })
  const path = spawnSync(
    process.execPath,
    ["-e", "import('@playwright/test').then((p) => console.log(p.chromium.executablePath()))"],
    { encoding: "utf8" },
  ).stdout.trim()
  if (status === 0 && existsSync(path)) return path
  throw new Error(
    "The browser tests need a Chromium. Install one (on Debian: apt-get install chromium fonts-noto-cjk; " +
      "elsewhere: npx playwright install chromium) or set CHROMIUM_PATH to an executable.",
  )
}
