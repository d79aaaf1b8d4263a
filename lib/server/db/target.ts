import "server-only"
import { isAbsolute, join } from "node:path"
import { env } from "../env"

/** Where a database lives: a file of our own, or a server. */
export type DatabaseTarget = { kind: "sqlite"; path: string } | { kind: "postgresql"; url: string }

export type DatabaseKind = DatabaseTarget["kind"]

/**
 * What an address means: `file:…` or a plain path is SQLite, `postgresql://…` a server. npm runs every script in the
 * project's root, which relative paths start at.
 */
export function databaseTarget(address: string = env().DATABASE_URL): DatabaseTarget {
  if (/^postgres(?:ql)?:\/\//.test(address)) return { kind: "postgresql", url: address }
  const path = address.replace(/^file:(?:\/\/(?=\/))?/, "")
  return {
    kind: "sqlite",
    path: isAbsolute(path) ? path : join(/* turbopackIgnore: true */ process.cwd(), path),
  }
}

/** Which kind of database this process works on. */
export function databaseKind(): DatabaseKind {
  return databaseTarget().kind
}

/** A database's name without user and password: for messages, and in the keys of what is kept in memory. */
export function databaseName(target: DatabaseTarget = databaseTarget()): string {
  if (target.kind === "sqlite") return target.path
  if (!URL.canParse(target.url)) return "postgresql"
  const { host, pathname, searchParams } = new URL(target.url)
  const schema = searchParams.get("schema")
  return `postgresql://${host}${pathname}${schema === null ? "" : `?schema=${schema}`}`
}
