import { expect, test } from "vitest"
import { lawOf } from "@/lib/export-controls"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { indexRecords } from "@/lib/server/queries/catalogue"
import { readData } from "../../data/read-data"

const records = readData()
const catalogue = indexRecords(1, records)
const baidu = catalogue.company.get("baidu")!

test("what would run for a firm is assembled once for the same records", () => {
  const prepared = prepareEstimate(catalogue, baidu)
  expect(prepareEstimate(indexRecords(1, records), baidu)).toBe(prepared)
  expect(prepareEstimate(catalogue, baidu, { asOf: catalogue.dataset.asOf })).toBe(prepared)
})

test("another month, seed, number of draws, version, firm or law is assembled for itself", () => {
  const { key, request } = prepareEstimate(catalogue, baidu)
  expect(prepareEstimate(catalogue, baidu, { asOf: "2024-01" }).key).toMatchObject({ asOf: "2024-01" })
  expect(prepareEstimate(catalogue, baidu, { seed: 5 }).key).toEqual({ ...key, seed: 5 })
  expect(prepareEstimate(catalogue, baidu, { draws: 50 }).key).toEqual({ ...key, draws: 50 })
  expect(prepareEstimate(indexRecords(2, records), baidu).request).toEqual({ ...request, dataVersion: 2 })
  expect(prepareEstimate(catalogue, catalogue.company.get("tencent")!).key.companyId).toBe("tencent")
  const lawless = prepareEstimate(catalogue, baidu, {}, lawOf({ rules: [], listings: [] }))
  expect(lawless.key.fingerprint).not.toBe(key.fingerprint)
  // What a preview changes of the firm itself stands in other records, or in another firm.
  const refused = { ...baidu, loweredGrades: [{ workload: "training", to: "none", why: "So." }] }
  expect(prepareEstimate(catalogue, refused as typeof baidu).key.fingerprint).not.toBe(key.fingerprint)
  expect(prepareEstimate(catalogue, baidu).key).toEqual(key)
})
