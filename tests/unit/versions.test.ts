import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })

const manifest = packageSchema.parse(JSON.parse(readFileSync("package.json", "utf8")))
const { packages } = lockSchema.parse(JSON.parse(readFileSync("package-lock.json", "utf8")))
const pinned = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })

/** The least version that the code counts on, and why. */
const least: [name: string, version: string, why: string][] = [
  ["next", "16.3.3", "closes two ways to run code from outside: GHSA-2xp9-vwfh-vxw4 and GHSA-p293-qw3h-jr36"],
  ["@libsql/client", "0.18.0", "earlier ones open a connection without our settings after every transaction"],
  ["prisma", "7.0.0", "the client without a native engine"],
  ["zod", "4.0.0", "the schemas are written for it"],
  ["react", "19.2.1", "closes code from outside in server components: CVE-2025-55182"],
  ["react-dom", "19.2.1", "closes code from outside in server components: CVE-2025-55182"],
  ["better-auth", "1.3.26", "closes keys made in the name of others: CVE-2025-61928"],
  ["nodemailer", "7.0.7", "closes mail led to another domain by a quoted address: GHSA-mm7p-fcc7-pg87"],
  ["postcss", "8.4.31", "closes misread line ends in comments: CVE-2023-44270"],
  ["defu", "6.1.5", "closes prototype pollution by what is merged: CVE-2026-35209"],
  ["protobufjs", "7.5.5", "closes code from outside in definitions: CVE-2026-41242"],
  ["lodash", "4.17.23", "closes prototype pollution in _.unset: CVE-2025-13465"],
  ["ws", "8.17.1", "closes a fall by many headers: CVE-2024-37890"],
  ["js-yaml", "4.1.1", "closes prototype pollution by merge: CVE-2025-64718"],
]

function numbers(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = (/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? "").split(".").map(Number)
  return [major, minor, patch]
}

function isAtLeast(version: string, wanted: string): boolean {
  const [have, need] = [numbers(version), numbers(wanted)]
  const differing = have.findIndex((part, index) => part !== need[index])
  return differing === -1 || (have[differing] ?? 0) > (need[differing] ?? 0)
}

test.for(least)("%s is %s or newer", ([name, version]) => {
  const installed = packages[`node_modules/${name}`]?.version ?? "none"
  expect(isAtLeast(installed, version), `${name} ${installed}`).toBe(true)
})

test("every dependency is pinned to one version, and the lock file has that one", () => {
  const loose = pinned.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
  const differing = pinned.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
  expect(differing).toEqual([])
})

test("Prisma's parts have one version", () => {
  const parts = ["prisma", "@prisma/client", "@prisma/adapter-libsql", "@prisma/driver-adapter-utils"]
  const versions = new Set(parts.map((name) => packages[`node_modules/${name}`]?.version))
  expect(versions.size).toBe(1)
  const [version = "none"] = versions
  // The schema engine's version continues Prisma's with the commit it was built from.
  expect(packages["node_modules/@prisma/schema-engine-wasm"]?.version).toMatch(new RegExp(`^${version}-`))
})
