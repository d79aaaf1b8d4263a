import "server-only"
import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The running build's name; "development" where nothing was built. */
export function buildId(): string {
  if (process.env.NODE_ENV !== "production") return "development"
  return readFileSync(join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim()
}
