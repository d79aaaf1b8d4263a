// `npm run generate`: Prisma's clients, one for each database, made anew only when the schema or Prisma changed.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { writePostgresqlSchema } from "./postgresql-schema.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))

const clients = [
  { schema: "prisma/schema.prisma", folder: "lib/server/db/generated" },
  { schema: "prisma/postgresql.prisma", folder: "lib/server/db/generated-postgresql" },
]

/** Makes the clients that are missing or stale. Throws with Prisma's own words when Prisma fails. */
export function generate() {
  writePostgresqlSchema(root)
  for (const { schema, folder } of clients) generateClient(schema, join(root, folder))
}

function generateClient(schema, folder) {
  const stamp = join(folder, "made-from")
  const made = createHash("sha256")
    .update(readFileSync(join(root, schema)))
    .update(readFileSync(join(root, "node_modules/prisma/package.json")))
    .digest("hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === made) return
  // The client needs no engine, yet the command line downloads one first unless this names a program.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" }
  const prisma = join(root, "node_modules/prisma/build/index.js")
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, "generate", "--no-hints", "--schema", schema],
    { cwd: root, env, encoding: "utf8" },
  )
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`)
  writeFileSync(stamp, made)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate()
