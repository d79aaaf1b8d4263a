import "server-only"
import { reading } from "./replicas"

/** Asks a database for rows. Values stand as $1, $2, … in the statement, in the order of their first use. */
export type QueryRows = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>

/** Our database's rows for a statement written by hand, which only reads. */
export const queryRows: QueryRows = (sql, values) =>
  reading((client) => client.$queryRawUnsafe(sql, ...values))
