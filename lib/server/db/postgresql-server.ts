import "server-only"
import { AppError } from "../errors"
import { connectTo, type Connection } from "./connection"
import { faultSigns } from "./fault-signs"
import { quoted } from "./table-rows"
import { databaseName, databaseTarget } from "./target"

/** Any number that nobody else locks by; Prisma's own engine has another. */
const preparationLock = 4_127_309

/**
 * Makes sure that a database is there, creating it on its server where it lacks.
 *
 * @returns whether it was created
 * @throws AppError with the cure when the server cannot be reached, refuses us, or must not create it
 */
export async function openServer(url: string): Promise<boolean> {
  if (!URL.canParse(url) || new URL(url).pathname.length < 2) {
    throw new AppError(
      "invalid-input",
      "DATABASE_URL names no database: it should end like postgresql://user:password@host:5432/chip_runway. " +
        "Signs such as @, # and / in a password are written %40, %23 and %2F.",
    )
  }
  try {
    await withConnection(url, async () => undefined)
    return false
  } catch (error) {
    if (codeOf(error) !== "3D000") throw unreachable(url, error)
  }
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1))
  address.pathname = "/postgres"
  try {
    await withConnection(address.href, ({ ask }) => ask(`CREATE DATABASE ${quoted(name)}`))
  } catch (error) {
    // Another process that starts beside this one was quicker.
    if (codeOf(error) === "42P04" || codeOf(error) === "23505") return false
    throw new AppError(
      "not-ready",
      `The server has no database "${name}", and this user may not create it (${messageOf(error)}). ` +
        `Create it (createdb ${name}) or name another one in DATABASE_URL.`,
      { cause: error },
    )
  }
  return true
}

/**
 * Lets one process at a time prepare a database on its server; the others wait.
 *
 * @throws AppError with the cure where the user lacks a right; else what `action` throws
 */
export async function oneAtATimeOnServer<T>(url: string, action: () => Promise<T>): Promise<T> {
  return withConnection(url, async ({ ask }) => {
    await ask("SELECT pg_advisory_lock(?)", [preparationLock])
    try {
      return await action()
    } catch (error) {
      throw lacksRight(error) ? withoutRight(url, error) : error
    } finally {
      await ask("SELECT pg_advisory_unlock(?)", [preparationLock])
    }
  })
}

async function withConnection<T>(url: string, action: (connection: Connection) => Promise<T>): Promise<T> {
  // Whoever prepares it first is waited for as long as that takes.
  const connection = await connectTo({ kind: "postgresql", url }, { lockMs: 0 })
  try {
    return await action(connection)
  } finally {
    await connection.close()
  }
}

/** 42501 of SQLSTATE, in the words of whichever layer told it. */
function lacksRight(error: unknown): boolean {
  return faultSigns(error).some((sign) => sign === "42501" || /permission denied|must be owner of/.test(sign))
}

function withoutRight(url: string, cause: unknown): AppError {
  return new AppError(
    "not-ready",
    `The user of ${databaseName(databaseTarget(url))} lacks a right: ${messageOf(cause).split("\n")[0]}. ` +
      "It should own the database (ALTER DATABASE … OWNER TO …), or own its tables and have " +
      "GRANT CREATE, USAGE ON SCHEMA public.",
    { cause },
  )
}

function unreachable(url: string, cause: unknown): AppError {
  return new AppError(
    "not-ready",
    `The database ${databaseName(databaseTarget(url))} cannot be reached: ${messageOf(cause)}. ` +
      "Check DATABASE_URL, that the server runs, and that it lets this user in.",
    { cause },
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (error as { code?: unknown }).code : undefined
}

/** Of several addresses that were tried, the driver tells a list without a sentence. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ")
  return error instanceof Error ? error.message : String(error)
}
