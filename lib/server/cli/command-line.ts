import "server-only"
import { isAbsolute, resolve } from "node:path"
import { AppError } from "../errors"

/** Somebody asks how a command is called. */
export class UsageAsked extends Error {}

/**
 * Reads a command's arguments.
 *
 * @param read throws, as `parseArgs` does, where they are not as the command takes them
 * @throws UsageAsked for --help; AppError that names what is wrong, with the usage
 */
export function readCommandLine<T>(usage: string, read: () => T): T {
  if (process.argv.slice(2).some((word) => word === "--help" || word === "-h")) throw new UsageAsked(usage)
  try {
    return read()
  } catch (error) {
    if (error instanceof AppError) throw error
    const words = error instanceof Error ? error.message : String(error)
    // Node goes on with how an argument is written that begins with a dash, which no command of ours takes.
    const why = words.replace(/ To specify a positional argument .*$/s, "")
    throw new AppError("invalid-input", `${why}\nUsage: ${usage}`)
  }
}

/** A file that somebody named, from the folder in which they called the command: it runs in the project's. */
export function givenPath(path: string): string {
  return resolve(calledFrom(), path)
}

/** As `givenPath`, of a database's address. */
export function givenAddress(address: string): string {
  if (/^postgres(?:ql)?:\/\//.test(address)) return address
  const path = address.replace(/^file:(?:\/\/(?=\/))?/, "")
  return isAbsolute(path) ? address : `file:${givenPath(path)}`
}

/** Told by the package's own program, or by npm. */
function calledFrom(): string {
  return process.env.CHIP_RUNWAY_CALLED_FROM ?? process.env.INIT_CWD ?? process.cwd()
}
