import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { z } from "zod"

/** As far as CycloneDX 1.5 is counted on by whoever reads it. */
const bomSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.string().regex(/^1\.[5-9]$/),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  metadata: z.object({
    component: z.object({
      name: z.literal("chip-runway"),
      type: z.literal("application"),
      version: z.string(),
    }),
  }),
  components: z
    .array(
      z.object({
        "bom-ref": z.string().min(1),
        name: z.string().min(1),
        version: z.string().regex(/^\d+\.\d+\.\d+/),
        purl: z.string().startsWith("pkg:npm/"),
        hashes: z
          .array(z.object({ alg: z.literal("SHA-512"), content: z.string().regex(/^[0-9a-f]{128}$/) }))
          .min(1)
          .optional(),
        licenses: z.array(z.unknown()).optional(),
      }),
    )
    .min(100),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
})

const lock = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")))
const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")))

function bomOf() {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-sbom-"))
  try {
    const out = join(folder, "sbom.json")
    execFileSync(process.execPath, ["scripts/sbom.mjs", "--out", out], { stdio: "pipe" })
    return bomSchema.parse(JSON.parse(readFileSync(out, "utf8")))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test("the list of what the site is made of names what it runs on and all that this needs, each by version and hash", () => {
  const { components, dependencies, ...rest } = bomOf()
  const named = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const missing = Object.keys(manifest.dependencies)
    .map((name) => `${name}@${lock.packages[`node_modules/${name}`]?.version}`)
    .filter((one) => !named.has(one))
  expect(missing).toEqual([])
  expect([...named].filter((one) => /^(?:vitest|eslint|@playwright\/test)@/.test(one))).toEqual([])
  const refs = new Set(components.map((one) => one["bom-ref"]))
  const needed = new Set(dependencies.flatMap(({ dependsOn = [] }) => dependsOn))
  expect([...needed].filter((ref) => !refs.has(ref))).toEqual([])
  expect(dependencies.find(({ ref }) => ref.startsWith("chip-runway@"))?.dependsOn).toContain(
    `next@${lock.packages["node_modules/next"]?.version}`,
  )
  expect(bomOf()).toEqual({ components, dependencies, ...rest })
  // What stands inside another package has no hash of its own.
  expect(components.filter(({ hashes }) => hashes !== undefined).length).toBeGreaterThan(
    components.length * 0.95,
  )
}, 60_000)
