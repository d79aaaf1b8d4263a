import type { MetadataRoute } from "next"
import { routes } from "@/lib/routes"
import { listChipNames } from "@/lib/server/queries/chips"
import { listCompanyNames } from "@/lib/server/queries/companies"
import { listControlNames } from "@/lib/server/queries/control-rule"
import { listOrderNames } from "@/lib/server/queries/orders"
import { listScenarioIds } from "@/lib/server/queries/replay"
import { listSources } from "@/lib/server/queries/sources"
import { siteUrl } from "./_parts/site-url"

export const revalidate = 86400

/** Every public page. Other views of the board show the same firms and are left out. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [companies, chips, controls, scenarios, orders, { sources }] = await Promise.all([
    listCompanyNames(),
    listChipNames(),
    listControlNames(),
    listScenarioIds(),
    listOrderNames(),
    listSources(),
  ])
  const paths = [
    routes.board(),
    routes.companies(),
    routes.orders(),
    routes.chips(),
    routes.controls(),
    routes.classify(),
    routes.replay(),
    ...scenarios.map((id) => routes.scenario(id)),
    routes.methodology(),
    routes.trackRecord(),
    routes.statements(),
    routes.compare(),
    routes.openQuestions(),
    routes.data(),
    routes.contradictions(),
    routes.assumptions(),
    routes.sources(),
    routes.charts(),
    routes.changes(),
    routes.changelog(),
    ...companies.map(({ slug }) => routes.company(slug)),
    ...companies.map(({ slug }) => routes.changes(slug)),
    ...chips.map(({ id }) => routes.chip(id)),
    ...controls.map(({ id }) => routes.control(id)),
    ...orders.map(({ id }) => routes.order(id)),
    ...sources.map(({ id }) => routes.source(id)),
  ]
  return paths.map((path) => ({ url: new URL(path, siteUrl()).href }))
}
