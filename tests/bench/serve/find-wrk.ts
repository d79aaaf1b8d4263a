import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** A wrk: the one on the path, else one installed with apt when this is root on Debian. */
export function findWrk(): string {
  const found = onPath() ?? fromApt()
  if (found) return found
  throw new Error(
    "This bench sends its requests with wrk. Install it (on Debian: apt-get install wrk; elsewhere: brew install wrk).",
  )
}

function onPath(): string | null {
  return spawnSync("sh", ["-c", "command -v wrk"], { encoding: "utf8" }).stdout.trim() || null
}

function fromApt(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null
  console.error("No wrk found; installing Debian's with apt-get …")
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"], env })
  const args = ["install", "-y", "-qq", "--no-install-recommends", "wrk"]
  spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env })
  return onPath()
}
