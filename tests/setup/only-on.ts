import { test } from "vitest"
import type { DatabaseKind } from "@/lib/server/db/target"
import { testedDatabase } from "./tested-database"

// Every integration test runs on both databases, save these. Each is about something that the other has not.
// tests/unit/server/only-on.test.ts holds the tests to this list.

/** Tests of what SQLite alone has, by their names. */
export const sqliteAlone = {
  "foreign keys, WAL and full synchronisation hold on Prisma's connection, in a transaction and after it":
    "pragmas of a file; what PostgreSQL's connections are opened with is tested beside it",
  "migrating creates folders that lack": "folders",
  "a place that cannot be written is named, with what to do":
    "folders; of a server see the test of one that is not there",
  "a file that is no database is left as it is": "a file",
  "the secret is made once, beside the database, for its owner's eyes alone":
    "a file beside a file; that PostgreSQL wants the setting is tested beside it",
} as const satisfies Record<string, string>

/** Tests of what PostgreSQL alone has, by their names. */
export const postgresqlAlone = {
  "no statement, wait or idle transaction goes on for ever": "settings of a server's connections",
  "a table of what is only added to cannot be emptied at once": "SQLite has no TRUNCATE",
  "instances that start at once leave a new database migrated once":
    "instances share a server; a file has one",
  "a server that is not there, or does not let us in, is named without the password": "a server",
  "instances share a secret, so there it is a setting that cannot be left out": "of instances",
  "a server that tests started ends with them, also when they are killed": "how the tests come by a server",
  "a server that is asked for and not there fails the tests, without its password":
    "how the tests come by a server",
  "names sort by code unit, whatever the database itself sorts by": "SQLite knows no other order",
  "two workers share the jobs, each done once, and one finishes what the other was killed in":
    "processes share the queue of a server; a file has one process that works on it",
  "a job that waits for its next attempt stays as it is when it is asked for again":
    "the queue that a server keeps; that of a process is tested beside it",
  "what was given up is taken away, and what waits is not": "the queue that a server keeps",
  "a queue that could not be begun leaves no connection, however often it is tried":
    "connections to a server",
  "jobs that end while the database is away are done again once it is back, by the process that held them":
    "a server that is stopped and started again",
  "a transaction that began too late is rolled back, and what is saved next stays": "a pool of connections",
  "a connection that is handed back with its transaction open is not used again": "a pool of connections",
  "after a silent cut the site works again while the connections of before still hang":
    "connections to a server",
  "a write that is cut off in its transaction is told, and so is the next": "connections to a server",
  "a connection that alone hangs is given up a little after a statement may take": "connections to a server",
  "the watcher asks on, though its question was lost with one connection": "connections to a server",
  "one connection that is ended is no outage, and no other question is told of one":
    "connections to a server",
  "a worker that is told to end finishes what readers wait for, and leaves its long job to another at once":
    "the queue that a server keeps; that of a process ends with it",
  "a long job that was asked for anew while it ran is not done twice when its worker ends":
    "the queue that a server keeps; that of a process ends with it",
  "a write that crossed another one and then succeeded met nothing in its way":
    "SQLite lets one transaction write at a time",
  "a server that lets nobody else in is there; one that nobody listens at is not": "a server",
  "everything moves to PostgreSQL and back, to the last bit": "both, of which one is a server",
  "what was moved is gone on with: numbers go on, the history refuses to be changed":
    "both, of which one is a server",
  "a move that is killed half way is gone on with": "both, of which one is a server",
  "a source that has moved since an interruption is refused, until the move begins anew":
    "both, of which one is a server",
  "a target that holds other data is refused and left as it is": "both, of which one is a server",
  "a source that is edited while it is moved is told": "both, of which one is a server",
  "what makes no data version and is edited meanwhile is told too": "both, of which one is a server",
  "an instance that begins meanwhile is told": "both, of which one is a server",
  "jobs of a database that is replaced or moved into are gone": "both, of which one is a server",
  "what is saved while a restore is prepared is not lost":
    "restoring into a server; a file is replaced while nobody else has it open",
  "a restore that nobody allowed leaves the tables of an earlier release as they are":
    "restoring into a server; a file is replaced as a whole",
  "a move that is refused leaves its target's tables as they are": "both, of which one is a server",
  "a backup of the first release's SQLite goes into PostgreSQL, and PostgreSQL's into a file":
    "both, of which one is a server",
} as const satisfies Record<string, string>

/** Files of tests of what SQLite alone has. */
export const filesOfSqlite = {
  "orders-explorer/query-plan.test.ts":
    "the words in which SQLite explains a plan; PostgreSQL chooses anew by the sizes of tables, which are told in docs/operations.md",
} as const satisfies Record<string, string>

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

/** What a file that is listed above calls its tests with. */
export function testOfSqlite(_file: keyof typeof filesOfSqlite): typeof test {
  return on("sqlite") as typeof test
}
