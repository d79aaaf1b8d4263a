import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import type { Law } from "@/lib/export-controls"
import { prepareEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sha256Of } from "@/lib/server/snapshots/content"
import { engineInputOf } from "./engine-input-of"

type Asked = { asOf: Month; seed: number; draws: number }

/** Hashes by what was asked, for as long as the records of their data version are in use. */
const known = new WeakMap<Catalogue["records"], Map<string, string | null>>()

/**
 * SHA-256 of a firm's engine input as canonical JSON; null where nothing would run. Under the law of the records
 * it is worked out once for each data version.
 */
export function inputHashOf(catalogue: Catalogue, company: Company, asked: Asked, law?: Law): string | null {
  const hash = () => {
    const input = engineInputOf(prepareEstimate(catalogue, company, asked, law))
    return input === null ? null : sha256Of(canonicalJson(input))
  }
  if (law !== undefined) return hash()
  let hashes = known.get(catalogue.records)
  if (!hashes) known.set(catalogue.records, (hashes = new Map<string, string | null>()))
  const key = JSON.stringify([company.id, asked.asOf, asked.seed, asked.draws])
  const kept = hashes.get(key)
  if (kept !== undefined) return kept
  const made = hash()
  hashes.set(key, made)
  return made
}
