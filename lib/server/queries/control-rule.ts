import "server-only"
import {
  controlRulePageSchema,
  proposalPageSchema,
  type ControlRulePage,
  type ExampleView,
  type ProposalPage,
  type RuleReading,
  type RuleRef,
} from "@/lib/contracts/control-rule-view"
import type { ControlProposal, ControlRule } from "@/lib/domain/control-rule"
import type { Order } from "@/lib/domain/order"
import { evaluateRule, ruleState, specsOf, type Law, type Specs } from "@/lib/export-controls"
import { lawOfRecords } from "../estimates/law-of-records"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { sourceRef } from "./claim-views"
import { readingOfProposal, readingOfRule, partsNamedIn } from "./rule-reading"

/** A rule or a proposal with everything its page shows; null when the id is neither's. */
export async function getControlText(id: string): Promise<ControlRulePage | ProposalPage | null> {
  const { control, proposal } = await loadCatalogue()
  if (control.has(id)) return controlRulePageSchema.parse(await keptRule(id))
  if (proposal.has(id)) return proposalPageSchema.parse(await keptProposal(id))
  return null
}

/** Ids and names of all rules and proposals, for suggestions and the site map. */
export const listControlNames = cachedQuery("control-names", async () => {
  const { records } = await loadCatalogue()
  return [...records.control, ...records.proposal].map(({ id, name, shortName }) => ({ id, name, shortName }))
})

const keptRule = cachedQuery("control-rule", async (id: string): Promise<ControlRulePage> => {
  const catalogue = await loadCatalogue()
  const rule = catalogue.control.get(id)
  if (!rule) throw new Error(`rule ${id} went away between two reads`)
  const law = lawOfRecords(catalogue.records)
  const { examples, sourceIds, amends, supersededBy, ...text } = rule
  // The law's own, of which it keeps what it was asked.
  const ofLaw = law.byId.get(id) ?? rule
  const reading = readingOfRule(law, ofLaw, catalogue.records.chip)
  return {
    ...text,
    kindOfPage: "rule",
    dataVersion: catalogue.dataVersion,
    today: catalogue.dataset.compiledOn,
    stateToday: ruleState(rule, catalogue.dataset.compiledOn),
    partNames: partNames(catalogue, [
      ...partsNamedIn(rule.branches),
      ...rule.sensitivities.map(({ chip }) => chip),
    ]),
    reading,
    firms: firmsWithOrdersOf(catalogue, rule, partsHit(reading)),
    examples: examples.map((example) => exampleView(catalogue, law, ofLaw, example)),
    relations: relationsOf(catalogue, rule, amends, supersededBy),
    sources: sourceIds.map((source) => sourceRef(catalogue, source)),
  }
})

const keptProposal = cachedQuery("control-proposal", async (id: string): Promise<ProposalPage> => {
  const catalogue = await loadCatalogue()
  const proposal = catalogue.proposal.get(id)
  if (!proposal) throw new Error(`proposal ${id} went away between two reads`)
  const { sourceIds, ...text } = proposal
  return {
    ...text,
    kindOfPage: "proposal",
    dataVersion: catalogue.dataVersion,
    today: catalogue.dataset.compiledOn,
    partNames: partNames(catalogue, partsNamedIn(proposal.branches ?? [])),
    reading: readingFor(catalogue, proposal),
    sources: sourceIds.map((source) => sourceRef(catalogue, source)),
  }
})

function readingFor({ records, dataset }: Catalogue, proposal: ControlProposal) {
  const law = lawOfRecords(records)
  return readingOfProposal(law, proposal, records.chip, dataset.compiledOn)
}

function partNames(catalogue: Catalogue, slugs: readonly string[]): Record<string, string> {
  return Object.fromEntries(slugs.map((slug) => [slug, catalogue.chip.get(slug)?.name ?? slug]))
}

/** A worked example with what the engine makes of the same part on the same day, where that is something else. */
function exampleView(
  catalogue: Catalogue,
  law: Law,
  rule: ControlRule,
  example: ControlRule["examples"][number],
): ExampleView {
  const chip = example.chip === null ? undefined : catalogue.chip.get(example.chip)
  const specs: Specs = { ...(chip && specsOf(chip)), ...example.inputs }
  const { status } = evaluateRule(law, rule, { specs, on: example.on })
  return {
    ...example,
    chipName: chip?.name ?? example.chip,
    engineStatus: status === (example.computedStatus ?? example.status) ? null : status,
    confirmations: example.confirmations.map((confirmation) => ({
      ...confirmation,
      publisher: sourceRef(catalogue, confirmation.sourceId).publisher,
    })),
  }
}

/** The parts whose buyers a rule hits: foreign ones, or Chinese ones where it is about those alone. */
function partsHit({ caught }: RuleReading): string[] {
  const foreign = caught.filter(({ chip }) => !chip.isDomesticChinese)
  return (foreign.length > 0 ? foreign : caught).map(({ chip }) => chip.id)
}

/** Firms that ordered any of these parts, and which of those orders the rule hit or met half-way. */
function firmsWithOrdersOf(
  catalogue: Catalogue,
  rule: ControlRule,
  chips: readonly string[],
): ControlRulePage["firms"] {
  const wanted = new Set(chips)
  const month = rule.effectiveOn.date.slice(0, 7)
  const wasHit = ({ control }: Order) => control?.rule === rule.id
  const wasOpen = ({ deliveryWindow }: Order) => {
    const { start, end } = deliveryWindow ?? { start: null, end: null }
    return end !== null && end >= month && (start === null || start <= month)
  }
  return catalogue.records.company
    .filter(({ isPseudo }) => !isPseudo)
    .map(({ id, name }) => {
      const orders = (catalogue.ordersOf.get(id) ?? []).filter(
        (order) => wasHit(order) || order.chips.some((chip) => wanted.has(chip)),
      )
      return {
        slug: id,
        name,
        orderCount: orders.length,
        met: orders
          .filter((order) => wasHit(order) || wasOpen(order))
          .map((order) => ({
            id: order.id,
            title: order.title,
            effect: wasHit(order) ? (order.control?.effect ?? null) : null,
          })),
      }
    })
    .filter(({ orderCount }) => orderCount > 0)
    .sort(
      (a, b) =>
        b.met.length - a.met.length || b.orderCount - a.orderCount || a.name.localeCompare(b.name, "en"),
    )
}

function relationsOf(
  catalogue: Catalogue,
  rule: ControlRule,
  amends: readonly string[],
  supersededBy: string | null,
): ControlRulePage["relations"] {
  const rules = [...catalogue.records.control].sort((a, b) =>
    a.effectiveOn.date.localeCompare(b.effectiveOn.date),
  )
  const refs = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const found = catalogue.control.get(id)
      return found ? [refOf(found)] : []
    })
  const alike = rules.filter(({ place }) => place === rule.place)
  const at = alike.findIndex(({ id }) => id === rule.id)
  const [before, after] = [alike[at - 1], alike[at + 1]]
  const handsTo = rule.branches.flatMap(({ outcome }) => ("defersTo" in outcome ? [outcome.defersTo] : []))
  return {
    amends: refs(amends),
    amendedBy: rules.filter((other) => other.amends.includes(rule.id)).map(refOf),
    supersedes: rules.filter((other) => other.supersededBy === rule.id).map(refOf),
    supersededBy: refs(supersededBy === null ? [] : [supersededBy])[0] ?? null,
    handsTo: refs([...new Set(handsTo)]),
    before: at > 0 && before ? refOf(before) : null,
    after: after ? refOf(after) : null,
  }
}

function refOf({ id, name, shortName, effectiveOn }: ControlRule): RuleRef {
  return { id, name, shortName, effectiveOn: effectiveOn.date }
}
