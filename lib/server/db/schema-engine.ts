import "server-only"
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import type { SqliteAdapterFactory } from "./sqlite"

type SchemaEngine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>

let isLoaded = false

/**
 * Prisma's schema engine on a database. It comes from npm as WebAssembly and is started here, because
 * Prisma's command line would download a native engine first. Takes about 0.3 s and 60 MB.
 *
 * @param schema text of prisma/schema.prisma
 */
export async function schemaEngine(schema: string, factory: SqliteAdapterFactory): Promise<SchemaEngine> {
  if (!isLoaded) {
    const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    const wasm = await readFile(script.replace(/\.js$/, ".wasm"))
    const { instance } = await WebAssembly.instantiate(wasm, {
      "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
    })
    engineModule.__wbg_set_wasm(instance.exports)
    const start = instance.exports["__wbindgen_start"]
    if (typeof start !== "function") throw new Error("the schema engine's WebAssembly has no start function")
    start()
    isLoaded = true
  }
  const ignoreLog = () => {}
  return engineModule.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}
