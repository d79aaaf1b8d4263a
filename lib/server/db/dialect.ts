import "server-only"
import { databaseKind, type DatabaseKind } from "./target"

// The few places in which statements written by hand differ between the two databases.

/** `?, ?` as SQLite writes a statement's places, or `$1, $2` as PostgreSQL does. No text of ours holds a question mark. */
export function placed(sql: string, kind: DatabaseKind = databaseKind()): string {
  if (kind === "sqlite") return sql
  let place = 0
  return sql.replaceAll("?", () => `$${(place += 1)}`)
}

/**
 * Prisma's condition: a text holds another, in upper or lower case. SQLite takes "A" for "a" by itself and knows no
 * `mode`; PostgreSQL has to be told.
 */
export function containing(text: string, kind: DatabaseKind = databaseKind()): { contains: string } {
  const condition = { contains: text }
  return kind === "sqlite" ? condition : Object.assign(condition, { mode: "insensitive" })
}

/**
 * A condition: a column of text or JSON holds a piece of text, to the letter.
 *
 * @param column the column's name, quoted: it comes from the code, never from people
 * @param place  the place of the searched text in the statement, such as `$1` or `?`
 */
export function holdsText(column: string, place: string, kind: DatabaseKind = databaseKind()): string {
  return kind === "sqlite" ? `instr(${column}, ${place}) > 0` : `strpos(${column}::text, ${place}) > 0`
}
