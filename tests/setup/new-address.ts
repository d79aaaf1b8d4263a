import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { dropOnServer, freeAddressOnServer } from "./postgres-databases"
import { postgresServer } from "./tested-database"

/** Where there is no database yet, for the test that asks; what it makes there is taken away when it ends. */
export function newAddress(): string {
  if (postgresServer === null) {
    const folder = mkdtempSync(join(tmpdir(), "chip-runway-new-"))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return `file:${join(folder, "runway.db")}`
  }
  const server = postgresServer
  const url = freeAddressOnServer(server)
  onTestFinished(() => dropOnServer(server, url))
  return url
}
