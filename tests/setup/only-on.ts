import { test } from "vitest"
import type { DatabaseKind } from "@/lib/server/db/target"
import { testedDatabase } from "./tested-database"

// Every integration test runs on both databases, save these. Each is about something that the other has not.
// tests/unit/server/only-on.test.ts holds the tests to this list.

/** Tests of what SQLite alone has, by their names. */
export const sqliteAlone = {
  "foreign keys, WAL and full synchronisation hold on Prisma's connection, in a transaction and after it":
    "pragmas of a file; PostgreSQL's settings are the server's",
} as const satisfies Record<string, string>

/** Tests of what PostgreSQL alone has, by their names. */
export const postgresqlAlone = {} as const satisfies Record<string, string>

type Body = () => void | Promise<void>

const on = (kind: DatabaseKind) => test.runIf(testedDatabase === kind)

/** A test for SQLite; its name stands in the list above with the reason. */
export function onlyOnSqlite(name: keyof typeof sqliteAlone, body: Body, timeout?: number): void {
  on("sqlite")(name, body, timeout)
}

/** A test for PostgreSQL; its name stands in the list above with the reason. */
export function onlyOnPostgresql(name: keyof typeof postgresqlAlone, body: Body, timeout?: number): void {
  on("postgresql")(name, body, timeout)
}
