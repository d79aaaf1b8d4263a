import "server-only"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { DatabaseKind } from "./target"
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg"

/** Folder of the migrations of one kind of database, in Prisma's own layout. */
export function migrationsFolder(kind: DatabaseKind = "sqlite", root = process.cwd()): string {
  return join(root, "prisma", "migrations", kind)
}

/** The models of one kind of database: the one source, or what scripts/postgresql-schema.mjs makes of it. */
export function schemaPath(kind: DatabaseKind, root = process.cwd()): string {
  return join(root, "prisma", kind === "sqlite" ? "schema.prisma" : "postgresql.prisma")
}

/** Names of the migrations in a folder, oldest first. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
}

/** The folder as the schema engine wants it handed over. */
export function migrationList(folder: string): MigrationList {
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  }
}
