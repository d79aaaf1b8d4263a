import "server-only"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { now } from "../clock"
import { adapterFactory } from "../db/adapter"
import { migrationList, migrationsFolder, schemaPath } from "../db/migrations"
import { noFilters, withSchemaEngine } from "../db/schema-engine"
import { databaseTarget, type DatabaseKind } from "../db/target"

// `npm run migration -- NAME`: writes the SQL that takes the tables from the newest migration to the schema into a new
// folder, for each database. Read both before you commit them: the schema engine knows nothing of triggers, and
// rebuilding a table drops the ones on it. scripts/migration.mjs starts the PostgreSQL server that this needs.
const name = process.argv[2] ?? ""
const server = process.env.SHADOW_POSTGRES_URL ?? ""
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error("Name the migration in lower case: npm run migration -- add_scenarios")
  process.exit(2)
}
const stamp = now().toISOString().replace(/\D/g, "").slice(0, 14)
await write("sqlite", ":memory:", (sql) => sql)
await write("postgresql", server, byteOrder)

async function write(kind: DatabaseKind, address: string, finish: (sql: string) => string): Promise<void> {
  const folder = migrationsFolder(kind)
  const schema = readFileSync(schemaPath(kind), "utf8")
  const target = kind === "sqlite" ? ({ kind, path: address } as const) : databaseTarget(address)
  const { stdout } = await withSchemaEngine(schema, adapterFactory(target), (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList(folder) },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  )
  if (!stdout?.trim() || stdout.includes("This is an empty migration")) {
    console.log(`${kind}: the migrations already give these tables; nothing to write.`)
    return
  }
  const path = join(folder, `${stamp}_${name}`)
  mkdirSync(path)
  writeFileSync(join(path, "migration.sql"), finish(stdout))
  console.log(`Wrote ${path}/migration.sql`)
}

/** Text is ordered by its bytes, as SQLite does, whatever language the server was set up for. Prisma cannot say so. */
function byteOrder(sql: string): string {
  return sql
    .replace(/^(\s+"\w+" TEXT)(?= |,|$)/gm, '$1 COLLATE "C"')
    .replace(/(ADD COLUMN\s+"\w+" TEXT)/g, '$1 COLLATE "C"')
}
