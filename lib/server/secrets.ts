import "server-only"
import { randomBytes } from "node:crypto"
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { databaseTarget } from "./db/target"
import { env } from "./env"
import { AppError } from "./errors"

const kept = new Map<string, string>()

/**
 * What cookies are signed and second factors encrypted with: AUTH_SECRET, else a secret made when it is first
 * needed and kept in `auth-secret` beside the database's file, readable by its owner alone. Never logged.
 *
 * @throws AppError with PostgreSQL when there is no AUTH_SECRET: every instance must have the same one
 */
export function authSecret(): string {
  const given = env().AUTH_SECRET
  if (given) return given
  const target = databaseTarget()
  if (target.kind === "postgresql") {
    throw new AppError(
      "not-ready",
      "With PostgreSQL the setting AUTH_SECRET is needed, the same for every instance. " +
        "Make one with: openssl rand -hex 32",
    )
  }
  const path = join(dirname(target.path), "auth-secret")
  const known = kept.get(path)
  if (known) return known
  const secret = read(path) ?? make(path)
  kept.set(path, secret)
  return secret
}

function read(path: string): string | null {
  let text: string
  try {
    text = readFileSync(path, "utf8").trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null
    throw new AppError("not-ready", `The secret ${path} cannot be read.`, { cause: error })
  }
  if (text.length >= 32) return text
  throw new AppError(
    "not-ready",
    `The secret ${path} is cut short. Remove the file; everybody signs in anew.`,
  )
}

/** Put in place whole, by a link that fails where another process was first; then the other's secret counts. */
function make(path: string): string {
  const draft = `${path}.${randomBytes(6).toString("hex")}`
  try {
    writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" })
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new AppError("not-ready", `The secret ${path} cannot be written.`, { cause: error })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  const secret = read(path)
  if (secret === null) throw new AppError("not-ready", `The secret ${path} was taken away.`)
  return secret
}
