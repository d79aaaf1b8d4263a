import { MissingPage } from "@/components/not-found/missing-page"
import { NothingToShow } from "@/components/snapshot/nothing-to-show"
import { chartEntry } from "@/lib/charts/chart-catalogue"
import { chartHome } from "@/lib/charts/chart-home"
import type { ChartSpec } from "@/lib/charts/spec"
import type { Candidate } from "@/lib/nearest-names"
import { routes } from "@/lib/routes"
import { listChipNames } from "@/lib/server/queries/chips"
import { listCompanyNames } from "@/lib/server/queries/companies"
import { listOrderNames } from "@/lib/server/queries/orders"

/** Why there is no such chart: what it names is not on record, or has nothing to show in it. */
export async function MissingChart({ spec }: { spec: ChartSpec }) {
  const subject = await subjectOf(spec)
  if (subject && !subject.isKnown) {
    const { asked, noun, candidates } = subject
    return (
      <MissingPage
        asked={asked}
        noun={noun}
        candidates={candidates}
        index={{ href: routes.charts(), label: "all charts" }}
      />
    )
  }
  return <NothingToShow title={chartEntry(spec.chart).title} home={chartHome(spec)} />
}

type Subject = { asked: string; noun: string; candidates: Candidate[]; isKnown: boolean }

async function subjectOf(spec: ChartSpec): Promise<Subject | null> {
  if ("firms" in spec) {
    const names = await listCompanyNames()
    const asked = spec.firms.find((firm) => !names.some(({ slug }) => slug === firm)) ?? ""
    const candidates = names
      .filter(({ slug }) => !spec.firms.includes(slug))
      .map(({ slug, name, nameZh }) => ({
        id: slug,
        href: routes.chart({ ...spec, firms: spec.firms.map((firm) => (firm === asked ? slug : firm)) }),
        name: nameZh ? `${name} ${nameZh}` : name,
        keys: [slug, name],
      }))
    return { asked, noun: "firm", candidates, isKnown: asked === "" }
  }
  if ("firm" in spec) {
    const candidates = (await listCompanyNames()).map(({ slug, name, nameZh }) => ({
      id: slug,
      href: routes.chart({ ...spec, firm: slug }),
      name: nameZh ? `${name} ${nameZh}` : name,
      keys: [slug, name],
    }))
    return among(spec.firm, "firm", candidates)
  }
  if ("order" in spec) {
    const candidates = (await listOrderNames()).map(({ id, title }) => ({
      id,
      href: routes.chart({ ...spec, order: id }),
      name: title,
      keys: [id],
    }))
    return among(spec.order, "order", candidates)
  }
  if ("chip" in spec) {
    const candidates = (await listChipNames()).map(({ id, name, labels }) => ({
      id,
      href: routes.chart({ ...spec, chip: id }),
      name,
      keys: [id, name, ...labels],
    }))
    return among(spec.chip, "chip", candidates)
  }
  return null
}

function among(asked: string, noun: string, candidates: (Candidate & { id: string })[]): Subject {
  return { asked, noun, candidates, isKnown: candidates.some(({ id }) => id === asked) }
}
