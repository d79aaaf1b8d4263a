import "server-only"
import type { RunwaysInBrief } from "@/lib/contracts/contradiction"
import type { Company } from "@/lib/domain/company"
import type { Law } from "@/lib/export-controls"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { begun, joined } from "./give-way"
import { publishedOf } from "./runways-in-brief"

/** As the records stand: the fingerprint of a firm's input, and what is published of it. */
export type Standing = { input: string; published: RunwaysInBrief }

type OfFirms = Map<string, Promise<Standing>>

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayStandings?: WeakMap<Catalogue, OfFirms> }
const standings = (holder.chipRunwayStandings ??= new WeakMap<Catalogue, OfFirms>())

/** How a firm stands; found once for a catalogue, because every claim about the firm is held against it. */
export async function standingOf(catalogue: Catalogue, company: Company, law: Law): Promise<Standing> {
  let byFirm = standings.get(catalogue)
  if (!byFirm) standings.set(catalogue, (byFirm = new Map()))
  let standing = byFirm.get(company.id)
  if (standing === undefined) {
    standing = begun(findStanding(catalogue, company, law))
    byFirm.set(company.id, standing)
    // A failed read must not be kept.
    standing.catch(() => byFirm.delete(company.id))
  }
  return joined(standing)
}

async function findStanding(catalogue: Catalogue, company: Company, law: Law): Promise<Standing> {
  const { input } = prepareEstimate(catalogue, company, {}, law).run.assembly
  return { input: fingerprintOf(input), published: publishedOf(await getEstimate(catalogue, company)) }
}
