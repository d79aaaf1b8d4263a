import { DriverAdapterError } from "@prisma/driver-adapter-utils"
import { expect, test } from "vitest"
import { databaseErrorKind } from "@/lib/server/db/watched-pool"

const postgres = (originalCode: string) =>
  new DriverAdapterError({
    kind: "postgres",
    code: originalCode,
    severity: "ERROR",
    message: "refused",
    detail: undefined,
    column: undefined,
    hint: undefined,
    originalCode,
    originalMessage: "refused",
  })

test.each([
  ["timeout", postgres("57014")],
  ["full", postgres("53100")],
  ["unreachable", postgres("57P01")],
  ["unreachable", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ["conflict", new DriverAdapterError({ kind: "TransactionWriteConflict" })],
  ["other", postgres("42601")],
  // Two people took the same name: as it should be.
  [null, new DriverAdapterError({ kind: "UniqueConstraintViolation", constraint: { fields: ["email"] } })],
  [null, postgres("23505")],
])("a query fails as %s", (kind, error) => {
  expect(databaseErrorKind(error)).toBe(kind)
})
