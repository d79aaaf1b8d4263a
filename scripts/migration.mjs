// `npm run migration -- NAME`: new migrations for both databases. PostgreSQL's are compared in a server of their own.
import "./require-node.mjs"
import { generate } from "./generate.mjs"
import { runNode } from "./run.mjs"
import { startPostgres } from "./test-postgres.mjs"

generate()
const server = await startPostgres()
try {
  await runNode(
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/server/cli/new-migration.ts",
      ...process.argv.slice(2),
    ],
    { SHADOW_POSTGRES_URL: server.url },
  )
} finally {
  await server.stop()
}
