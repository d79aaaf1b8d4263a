import type { TestProject } from "vitest/node"
import { startPostgres } from "../../scripts/test-postgres.mjs"
import { forgetOlderDatabases } from "./postgres-databases"

declare module "vitest" {
  // What a module declares is added to by an interface alone.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface ProvidedContext {
    /** A server at which tests make their databases; only in the project that runs on PostgreSQL. */
    postgresUrl: string
  }
}

/** One server for all test files that run on PostgreSQL. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres()
  await forgetOlderDatabases(url)
  project.provide("postgresUrl", url)
  return stop
}
