import "server-only"
import { db } from "./client"

/** Asks a database for rows. Values stand as $1, $2, … in the statement, in the order of their first use. */
export type QueryRows = (sql: string, values: readonly unknown[]) => Promise<Record<string, unknown>[]>

/** Our database's rows for a statement written by hand. */
export const queryRows: QueryRows = (sql, values) => db().$queryRawUnsafe(sql, ...values)
