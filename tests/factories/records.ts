import type { z } from "zod"
import { assumptionSchema, type Assumption } from "@/lib/domain/assumption"
import { chipSchema, type Chip } from "@/lib/domain/chip"
import { companySchema, type Company } from "@/lib/domain/company"
import { datasetSchema, type Dataset } from "@/lib/domain/dataset"
import { sourceKinds } from "@/lib/domain/evidence"
import { orderSchema, reportSchema, type Order, type Report } from "@/lib/domain/order"
import { recordKinds, type Records } from "@/lib/domain/record"
import { sourceSchema, type Source } from "@/lib/domain/source"
import { statementSchema, type Statement } from "@/lib/domain/statement"

// Small records that their schemas accept, for tests that care about one or two fields.

type Of<Schema extends z.ZodType> = Partial<z.input<Schema>>

export function aSource(fields: Of<typeof sourceSchema> = {}): Source {
  return sourceSchema.parse({
    id: "the-wire",
    publisher: "The Wire",
    title: "Chips for China",
    titleBasis: "as-printed",
    url: "https://example.org/chips",
    publishedOn: { date: "2023-08-09", precision: "day" },
    kind: "press",
    verification: "read",
    licence: null,
    note: null,
    ...fields,
  })
}

export function aCompany(fields: Of<typeof companySchema> = {}): Company {
  return companySchema.parse({
    id: "acme",
    name: "Acme",
    nameZh: "顶峰",
    legalName: null,
    kind: "hyperscaler",
    isPseudo: false,
    headquarters: null,
    founded: 2001,
    listing: null,
    website: null,
    flagshipModels: ["Acme-1"],
    description: "A firm of the tests.",
    compute: { mode: "owns", why: null, claimIds: [] },
    loweredGrades: [],
    missingEvidence: [],
    verification: "read",
    sourceIds: ["the-wire"],
    note: null,
    ...fields,
  })
}

export function aChip(fields: Of<typeof chipSchema> = {}): Chip {
  return chipSchema.parse({
    id: "a800",
    name: "A800",
    vendor: "NVIDIA",
    architecture: "Ampere",
    isDomesticChinese: false,
    isContextOnly: false,
    announced: null,
    launched: null,
    processNode: null,
    dieAreaMm2: null,
    countsAsApplicableDieArea: null,
    denseTops: { bf16: { value: 312, verification: "read", sourceId: "the-wire", note: null } },
    memoryType: "HBM2e",
    memoryGb: { value: 80, verification: "read", sourceId: "the-wire", note: null },
    memoryBandwidthGBps: null,
    interconnectName: null,
    interconnectGBps: null,
    pcieLanes: null,
    pcieGBps: null,
    tdpWatts: null,
    priceUsd: null,
    isDatacenterDesigned: null,
    isUsCommerciallyAvailable: null,
    vendorEccn: null,
    chinaVariantOf: null,
    labels: ["A800"],
    note: null,
    sourceIds: ["the-wire"],
    ...fields,
  })
}

export function anAssumption(fields: Of<typeof assumptionSchema> = {}): Assumption {
  return assumptionSchema.parse({
    id: "lifetimeYears",
    meaning: "Half-life of a chip in service",
    unit: "years",
    field: "stock.halfLifeYears",
    group: "stock",
    scope: { firms: null, chips: null, from: null, until: null },
    distribution: { dist: "lognormal", p5: 3, p95: 9 },
    rationale: "A judgement of the tests.",
    sourceIds: [],
    verification: "judgement",
    confidence: "low",
    rank: null,
    ...fields,
  })
}

const claim = {
  companies: ["acme"],
  text: "Acme said so.",
  sourceId: "the-wire",
  reportingChain: ["The Wire"],
  eventOn: { date: "2023-08-01", precision: "month" },
  confidence: "medium",
  confidenceReason: "One named source.",
  verification: "read",
  tags: [],
  note: null,
  orderedOn: null,
  window: null,
  chipLabel: "A800",
} as const

export function aReport(fields: Of<typeof reportSchema> = {}): Report {
  return reportSchema.parse({
    ...claim,
    id: "wire-2023-acme-a800",
    role: "purchase",
    chipNote: null,
    quantity: { low: null, central: 100_000, high: null },
    unit: "chips",
    cost: {
      usd: { low: null, central: 1e9, high: null },
      usdBasis: "converted",
      original: { currency: "CNY", amount: { low: null, central: 7.2e9, high: null } },
      cnyPerUsd: 7.2,
    },
    noUnitPriceBecause: null,
    sourceKind: "trade press, single source",
    reprintOf: null,
    weightlessBecause: null,
    weightedAlthoughUnverified: null,
    ...fields,
  })
}

export function anOrder(fields: Of<typeof orderSchema> = {}): Order {
  return orderSchema.parse({
    id: "acme-a800-2023",
    title: "Acme: A800 for 2023",
    buyers: ["acme"],
    sellers: ["NVIDIA"],
    chips: ["a800"],
    familyNote: null,
    class: "stock",
    status: "delivered",
    location: "in_china",
    deliveryWindow: { start: "2023-04", end: "2023-10" },
    reports: [aReport()],
    split: { basis: "single_buyer" },
    control: null,
    why: "The only order of the tests.",
    nestedIn: null,
    crossChecks: [],
    counting: {
      from: null,
      until: null,
      firms: ["acme"],
      line: { chip: "a800", class: "stock", units: { reported: "quantity" } },
      basis: "The report's number.",
      restsOn: ["wire-2023-acme-a800"],
    },
    ...fields,
  })
}

export function aStatement(fields: Of<typeof statementSchema> = {}): Statement {
  return statementSchema.parse({
    ...claim,
    id: "acme-2023-enough",
    speaker: "Acme's chief",
    workload: "training",
    horizonMonths: { low: 12, high: 24 },
    horizonInWords: "a year or two",
    readsAsMonths: null,
    isUsableForCalibration: true,
    calibrationReason: "It names a time.",
    outcome: null,
    ...fields,
  })
}

/** A set of records: those given, and none of the other kinds. */
export function recordsOf(given: Partial<Records>): Records {
  return { ...(Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records), ...given }
}

export function aDataset(fields: Of<typeof datasetSchema> = {}): Dataset {
  return datasetSchema.parse({
    id: "dataset",
    title: "The data of the tests",
    asOf: "2023-11",
    compiledOn: "2023-11-23",
    evidenceUntil: "2023-08",
    seed: 1,
    draws: 1000,
    licence: "CC BY 4.0",
    ...fields,
  })
}

/** What every estimate needs besides chips and orders: the run's settings, a chip's rates, reliabilities. */
export function theAssumptions(): Assumption[] {
  const share = { dist: "fixed", value: 0.5 } as const
  const of = (id: string, field: string | null, distribution: Assumption["distribution"]) =>
    anAssumption({ id, field, distribution })
  return [
    of("allocation", "allocation.trainShare0", share),
    of("bandwidth", "chips.*.memBandwidthGBs", { dist: "fixed", value: 2000 }),
    of("hazard", "chips.*.hazardPerYear", { dist: "lognormal", p5: 0.02, p95: 0.09 }),
    of("horizonMonths", "horizonMonths", { dist: "fixed", value: 60 }),
    of("mfu", "chips.*.mfu", share),
    of("sourceReliability", null, {
      dist: "table",
      values: Object.fromEntries(sourceKinds.map((kind) => [kind, 0.5])),
    }),
    of("trainWeight", "chips.*.trainWeight", { dist: "fixed", value: 1 }),
  ]
}

/** A source, a firm, a chip, an order with a report, and what an estimate needs: the least that holds together. */
export function smallRecords(): Records {
  return recordsOf({
    ...{ dataset: [aDataset()], source: [aSource()], company: [aCompany()], chip: [aChip()] },
    ...{ assumption: theAssumptions(), order: [anOrder()] },
  })
}
