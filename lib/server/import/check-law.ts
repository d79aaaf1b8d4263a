import "server-only"
import type { Branch, Condition, ControlRule } from "@/lib/domain/control-rule"
import type { RecordKind, Records } from "@/lib/domain/record"
import type { Scenario } from "@/lib/domain/scenario"
import { periodFaults } from "./check-periods"
import { checkChangedAssumptions } from "./check-scenarios"
import type { Check } from "./reference-check"

type CheckOf = (kind: RecordKind, id: string) => Check

/**
 * Checks what rules of export control, proposals, scenarios and listings refer to, the days of each rule,
 * and that no question is handed from rule to rule for ever.
 *
 * @param records what the files say
 * @param world   what the database will hold
 */
export function checkLaw(records: Records, world: Records, check: CheckOf): void {
  const vendors = new Set(world.chip.map(({ vendor }) => vendor))
  const exampleIn = new Map<string, string>()
  for (const rule of records.control) checkRule(check("control", rule.id), rule, vendors, exampleIn)
  for (const proposal of records.proposal) {
    const on = check("proposal", proposal.id)
    on.each("sourceIds", proposal.sourceIds, on.source)
    checkBranches(on, proposal.branches ?? [])
  }
  const withoutCriteria = new Set(world.proposal.filter(({ branches }) => !branches).map(({ id }) => id))
  for (const scenario of records.scenario) {
    const on = check("scenario", scenario.id)
    checkScenario(on, scenario, withoutCriteria)
    checkChangedAssumptions(on, scenario, world.assumption)
  }
  for (const listing of records.listing) {
    const on = check("listing", listing.id)
    on.each("companies", listing.companies, on.company)
    on.each("claimIds", listing.claimIds, on.claim)
    on.each("sourceIds", listing.sourceIds, on.source)
  }
  for (const circle of deferralCircles(world.control)) {
    const [first = ""] = circle
    const path = [...circle, first].join(" → ")
    check("control", first).say(
      "branches",
      `the rules hand the question on in a circle (${path}); one of them must answer with a status`,
    )
  }
}

function checkRule(
  on: Check,
  rule: ControlRule,
  vendors: ReadonlySet<string>,
  exampleIn: Map<string, string>,
): void {
  on.each("sourceIds", rule.sourceIds, on.source)
  on.control("supersededBy", rule.supersededBy)
  on.each("amends", rule.amends, (field, id) => {
    on.control(field, id)
    if (id === rule.id) on.say(field, "a rule cannot amend itself")
  })
  on.assumption("cancelShareAssumption", rule.cancelShareAssumption)
  // A vendor spelt otherwise than in chips.json would leave the letter without anybody to bind.
  on.each("appliesTo.vendors", rule.appliesTo.vendors ?? [], (field, vendor) => {
    if (!vendors.has(vendor)) on.say(field, `no chip is of the vendor "${vendor}"`)
  })
  checkBranches(on, rule.branches)
  for (const { field, message } of periodFaults(rule)) on.say(field, message)
  rule.sensitivities.forEach(({ chip }, index) => on.chip(`sensitivities.${index}.chip`, chip))
  rule.examples.forEach((example, index) => {
    const at = `examples.${index} (${example.id})`
    const earlier = exampleIn.get(example.id)
    if (earlier !== undefined) on.say(`${at}.id`, `this example's id stands already in ${earlier}`)
    exampleIn.set(example.id, rule.id)
    on.chip(`${at}.chip`, example.chip)
    example.confirmations.forEach(({ sourceId }, place) =>
      on.source(`${at}.confirmations.${place}.sourceId`, sourceId),
    )
  })
}

/** The rules that branches hand the question to, and the chips that their conditions name. */
function checkBranches(on: Check, branches: readonly Branch[]): void {
  branches.forEach(({ when, outcome }, index) => {
    if ("defersTo" in outcome) on.control(`branches.${index}.outcome.defersTo`, outcome.defersTo)
    for (const chip of when === "otherwise" ? [] : chipsNamed(when)) on.chip(`branches.${index}.when`, chip)
  })
}

function chipsNamed(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(chipsNamed)
  if ("any" in condition) return condition.any.flatMap(chipsNamed)
  if ("not" in condition) return chipsNamed(condition.not)
  return condition.metric === "slug" ? condition.value : []
}

function checkScenario(on: Check, { law }: Scenario, withoutCriteria: ReadonlySet<string>): void {
  law.forEach((change, index) => {
    const at = `law.${index}`
    switch (change.do) {
      case "remove":
      case "move":
      case "end":
        on.control(`${at}.rule`, change.rule)
        return
      case "adopt":
        on.proposal(`${at}.proposal`, change.proposal)
        if (withoutCriteria.has(change.proposal)) {
          const cure = "give it branches, or say with treat what a chip's answer would be"
          on.say(
            `${at}.proposal`,
            `the proposal "${change.proposal}" has no criteria that could be applied; ${cure}`,
          )
        }
        return
      case "treat":
        on.chip(`${at}.chip`, change.chip)
    }
  })
}

/** Circles of rules that hand the question on to each other; of circles that share rules, at least one. */
function deferralCircles(rules: readonly ControlRule[]): string[][] {
  const next = new Map(
    rules.map(({ id, branches }) => [
      id,
      branches.flatMap(({ outcome }) => ("defersTo" in outcome ? [outcome.defersTo] : [])),
    ]),
  )
  const circles: string[][] = []
  const done = new Set<string>()
  const follow = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id)
    if (start >= 0) circles.push(path.slice(start))
    if (start >= 0 || done.has(id)) return
    for (const other of new Set(next.get(id))) follow(other, [...path, id])
    done.add(id)
  }
  for (const { id } of rules) follow(id, [])
  return circles
}
