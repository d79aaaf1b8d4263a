import "server-only"
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils"
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg"
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import type { AdapterFactory } from "./adapter"

type SchemaEngine = Awaited<ReturnType<typeof engineModule.SchemaEngine.new>>

/** Tables that are left out of comparisons: none. */
export const noFilters = { externalTables: [], externalEnums: [] }

/**
 * Does something with Prisma's schema engine on a database, and closes every connection that it opened.
 * The engine comes from npm as WebAssembly and is started here, because Prisma's command line would
 * download a native one first. Takes about 0.3 s.
 *
 * @param schema text of the database's own schema, see `schemaPath`
 */
export async function withSchemaEngine<T>(
  schema: string,
  factory: AdapterFactory,
  action: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine()
  const opened: SqlDriverAdapter[] = []
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    opened.push(adapter)
    return adapter
  }
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    // Its log; what goes wrong arrives as an error all the same.
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => remember(factory.connect()),
      connectToShadowDb: () => remember(factory.connectToShadowDb()),
    }),
  )
  try {
    return await action(engine)
  } finally {
    engine.free()
    for (const adapter of opened) await adapter.dispose()
  }
}

let isLoaded = false

async function loadEngine(): Promise<void> {
  if (isLoaded) return
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  const { instance } = await WebAssembly.instantiate(await readFile(script.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
  })
  engineModule.__wbg_set_wasm(instance.exports)
  const start = instance.exports["__wbindgen_start"]
  if (typeof start !== "function") throw new Error("the schema engine's WebAssembly has no start function")
  start()
  isLoaded = true
}
