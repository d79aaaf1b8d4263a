import "server-only"
import { Client, type ClientConfig } from "pg"
import { AppError } from "../errors"
import { poolConfig } from "./postgresql"
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
    await withConnection(address.href, async (client) => {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    })
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

/** Lets one process at a time prepare a database; the others wait and then find it done. */
export async function oneAtATime<T>(url: string, action: () => Promise<T>): Promise<T> {
  return withConnection(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [preparationLock])
    try {
      return await action()
    } finally {
      await client.query("SELECT pg_advisory_unlock($1)", [preparationLock])
    }
  })
}

async function withConnection<T>(url: string, action: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(poolConfig(url, { statementMs: 0, lockMs: 0, poolSize: 1 }) as ClientConfig)
  // A connection that breaks between two statements is told by the next one.
  client.on("error", () => undefined)
  await client.connect()
  try {
    return await action(client)
  } finally {
    await client.end().catch(() => undefined)
  }
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
