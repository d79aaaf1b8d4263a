import { expect, test } from "vitest"
import { chartSpecSchema, specVersion } from "@/lib/charts/spec"
import { migrateSpec, type SpecMigrations, type StoredSpec } from "@/lib/charts/spec-migrations"
import stored from "../../golden/specs.json"

// A version that was published stays here for good, as it was written then.
test.each(stored as StoredSpec[])("a spec of version $version opens: $chart", (spec) => {
  const opened = migrateSpec(spec)
  expect(opened.status).toBe("ok")
  expect(opened.status === "ok" && opened.spec.chart).toBe(spec.chart)
})

test("every version that was published has samples of every chart it knew", () => {
  for (let version = 1; version <= specVersion; version += 1) {
    const charts = stored.filter((spec) => spec.version === version).map(({ chart }) => chart)
    expect(new Set(charts).size).toBeGreaterThanOrEqual(version === 1 ? 16 : 1)
  }
  const known = chartSpecSchema.options.map(({ shape }) => shape.chart.value)
  expect(new Set(stored.filter(({ version }) => version === specVersion).map(({ chart }) => chart))).toEqual(
    new Set(known),
  )
})

test("an old spec passes every step between its version and today's, and is itself left alone", () => {
  const old = { version: 1, chart: "fan", company: "baidu", workload: "training", set: "own" }
  const copy = structuredClone(old)
  // What later versions may do: rename a chart, then a setting. Today's schema knows version 1 only.
  const steps: SpecMigrations = {
    [-1]: (spec) => ({ ...spec, version: 0, chart: spec.chart === "fan" ? "runway" : spec.chart }),
    0: ({ company, ...spec }) => ({ ...spec, version: 1, firm: company }),
  }
  expect(migrateSpec({ ...old, version: -1 }, { steps })).toEqual({
    status: "ok",
    spec: { version: 1, chart: "runway", firm: "baidu", workload: "training", set: "own" },
  })
  expect(migrateSpec({ ...old, version: 0, chart: "runway" }, { steps }).status).toBe("ok")
  expect(migrateSpec({ ...old, version: 1, chart: "runway" }, { steps }).status).toBe("unknown")
  expect(old).toEqual(copy)
})

test("a spec of a newer site says so", () => {
  expect(migrateSpec({ version: specVersion + 1, chart: "runway", firm: "baidu" })).toEqual({
    status: "newer",
    version: specVersion + 1,
  })
})

test("a spec that no step leads on from, or with a setting nobody knows, says why", () => {
  expect(migrateSpec({ version: 1, chart: "runway" }, { steps: {}, to: 2 })).toMatchObject({
    status: "unknown",
    why: expect.stringContaining("version 1") as string,
  })
  expect(migrateSpec({ version: 1, chart: "pie" }).status).toBe("unknown")
})
