import "server-only"
import type { Assumption } from "@/lib/domain/assumption"
import type { Order } from "@/lib/domain/order"
import type { RecordKind, Records } from "@/lib/domain/record"
import type { LineTemplate, TemplateValue } from "@/lib/domain/supply-line"
import { checkLaw } from "./check-law"
import { checkProtected } from "./check-protected"
import { referenceCheck, type BrokenReference, type Check } from "./reference-check"

/**
 * Checks that every id a record of the files names exists, in the files or in the database, and that
 * claims have ids of their own across reports, statements, notes and designations.
 *
 * @param records what the files say
 * @param world   what the database will hold: the files' records over those it has
 */
export function checkReferences(records: Records, world: Records): BrokenReference[] {
  const broken: BrokenReference[] = []
  const assumptions = new Map(world.assumption.map((assumption) => [assumption.id, assumption]))
  const check = referenceCheck(world, claimIds(world, broken), broken)

  const checkClaim = (on: Check, at: string, claim: { sourceId: string; companies: string[] }) => {
    on.source(`${at}sourceId`, claim.sourceId)
    on.each(`${at}companies`, claim.companies, on.company)
  }
  for (const company of records.company) {
    const on = check("company", company.id)
    on.each("sourceIds", company.sourceIds, on.source)
    on.each("compute.claimIds", company.compute.claimIds, on.claim)
  }
  for (const chip of records.chip) {
    const on = check("chip", chip.id)
    on.each("sourceIds", chip.sourceIds, on.source)
    on.chip("chinaVariantOf", chip.chinaVariantOf)
    for (const [field, value] of [...Object.entries(chip), ...prefixed("denseTops.", chip.denseTops)]) {
      if (hasSource(value)) on.source(`${field}.sourceId`, value.sourceId)
    }
  }
  for (const assumption of records.assumption) {
    const on = check("assumption", assumption.id)
    on.each("sourceIds", assumption.sourceIds, on.source)
    on.each("scope.firms", assumption.scope.firms ?? [], on.company)
    on.each("scope.chips", assumption.scope.chips ?? [], on.chip)
  }
  const reprintOf = new Map<string, string>()
  for (const { reports } of world.order) {
    for (const report of reports) if (report.reprintOf !== null) reprintOf.set(report.id, report.reprintOf)
  }
  const reprintCircles = new Set([...reprintOf.keys()].filter((id) => leadsBack(reprintOf, id)))
  for (const order of records.order) {
    const on = check("order", order.id)
    on.each("buyers", order.buyers, on.company)
    on.each("chips", order.chips, on.chip)
    on.order("nestedIn", order.nestedIn)
    if (order.split?.basis === "dirichlet") on.assumption("split.assumption", order.split.assumption)
    on.control("control.rule", order.control?.rule ?? null)
    on.assumption("control.assumption", order.control?.assumption ?? null)
    order.reports.forEach((report, index) => {
      checkClaim(on, `reports.${index} (${report.id}).`, report)
      on.claim(`reports.${index} (${report.id}).reprintOf`, report.reprintOf)
      // A circle of reprints has no first report: none would carry weight, and the chips would vanish.
      if (reprintCircles.has(report.id)) {
        on.say(`reports.${index} (${report.id}).reprintOf`, "this leads back to the report itself")
      }
    })
    order.crossChecks.forEach((crossCheck, index) => {
      on.claim(`crossChecks.${index}.claimId`, crossCheck.claimId)
      on.order(`crossChecks.${index}.orderId`, crossCheck.orderId)
      on.assumption(`crossChecks.${index}.assumption`, crossCheck.assumption)
    })
    if (order.counting) {
      const own = new Set(order.reports.map(({ id }) => id))
      on.each("counting.firms", order.counting.firms, (field, firm) => {
        on.company(field, firm)
        if (!order.buyers.includes(firm)) on.say(field, `"${firm}" is not among the order's buyers`)
      })
      on.each("counting.restsOn", order.counting.restsOn, (field, claim) => {
        if (!own.has(claim)) on.say(field, `"${claim}" is not among the order's own reports`)
      })
      checkLine(on, order.counting, assumptions)
    }
  }
  for (const flow of records.flow) {
    const on = check("flow", flow.id)
    on.each("counting.firms", flow.counting.firms, on.company)
    checkLine(on, flow.counting, assumptions)
  }
  for (const choice of records.choice) {
    const on = check("choice", choice.id)
    on.company("firm", choice.firm)
    on.each("orders", choice.orders, on.order)
    on.each("keptAsCrossCheck", choice.keptAsCrossCheck, on.order)
  }
  for (const kind of ["statement", "note", "designation"] as const) {
    for (const claim of records[kind]) checkClaim(check(kind, claim.id), "", claim)
  }
  for (const conflict of records.conflict) {
    const on = check("conflict", conflict.id)
    on.each("claimIds", conflict.claimIds, on.claim)
  }
  checkLaw(records, world, check)
  broken.push(...checkProtected(records, world))
  broken.push(...circles("order", world.order, (order: Order) => order.nestedIn, "nestedIn"))
  broken.push(...circles("chip", world.chip, (chip) => chip.chinaVariantOf, "chinaVariantOf"))
  broken.push(...circles("control", world.control, (rule) => rule.supersededBy, "supersededBy"))
  return broken
}

/** Every claim's id; one that stands twice is reported at its second place. */
function claimIds(world: Records, broken: BrokenReference[]): Pick<ReadonlySet<string>, "has"> {
  const owners = new Map<string, { kind: RecordKind; record: { id: string } }>()
  const add = (owner: { kind: RecordKind; record: { id: string } }, id: string, field: () => string) => {
    const earlier = owners.get(id)
    if (earlier === undefined) return owners.set(id, owner)
    const message = `the claim "${id}" stands already in ${earlier.kind} ${earlier.record.id}`
    return broken.push({ kind: owner.kind, id: owner.record.id, field: field(), message })
  }
  for (const order of world.order) {
    const owner = { kind: "order", record: order } as const
    order.reports.forEach(({ id }, index) => add(owner, id, () => `reports.${index}.id`))
  }
  for (const kind of ["statement", "note", "designation"] as const) {
    for (const claim of world[kind]) add({ kind, record: claim }, claim.id, () => "id")
  }
  return owners
}

/** A line's chip and, for each firm it counts for, the assumptions and shares that it names. */
function checkLine(
  on: Check,
  { firms, line }: { firms: readonly string[]; line: LineTemplate },
  assumptions: ReadonlyMap<string, Assumption>,
): void {
  on.chip("counting.line.chip", line.chip)
  const values: Record<string, TemplateValue | undefined> = {
    units: line.units,
    unitsPerMonth: line.unitsPerMonth,
    growthPerYear: line.growthPerYear,
    delayMonths: line.delayMonths,
    realisedShare: line.realisedShare,
    termMonths: line.termMonths,
  }
  for (const [name, value] of Object.entries(values)) {
    const terms = typeof value === "object" && "product" in value ? value.product : [value]
    for (const term of terms) {
      if (typeof term !== "object" || !("var" in term)) continue
      for (const firm of firms) {
        const id = term.var.replaceAll("{firm}", firm)
        const assumption = assumptions.get(id)
        if (!assumption) on.say(`counting.line.${name}`, `there is no assumption "${id}"`)
        const share = term.component?.replaceAll("{firm}", firm)
        if (assumption && share !== undefined && !hasShare(assumption, share)) {
          on.say(`counting.line.${name}`, `the assumption "${id}" has no share for "${share}"`)
        }
      }
    }
  }
}

function hasShare({ distribution }: Assumption, share: string): boolean {
  return distribution.dist === "dirichlet" && share in distribution.weights
}

/** Records that, parent by parent, lead back to themselves. */
function circles<R extends { id: string }>(
  kind: RecordKind,
  records: readonly R[],
  parentOf: (record: R) => string | null,
  field: string,
): BrokenReference[] {
  const parents = new Map<string, string>()
  for (const record of records) {
    const parent = parentOf(record)
    if (parent !== null) parents.set(record.id, parent)
  }
  return [...parents.keys()]
    .filter((id) => leadsBack(parents, id))
    .map((id) => ({ kind, id, field, message: "this leads back to the record itself" }))
}

/** Whether an id, parent by parent, leads back to itself. */
function leadsBack(parents: ReadonlyMap<string, string>, id: string): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(id); at; at = parents.get(at)) {
    if (at === id) return true
    if (seen.has(at)) return false
    seen.add(at)
  }
  return false
}

function hasSource(value: unknown): value is { sourceId: string | null } {
  return value !== null && typeof value === "object" && "sourceId" in value
}

function prefixed(prefix: string, object: object): [string, unknown][] {
  return Object.entries(object).map(([key, value]) => [prefix + key, value])
}
