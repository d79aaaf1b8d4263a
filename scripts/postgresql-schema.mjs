// The PostgreSQL schema, derived from prisma/schema.prisma, so that the models exist once.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const note =
  "// Made by scripts/postgresql-schema.mjs from schema.prisma: change that file and run `npm run generate`.\n\n"

/**
 * The same models for PostgreSQL, with a client of their own. JSON is kept as the text that was written ("json", not
 * "jsonb", which orders keys anew): what is hashed or searched in is then the same in both databases.
 *
 * @param {string} schema text of prisma/schema.prisma
 * @returns {string} text of prisma/postgresql.prisma
 */
export function postgresqlSchema(schema) {
  const derived = replaceOnce(schema, 'provider = "sqlite"', 'provider = "postgresql"')
  const placed = replaceOnce(derived, "../lib/server/db/generated", "../lib/server/db/generated-postgresql")
  return note + placed.replace(/^(\s+\w+\s+Json\??)(?=\s|$)/gm, "$1 @db.Json")
}

function replaceOnce(text, what, by) {
  if (text.split(what).length !== 2) throw new Error(`prisma/schema.prisma does not hold ${what} once`)
  return text.replace(what, by)
}

/** Writes prisma/postgresql.prisma where it is not what the schema gives. */
export function writePostgresqlSchema(root) {
  const path = join(root, "prisma/postgresql.prisma")
  const derived = postgresqlSchema(readFileSync(join(root, "prisma/schema.prisma"), "utf8"))
  let known = null
  try {
    known = readFileSync(path, "utf8")
  } catch (error) {
    if (error.code !== "ENOENT") throw error
  }
  if (known !== derived) writeFileSync(path, derived)
}
