import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Source } from "@/lib/domain/source"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { listed, type DataTable } from "./table"

const id = { name: "id", type: "string", title: "Id", isRequired: true } as const
const name = { name: "name", type: "string", title: "Name", isRequired: true } as const

/** Firms, and the market as a whole. */
export function firmTable({ records }: Catalogue): DataTable<Company> {
  return {
    name: "firms",
    title: "Firms",
    description:
      "Chinese AI firms followed here. `china-market` is no firm: it holds what is said of all buyers.",
    primaryKey: ["id"],
    foreignKeys: [],
    fields: [
      id,
      name,
      { name: "name_zh", type: "string", title: "Chinese name" },
      { name: "legal_name", type: "string", title: "Legal name" },
      { name: "aliases", type: "string", title: "Other names, separated by |" },
      { name: "kind", type: "string", title: "Kind of firm", isRequired: true },
      { name: "headquarters", type: "string", title: "Headquarters" },
      { name: "founded", type: "integer", title: "Year of founding" },
      { name: "listing", type: "string", title: "Stock exchange and ticker" },
      { name: "website", type: "string", title: "Website" },
      { name: "compute", type: "string", title: "Whether it owns or rents its chips", isRequired: true },
      { name: "missing_evidence", type: "string", title: "What would have to be known, separated by |" },
      { name: "source_ids", type: "string", title: "Sources, separated by |" },
    ],
    rows: records.company,
    values: (firm) => [
      firm.id,
      firm.name,
      firm.nameZh,
      firm.legalName,
      listed(firm.aliases),
      firm.kind,
      firm.headquarters,
      firm.founded,
      firm.listing,
      firm.website,
      firm.compute.mode,
      listed(firm.missingEvidence),
      listed(firm.sourceIds),
    ],
  }
}

/** Parts with the figures that rules test; how each is known stands in records/chip.json. */
export function chipTable({ records }: Catalogue): DataTable<Chip> {
  return {
    name: "chips",
    title: "Chips",
    description:
      "Parts with the figures that rules test. Throughput is dense. How each figure is known stands in records/chip.json.",
    primaryKey: ["id"],
    foreignKeys: [{ field: "china_variant_of", table: "chips", to: "id" }],
    fields: [
      id,
      name,
      { name: "vendor", type: "string", title: "Maker", isRequired: true },
      { name: "is_domestic_chinese", type: "boolean", title: "Of a Chinese maker", isRequired: true },
      { name: "die_area_mm2", type: "number", title: "Die area", unit: "square millimetres" },
      { name: "bf16_tops", type: "number", title: "BF16, dense", unit: "tera-operations a second" },
      { name: "fp8_tops", type: "number", title: "FP8, dense", unit: "tera-operations a second" },
      { name: "int8_tops", type: "number", title: "INT8, dense", unit: "tera-operations a second" },
      { name: "memory_gb", type: "number", title: "Memory", unit: "gigabytes" },
      {
        name: "memory_bandwidth_gbps",
        type: "number",
        title: "Memory bandwidth",
        unit: "gigabytes a second",
      },
      {
        name: "interconnect_gbps",
        type: "number",
        title: "Link from chip to chip, both directions",
        unit: "gigabytes a second",
      },
      { name: "tdp_watts", type: "number", title: "Power", unit: "watts" },
      { name: "price_usd_low", type: "number", title: "Price: at least", unit: "US dollars" },
      { name: "price_usd_central", type: "number", title: "Price", unit: "US dollars" },
      { name: "price_usd_high", type: "number", title: "Price: at most", unit: "US dollars" },
      { name: "china_variant_of", type: "string", title: "The part that it is the Chinese variant of" },
      { name: "labels", type: "string", title: "Names by which reports call it, separated by |" },
      { name: "source_ids", type: "string", title: "Sources, separated by |" },
    ],
    rows: records.chip,
    values: (chip) => [
      chip.id,
      chip.name,
      chip.vendor,
      chip.isDomesticChinese,
      chip.dieAreaMm2?.value ?? null,
      chip.denseTops.bf16?.value ?? null,
      chip.denseTops.fp8?.value ?? null,
      chip.denseTops.int8?.value ?? null,
      chip.memoryGb?.value ?? null,
      chip.memoryBandwidthGBps?.value ?? null,
      chip.interconnectGBps?.value ?? null,
      chip.tdpWatts?.value ?? null,
      chip.priceUsd?.low ?? null,
      chip.priceUsd?.central ?? null,
      chip.priceUsd?.high ?? null,
      chip.chinaVariantOf,
      listed(chip.labels),
      listed(chip.sourceIds),
    ],
  }
}

/** Everything that the data rest on. */
export function sourceTable({ records }: Catalogue): DataTable<Source> {
  return {
    name: "sources",
    title: "Sources",
    description:
      "Pages, filings and data sets that records rest on. Of a protected source nothing is given but its kind, its quarter and the reason.",
    primaryKey: ["id"],
    foreignKeys: [],
    fields: [
      id,
      { name: "publisher", type: "string", title: "Publisher", isRequired: true },
      { name: "title", type: "string", title: "Title" },
      { name: "url", type: "string", title: "Address" },
      { name: "published_date", type: "date", title: "Published: the first day of the period" },
      { name: "published_precision", type: "string", title: "How long that period is" },
      { name: "kind", type: "string", title: "Kind of source", isRequired: true },
      {
        name: "verification",
        type: "string",
        title: "read: the page was opened; unverified: it was not",
        isRequired: true,
      },
      { name: "licence", type: "string", title: "Licence that asks for credit" },
      { name: "protected_because", type: "string", title: "Why it is not named" },
    ],
    rows: records.source,
    values: (source) => [
      source.id,
      source.publisher,
      source.title,
      source.url,
      source.publishedOn?.date ?? null,
      source.publishedOn?.precision ?? null,
      source.kind,
      source.verification,
      source.licence,
      source.sensitiveBecause,
    ],
  }
}

/** Parameters of the model. */
export function assumptionTable({ records }: Catalogue): DataTable<Assumption> {
  return {
    name: "assumptions",
    title: "Assumptions",
    description: "Parameters of the model with their distributions and what they rest on.",
    primaryKey: ["id"],
    foreignKeys: [],
    fields: [
      id,
      { name: "meaning", type: "string", title: "What it is", isRequired: true },
      { name: "unit", type: "string", title: "Its unit", isRequired: true },
      { name: "distribution", type: "string", title: "As JSON: kind and parameters", isRequired: true },
      { name: "firms", type: "string", title: "Firms it holds for, separated by |; empty: all" },
      { name: "chips", type: "string", title: "Chips it holds for, separated by |; empty: all" },
      { name: "from", type: "yearmonth", title: "The as-of month it was set for" },
      { name: "until", type: "yearmonth", title: "The last as-of month it may serve" },
      { name: "confidence", type: "string", title: "How far it is trusted", isRequired: true },
      {
        name: "verification",
        type: "string",
        title: "read, unverified or a judgement of ours",
        isRequired: true,
      },
      { name: "rationale", type: "string", title: "Why", isRequired: true },
      { name: "source_ids", type: "string", title: "Sources, separated by |" },
    ],
    rows: records.assumption,
    values: (assumption) => [
      assumption.id,
      assumption.meaning,
      assumption.unit,
      JSON.stringify(assumption.distribution),
      listed(assumption.scope.firms ?? []),
      listed(assumption.scope.chips ?? []),
      assumption.scope.from,
      assumption.scope.until,
      assumption.confidence,
      assumption.verification,
      assumption.rationale,
      listed(assumption.sourceIds),
    ],
  }
}
