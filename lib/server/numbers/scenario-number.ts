import "server-only"
import type { NumberView } from "@/lib/contracts/number"
import { monthWords, shareWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import type { NumberKey } from "@/lib/number-key"
import { runwaySpanWords } from "@/lib/number-span-words"
import { routes } from "@/lib/routes"
import { medianWords, stockSubject } from "@/lib/runway-words"
import { chanceWords, noScenarioNumber } from "@/lib/scenario-words"
import { loadCatalogue } from "@/lib/server/queries/catalogue"
import { getFirmScenarios } from "@/lib/server/queries/firm-scenarios"
import { gradeWords } from "./estimate-parts"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "scenario" }>

/** A runway, and the chance to last two years, under a scenario on record, beside the estimate as things stand. */
export async function scenarioNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue } = opened
  const company = catalogue.company.get(key.firm)
  const scenario = catalogue.scenario.get(key.scenario)
  if (!company || company.isPseudo || !scenario) return null
  // Scenarios are run for the newest data alone.
  if (catalogue !== (await loadCatalogue())) return null
  const all = await getFirmScenarios(company.id)
  const { workload, set } = key
  if (!all) return null
  const row = all.scenarios.find(({ id }) => id === scenario.id)
  const figures = row?.figures ?? all.base
  const before = all.base[workload][set]
  const after = figures[workload][set]
  return viewOf(opened, key, {
    title: `${stockSubject(company.name, set)} cover ${workload}, if: ${scenario.title}`,
    value: after ? medianWords(after.quantiles.p50, all.horizonMonths) : "no number",
    interval: after && runwaySpanWords(after.quantiles, all.horizonMonths),
    when: `as of ${monthWords(all.asOf)}`,
    figures: after
      ? [
          plain(
            "Still enough in 24 months",
            `in ${chanceWords(after.sufficientAt24, before?.sufficientAt24 ?? null)} of draws`.replace(
              /^in (.*?)(, .*)? of draws$/,
              "in $1 of draws$2",
            ),
          ),
          plain("No end within the horizon", `in ${shareWords(after.censoredShare)} of draws`),
        ]
      : [],
    formula: {
      words: `${scenario.summary} ${row ? "The same draws as the estimate as things stand, with these changes alone." : "It changes nothing for this firm, so the number is that of the estimate as things stand."}`,
      parts: [
        {
          title: null,
          inputs: [
            opening(
              opened,
              { of: "runway", firm: company.id, workload, set },
              "As things stand",
              before ? medianWords(before.quantiles.p50, all.horizonMonths) : "no number",
            ),
          ],
        },
      ],
    },
    confidence: after
      ? {
          label: gradeWords[figures[workload].grade],
          why: "A supposition, not a forecast: what would follow if it were so.",
        }
      : { label: "No number", why: sentenceCase(noScenarioNumber(figures)) },
    more: [
      { label: `${company.name} under other assumptions`, href: routes.scenariosOf(company.id) },
      { label: "How scenarios are run", href: routes.methodology("scenarios") },
    ],
  })
}
