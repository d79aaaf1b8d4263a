import { expect, test } from "vitest"
import { DriverAdapterError } from "@prisma/driver-adapter-utils"
import { AppError, type ErrorCode } from "@/lib/server/errors"
import { refusalOf } from "@/lib/server/refusal-of"

const withCode = (code: string, message = "…", cause?: unknown) =>
  Object.assign(new Error(message, { cause }), { code })
/** As the driver's adapter tells what PostgreSQL said. */
const saidByServer = (code: string) =>
  new DriverAdapterError({
    kind: "postgres",
    ...{ code, severity: "FATAL", message: "…", detail: undefined, column: undefined, hint: undefined },
    originalCode: code,
  })

const cases: [string, unknown, ErrorCode][] = [
  ["a refused connection", withCode("ECONNREFUSED"), "database-unreachable"],
  [
    "a refused connection at two addresses",
    new AggregateError([withCode("ECONNREFUSED")]),
    "database-unreachable",
  ],
  ["a connection that broke", withCode("ECONNRESET"), "database-unreachable"],
  ["a server that ends", saidByServer("57P01"), "database-unreachable"],
  ["a server that begins", saidByServer("57P03"), "database-unreachable"],
  ["a lost connection", saidByServer("08006"), "database-unreachable"],
  ["a connection that ended", new Error("Connection terminated unexpectedly"), "database-unreachable"],
  ["no server, in Prisma's words", withCode("P1001"), "database-unreachable"],
  ["a shut connection, in Prisma's words", withCode("P1017"), "database-unreachable"],
  [
    "what lies beneath an error of Prisma's",
    withCode("P2010", "raw", saidByServer("57P02")),
    "database-unreachable",
  ],
  ["a file that is gone", withCode("SQLITE_CANTOPEN"), "database-unreachable"],
  ["a disk that does not answer", withCode("SQLITE_IOERR_READ"), "database-unreachable"],
  ["a statement that took too long", saidByServer("57014"), "database-busy"],
  ["too many connections", saidByServer("53300"), "database-busy"],
  ["a lock not had", saidByServer("55P03"), "database-busy"],
  ["no free connection", withCode("P2024"), "database-busy"],
  ["a transaction crossed again and again", withCode("P2034"), "database-busy"],
  ["a pool at work", new Error("timeout exceeded when trying to connect"), "database-busy"],
  [
    "a connection that was long in coming",
    new Error("Connection terminated due to connection timeout", {
      cause: new Error("Connection terminated"),
    }),
    "database-busy",
  ],
  ["another process that writes", withCode("SQLITE_BUSY"), "database-busy"],
  ["a full disk under PostgreSQL", saidByServer("53100"), "database-full"],
  ["a full disk under a file", withCode("SQLITE_FULL"), "database-full"],
  ["a full disk", withCode("ENOSPC"), "database-full"],
  ["a server that only follows", saidByServer("25006"), "database-unwritable"],
  ["a file that may only be read", withCode("SQLITE_READONLY"), "database-unwritable"],
]

test.for(cases)("%s is a refusal with its own words", ([, error, code]) => {
  const refusal = refusalOf(error)
  expect([refusal?.code, refusal?.status]).toEqual([code, 503])
  expect(refusal?.cause).toBe(error)
})

test("a refusal stays what it is, and a slip of ours is none", () => {
  const refused = new AppError("not-found", "It is gone.")
  expect(refusalOf(refused)).toBe(refused)
  expect(refusalOf(new TypeError("x is not a function"))).toBeNull()
  expect(refusalOf(saidByServer("42P01"))).toBeNull()
  expect(refusalOf("a text")).toBeNull()
})

test("of a lost connection it is not said that nothing was changed", () => {
  expect(refusalOf(withCode("ECONNRESET"))?.message).not.toContain("Nothing was changed")
  expect(refusalOf(withCode("SQLITE_FULL"))?.message).toContain("Nothing was changed")
})

test("a text that PostgreSQL does not take is a request that is wrong, whichever way it came there", () => {
  const refusal = refusalOf(withCode("P2010", "raw", saidByServer("22021")))
  expect([refusal?.code, refusal?.status]).toEqual(["invalid-input", 400])
})
