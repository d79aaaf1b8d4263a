import "server-only"
import type { Company } from "@/lib/domain/company"
import { percentilesOf } from "@/lib/estimation"
import { servingKey } from "@/lib/estimation/case/changed-assumptions"
import type { Kit } from "@/lib/estimation/case/kit"
import { datedWords } from "@/lib/format"
import { inputWords } from "@/lib/input-words"
import type { CaseNames } from "@/lib/lab/case-words"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { scalarOf } from "./standing"

/** What the records call the things that a case of a firm can change. What is not on record keeps its id. */
export function caseNames(kit: Kit, company: Company, { scenario, source }: Catalogue): CaseNames {
  const reports = new Map(
    kit.orders.flatMap((order) => order.reports.map((report) => [report.id, { order, report }] as const)),
  )
  return {
    scenario: (id) => scenario.get(id)?.title ?? id,
    input: (key) => {
      const serving = servingKey(kit.assumptions, key, kit)
      const { id, field, meaning, unit } = serving ?? { id: key, field: key, meaning: key, unit: "" }
      const shape = serving && scalarOf(serving.distribution, kit.firm)
      return {
        label: inputWords({ id, field, meaning }, company.name).label,
        unit,
        isChance: serving?.distribution.dist === "bernoulli",
        published: shape && percentilesOf(shape),
      }
    },
    report: (id) => {
      const found = reports.get(id)
      if (!found) return id
      const from = source.get(found.report.sourceId)
      const by = from
        ? `${from.publisher}${from.publishedOn ? ` (${datedWords(from.publishedOn)})` : ""}`
        : id
      return `${by} on “${found.order.title}”`
    },
  }
}
