import "server-only"
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from "node:fs"
import { dirname } from "node:path"
import { AppError } from "../errors"
import { connectTo, type Connection } from "./connection"
import { isUnreadable } from "./is-unreadable"

/**
 * Makes the file and its folder where they lack. For its owner's eyes alone: it holds sessions and hashes. SQLite gives the files beside it the same rights.
 *
 * @throws AppError where they cannot be written
 */
export function makeFile(path: string): void {
  makeFolder(path)
  try {
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
    else closeSync(openSync(path, "a", 0o600))
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/**
 * Makes the folder of a file where it lacks.
 *
 * @throws AppError where it cannot be written
 */
export function makeFolder(path: string): void {
  const folder = dirname(path)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** Opens it; a file that is no database, or cannot be written, is told with what to do. */
export async function openFile(path: string): Promise<Connection> {
  try {
    return await connectTo({ kind: "sqlite", path })
  } catch (cause) {
    if (isUnreadable(cause)) {
      throw new AppError(
        "database-unreadable",
        `The file ${path} is not a SQLite database or is damaged. Move it away or set DATABASE_URL to another file.`,
        { cause },
      )
    }
    const text = cause instanceof Error ? `${cause.message} ${String(cause.cause ?? "")}` : String(cause)
    if (/readonly|unable to open|disk i\/o/i.test(text)) throw unwritable(path, cause)
    throw cause
  }
}

function unwritable(path: string, cause: unknown): AppError {
  return new AppError(
    "database-unwritable",
    `The database ${path} cannot be written. Give this user write permission to ${dirname(path)}, ` +
      "or set DATABASE_URL to another place, for example file:/tmp/chip-runway.db.",
    { cause },
  )
}
