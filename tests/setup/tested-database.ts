import { inject } from "vitest"
import type { DatabaseKind } from "@/lib/server/db/target"

/** The server on which this test file's databases are made; null where it runs on SQLite. */
export const postgresServer: string | null = inject("postgresUrl") ?? null

/** On which kind of database this test file runs. */
export const testedDatabase: DatabaseKind = postgresServer === null ? "sqlite" : "postgresql"
