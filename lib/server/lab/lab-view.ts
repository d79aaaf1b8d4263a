import "server-only"
import type { LabControl, LabView } from "@/lib/contracts/lab"
import type { Assumption } from "@/lib/domain/assumption"
import { asThingsStand } from "@/lib/domain/case"
import type { Company } from "@/lib/domain/company"
import type { Month } from "@/lib/domain/month"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import { assumptionsUnder } from "@/lib/estimation/case/changed-assumptions"
import type { Kit } from "@/lib/estimation/case/kit"
import { tornado, type ModelInput } from "@/lib/estimation"
import { inputWords } from "@/lib/input-words"
import { sentenceCase } from "@/lib/labels"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { controlOf } from "./control"
import { kitOf, monthsOfLab } from "./kit"
import { labOrders } from "./lab-orders"
import { missingFigures } from "./own-figures"
import { standingOf } from "./standing"

/** A firm's laboratory as of a month. Nothing is simulated but the published estimate, if it is not kept yet. */
export async function makeLabView(catalogue: Catalogue, company: Company, asOf: Month): Promise<LabView> {
  const kit = kitOf(catalogue, company, asOf)
  const { horizonMonths, acceptance, n, tried, training, inference } = await getEstimate(catalogue, company, {
    asOf,
  })
  const missing = missingFigures(catalogue, kit)
  const standing = assembleCase(kit, { scenario: asThingsStand, assumptions: {}, trust: {} }).assembly
  const orders = labOrders(catalogue, company.id, asOf)
  return {
    firm: company.id,
    name: company.name,
    nameZh: company.nameZh,
    asOf,
    asOfs: monthsOfLab(catalogue),
    dataVersion: catalogue.dataVersion,
    draws: catalogue.dataset.draws,
    seed: catalogue.dataset.seed,
    rents: kit.rents,
    published: { horizonMonths, acceptance, n, tried, training, inference },
    suppliable: missing.suppliable,
    hasChips: standing.input !== null,
    controls: [
      ...missing.controls.map((control) => ({
        ...control,
        label: labelOf({ id: control.key, field: control.key, meaning: control.meaning }, company.name),
      })),
      ...labControls(catalogue, kit, company.name, swingsOf(kit.rents === null ? standing.input : null)),
    ],
    orders,
    scenarios: kit.scenarios.map(({ id, title, summary }) => ({ id, title, summary })),
  }
}

/** Every assumption that the firm's estimate rests on, as things stand or under some scenario. */
function labControls(catalogue: Catalogue, kit: Kit, name: string, swings: Swings | null): LabControl[] {
  const usedUnder = new Map<string, Set<string>>()
  for (const scenario of [asThingsStand, ...kit.scenarios.map(({ id }) => id)]) {
    const { assembly } = assembleCase(kit, { scenario, assumptions: {}, trust: {} })
    for (const id of assembly.assumptionIds) usedUnder.set(id, (usedUnder.get(id) ?? new Set()).add(scenario))
  }
  const everywhere = [...weighing(kit).map(({ id }) => id)]
  for (const id of everywhere) usedUnder.set(id, new Set([asThingsStand]))
  const changed = kit.scenarios.map((scenario) => ({
    id: scenario.id,
    assumptions: new Map(assumptionsUnder(kit.assumptions, scenario.assumptions).map((one) => [one.id, one])),
  }))
  return kit.assumptions.flatMap((assumption) => {
    const scenarios = usedUnder.get(assumption.id)
    if (!scenarios) return []
    const control = controlOf(catalogue, assumption, kit.firm)
    const under = changed.flatMap(({ id, assumptions }) => {
      const made = assumptions.get(assumption.id)
      if (!made || made.distribution === assumption.distribution) return []
      return [[id, standingOf(made.distribution, { track: control.track, firm: kit.firm })] as const]
    })
    return [
      {
        ...control,
        label: labelOf(assumption, name),
        under: Object.fromEntries(under),
        onlyUnder: scenarios.has(asThingsStand) ? null : [...scenarios].sort(),
        matters: swings ? mattersBySwing(swings, assumption.id) : mattersByRank(assumption.rank),
      },
    ]
  })
}

/** Assumptions that enter no line but weigh the reports of those that do. */
function weighing({ assumptions, orders }: Kit): Assumption[] {
  const disputed = orders.filter(({ reports, chips }) => reports.length > 0 && chips.length === 1)
  const chips = new Set(disputed.flatMap((order) => order.chips))
  return assumptions.filter(
    ({ id, scope }) =>
      id === "sourceReliability" ||
      (id.startsWith("priceUsd.") && (scope.chips ?? []).some((chip) => chips.has(chip))),
  )
}

function labelOf(named: Pick<Assumption, "id" | "field" | "meaning">, firm: string): string {
  return sentenceCase(inputWords(named, firm).label)
}

type Swings = { training: Map<string, number>; inference: Map<string, number> }

/** Months by which each input alone moves the published runway of own chips, from its low end to its high one. */
function swingsOf(input: ModelInput | null): Swings | null {
  if (input === null || (!input.training && !input.inference)) return null
  const swings = (has: boolean, output: "stockT" | "stockI") =>
    new Map(has ? tornado(input, output).rows.map(({ var: id, swing }) => [id, Math.abs(swing)]) : [])
  return {
    training: swings(input.training !== undefined, "stockT"),
    inference: swings(input.inference !== undefined, "stockI"),
  }
}

function mattersBySwing({ training, inference }: Swings, id: string): LabControl["matters"] {
  return { training: training.get(id) ?? 0, inference: inference.get(id) ?? 0 }
}

/** "top 3 for training": what was once measured for all firms, for a firm that has no estimate of its own. */
function mattersByRank(rank: string | null): LabControl["matters"] {
  const place = Number(/\d+/.exec(rank ?? "")?.[0] ?? 0)
  const of = (workload: string) => (place > 0 && rank?.includes(workload) ? 1 / place : 0)
  return { training: of("training"), inference: of("inference") }
}
