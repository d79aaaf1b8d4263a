import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { ChartDocument } from "@/lib/charts/document"
import { specVersion, type ChartSpec } from "@/lib/charts/spec"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Block } from "@/lib/markdown/document"
import { atOneVersion } from "@/lib/server/charts/at-one-version"
import { getKeptChart } from "@/lib/server/charts/kept-chart"
import { getCompanyProfile } from "@/lib/server/queries/companies"
import { pageTag } from "@/lib/server/queries/page-tags"
import { newestTouching } from "@/lib/server/queries/versions-touching"
import { readMethodology } from "@/lib/server/read-methodology"
import { idOfHash, sha256Of } from "@/lib/server/snapshots/content"

/** A chart of a dossier: its document as canonical JSON, with the hash and the id that freezing it would give. */
export type DossierChart = { document: ChartDocument; json: string; hash: string; id: string }

/** Everything that a firm's dossier holds, all of one data version. */
export type Dossier = { profile: CompanyProfile; charts: DossierChart[]; method: Block[] }

/** What is on record of a firm and what is estimated from it; null when the slug is unknown. */
export async function getDossier(slug: string): Promise<Dossier | null> {
  const found = await atOneVersion(async () => {
    const profile = await getCompanyProfile(slug)
    if (!profile) return null
    const charts: DossierChart[] = []
    for (const spec of specsOf(profile.slug)) {
      const document = await getKeptChart(spec)
      if (document) charts.push(named(document))
    }
    // What the firm's charts name as theirs: the newest version that touched its profile.
    const dataVersion = (await newestTouching([pageTag("company", slug)])) ?? profile.dataVersion
    return { profile: { ...profile, dataVersion }, charts }
  })
  return found && { ...found, method: await readMethodology() }
}

/** The charts of a firm's profile, in its order. */
function specsOf(firm: string): ChartSpec[] {
  const version = specVersion
  const runway = (workload: "training" | "inference", set: "own" | "all"): ChartSpec => {
    return { version, chart: "runway", firm, workload, set }
  }
  return [
    runway("training", "own"),
    runway("inference", "own"),
    runway("training", "all"),
    runway("inference", "all"),
    { version, chart: "stock", firm },
    { version, chart: "deliveries", firm },
    { version, chart: "exposure", firm },
  ]
}

function named(document: ChartDocument): DossierChart {
  const json = canonicalJson(document)
  const hash = sha256Of(json)
  return { document, json, hash, id: idOfHash(hash) }
}
