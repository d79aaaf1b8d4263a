import "server-only"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { now } from "../clock"
import { migrationList, migrationsFolder } from "../db/migrations"
import { noFilters, withSchemaEngine } from "../db/schema-engine"
import { SqliteAdapterFactory } from "../db/sqlite"

// `npm run migration -- NAME`: writes the SQL that takes the tables from the newest migration to
// prisma/schema.prisma into a new folder. Read it before you commit it: the schema engine knows nothing
// of triggers, and rebuilding a table drops the ones on it.
const name = process.argv[2] ?? ""
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error("Name the migration in lower case: npm run migration -- add_scenarios")
  process.exit(2)
}
const folder = migrationsFolder()
const schema = readFileSync(join(process.cwd(), "prisma", "schema.prisma"), "utf8")
const { stdout } = await withSchemaEngine(schema, new SqliteAdapterFactory(":memory:"), (engine) =>
  engine.diff({
    from: { tag: "migrations", ...migrationList(folder) },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
    script: true,
    exitCode: null,
    filters: noFilters,
  }),
)
if (!stdout?.trim() || stdout.includes("This is an empty migration")) {
  console.log("The migrations already give these tables; nothing to write.")
} else {
  const stamp = now().toISOString().replace(/\D/g, "").slice(0, 14)
  const target = join(folder, `${stamp}_${name}`)
  mkdirSync(target)
  writeFileSync(join(target, "migration.sql"), stdout)
  console.log(`Wrote ${target}/migration.sql`)
}
