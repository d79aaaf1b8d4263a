import { describe, expect, test, vi } from "vitest"
import { numberViewSchema, type NumberView } from "@/lib/contracts/number"
import { exposureGroups, exposureMeasures } from "@/lib/domain/exposure"
import { recordKinds } from "@/lib/domain/record"
import { exposureNames, numberPath, readNumberPath, type NumberKey } from "@/lib/number-key"
import { specRows } from "@/lib/spec-rows"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { getExposure } from "@/lib/server/queries/exposure"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { getNumber } from "@/lib/server/queries/number"
import { useFreshDatabase } from "../../setup/database"

// Next.js keeps results only within its own server; here they are kept for the file, so that each is made once.
vi.mock("next/cache", () => {
  const kept = new Map<string, unknown>()
  return {
    unstable_cache:
      (query: (...args: string[]) => unknown, [name]: string[]) =>
      (...args: string[]) => {
        const key = JSON.stringify([name, args])
        if (!kept.has(key)) kept.set(key, query(...args))
        return kept.get(key)
      },
  }
})

useFreshDatabase({ withEstimates: true })

const workloads = ["training", "inference"] as const
const sets = ["own", "all"] as const

/** Every key must have a view that reads whole: words for everything, and an address that leads back to the key. */
async function everyViewOf(keys: readonly NumberKey[]): Promise<NumberView[]> {
  expect(keys.length).toBeGreaterThan(0)
  const views: NumberView[] = []
  for (const key of keys) {
    const path = numberPath(key)
    expect(readNumberPath(path.split("/").map(decodeURIComponent)), path).toEqual(key)
    const view = await getNumber(key)
    expect(view, path).not.toBeNull()
    numberViewSchema.parse(view)
    expect(view!.path).toBe(path)
    const { title, value, interval, formula, figures, reports, confidence } = view!
    const texts = [
      title,
      value,
      interval ?? "none",
      formula?.words ?? "none",
      ...[...figures, ...(formula?.parts ?? []).flatMap(({ inputs }) => inputs)].flatMap((input) => [
        input.label,
        input.value,
      ]),
      ...reports.flatMap(({ says, text, confidenceReason }) => [says, text, confidenceReason]),
      ...(confidence ? [confidence.label, confidence.why] : []),
    ]
    for (const text of texts) {
      expect(text.trim(), path).not.toBe("")
      expect(text, path).not.toMatch(/undefined|NaN|^null$|\[object/)
    }
    views.push(view!)
  }
  return views
}

const firmsOf = ({ records }: Catalogue) => records.company.map(({ id }) => id)

describe("every number of today's records opens", () => {
  test("runways and stocks of every firm", async () => {
    const catalogue = await loadCatalogue()
    await everyViewOf(
      firmsOf(catalogue).flatMap((firm): NumberKey[] => [
        ...workloads.flatMap((workload) =>
          sets.map((set) => ({ of: "runway", firm, workload, set }) as const),
        ),
        { of: "stock", firm, chip: null },
      ]),
    )
  })

  test("every part of a firm's exposure, and of the stock that it is drawn from", async () => {
    const catalogue = await loadCatalogue()
    for (const { id: firm, isPseudo } of catalogue.records.company) {
      if (isPseudo) continue
      const exposure = (await getExposure(firm))!
      const of = (measure: string): NumberKey => ({ of: "exposure", firm, measure })
      await everyViewOf([
        ...exposureMeasures.map((measure) => of(exposureNames.share(measure))),
        ...exposureMeasures.flatMap((measure) =>
          exposureGroups.map((group) => of(exposureNames.group(measure, group))),
        ),
        ...exposure.byChip.flatMap(({ chip }): NumberKey[] => [
          ...exposureMeasures.map((measure) => of(exposureNames.part(measure, chip))),
          { of: "stock", firm, chip },
        ]),
        ...workloads.map((workload) => of(exposureNames.replacement(workload))),
        ...exposure.orders.map(({ orderId }) => of(exposureNames.undelivered(orderId))),
      ])
    }
  })

  test("every measure of every order", async () => {
    const { records } = await loadCatalogue()
    const views = await everyViewOf(
      records.order.flatMap(({ id }) =>
        (["quantity", "cost", "price", "ordered", "delivery"] as const).map(
          (measure) => ({ of: "order", order: id, measure }) as const,
        ),
      ),
    )
    // No report is left out, whatever the measure.
    for (const view of views) {
      const order = records.order.find(({ id }) => view.path.split("/")[1] === id)!
      expect(view.reports.map(({ id }) => id).toSorted()).toEqual(
        order.reports.map(({ id }) => id).toSorted(),
      )
    }
  })

  test("every report, statement, note and designation, with its source and its way to us", async () => {
    const { records } = await loadCatalogue()
    const claims = [
      ...records.order.flatMap(({ reports }) => reports),
      ...records.statement,
      ...records.note,
      ...records.designation,
    ]
    const views = await everyViewOf(claims.map(({ id }) => ({ of: "claim", claim: id })))
    views.forEach((view, index) => {
      const claim = claims[index]!
      expect(view.reports).toHaveLength(1)
      expect(view.reports[0]).toMatchObject({
        id: claim.id,
        text: claim.text,
        source: { id: claim.sourceId },
      })
      expect(view.isUnverified).toBe(claim.verification === "unverified")
    })
  })

  test("every assumption, with its sources", async () => {
    const { records } = await loadCatalogue()
    const views = await everyViewOf(
      records.assumption.map(({ id }) => ({ of: "assumption", assumption: id })),
    )
    views.forEach((view, index) => {
      const { sourceIds, rationale } = records.assumption[index]!
      expect(view.sources.map(({ id }) => id).toSorted()).toEqual([...new Set(sourceIds)].toSorted())
      expect(view.confidence?.why).toBe(rationale)
    })
  })

  test("every figure of every chip, and what rules measure of it", async () => {
    const { records } = await loadCatalogue()
    await everyViewOf(
      records.chip.flatMap((chip) =>
        [
          ...specRows(chip).flatMap(({ rows }) => rows.map(({ id }) => id.replace(/^spec-/, ""))),
          ...["tpp", "density", "io", "dram-io", "price"],
        ].map((spec) => ({ of: "spec", chip: chip.id, spec }) as const),
      ),
    )
  })

  test("every count of all records, and of each firm's", async () => {
    const catalogue = await loadCatalogue()
    const { records } = catalogue
    const kinds = ["report", ...recordKinds]
    const views = await everyViewOf(kinds.map((kind) => ({ of: "count", kind, firm: null })))
    const reports = records.order.reduce((sum, order) => sum + order.reports.length, 0)
    expect(views.map(({ value }) => Number(value.replaceAll(",", "")))).toEqual([
      reports,
      // The market as a whole is no firm.
      ...recordKinds.map((kind) =>
        kind === "company"
          ? records.company.filter(({ isPseudo }) => !isPseudo).length
          : records[kind].length,
      ),
    ])
    await everyViewOf(
      firmsOf(catalogue).flatMap((firm) =>
        ["report", "order", "statement", "note", "source", "assumption", "conflict"].map(
          (kind) => ({ of: "count", kind, firm }) as const,
        ),
      ),
    )
  })
})

test("what is not on record is no number", async () => {
  const keys: NumberKey[] = [
    { of: "runway", firm: "nobody", workload: "training", set: "own" },
    { of: "stock", firm: "baidu", chip: "no-chip" },
    { of: "exposure", firm: "baidu", measure: "nothing" },
    { of: "exposure", firm: "baidu", measure: "training.nothing" },
    { of: "exposure", firm: "baidu", measure: "undelivered.no-order" },
    { of: "exposure", firm: "baidu", measure: "replacement.chips" },
    { of: "exposure", firm: "china-market", measure: "training" },
    { of: "order", order: "no-order", measure: "cost" },
    { of: "claim", claim: "__proto__" },
    { of: "assumption", assumption: "constructor" },
    { of: "spec", chip: "h20-96gb", spec: "constructor" },
    { of: "spec", chip: "h20-96gb", spec: "__proto__" },
    { of: "driver", firm: "moonshot", workload: "training", set: "own", input: "runsPerYear" },
    { of: "scenario", firm: "baidu", workload: "training", set: "own", scenario: "none" },
    { of: "case", case: "no case at all" },
    { of: "count", kind: "toString", firm: null },
    { of: "count", kind: "order", firm: "nobody" },
  ]
  for (const key of keys) {
    expect(await getNumber(key), numberPath(key)).toBeNull()
    expect(await getKeptNumber(key), numberPath(key)).toBeNull()
  }
})
