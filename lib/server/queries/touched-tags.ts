import "server-only"
import { isDeepStrictEqual } from "node:util"
import type { Chip } from "@/lib/domain/chip"
import type { Order } from "@/lib/domain/order"
import type { RecordKind, Records } from "@/lib/domain/record"
import { estimatesTag, pageTag, sharedTag, type PagedKind } from "./page-tags"

export type ChangedRecord = { kind: RecordKind; id: string }

/** Beyond this it costs more to find what a save touched than to make everything anew. */
const mostChanges = 100

type Touch = (kind: PagedKind, ids: readonly string[]) => void

/**
 * Tags of the pages that may show something else after a save; null: any page may. Rather a page too many than
 * one too few: a page that is made again for nothing costs a moment, one that is not made again is wrong.
 *
 * A changed record touches its own page, the pages of what it names and of what shows it, in the data before the
 * save and in those after it.
 *
 * @param before all records before the save
 * @param after  all records after it
 */
export function touchedTags(
  before: Records,
  after: Records,
  changed: readonly ChangedRecord[],
): string[] | null {
  if (changed.length > mostChanges) return null
  const tags = new Set([sharedTag])
  const touch: Touch = (kind, ids) => ids.forEach((id) => tags.add(pageTag(kind, id)))
  for (const { kind, id } of changed) {
    if (!staysNear(kind, id, before, after)) return null
    if (kind === "order" || kind === "company") tags.add(estimatesTag)
    if (kind === "order" || kind === "company" || kind === "chip" || kind === "source") touch(kind, [id])
    for (const world of [before, after]) touchAround(kind, id, world, touch)
  }
  return [...tags].sort()
}

/** Fields of a chip that no law and no estimate reads, and that are shown near it: see `touchAround`. */
const ownChipFields = new Set<keyof Chip>([
  "announced",
  "architecture",
  "interconnectName",
  "labels",
  "launched",
  "memoryType",
  "note",
  "pcieLanes",
  "priceUsd",
  "sourceIds",
  "vendorEccn",
])

/** Whether it can be told which pages show a change. Of the model and the law it cannot: they are everywhere. */
function staysNear(kind: RecordKind, id: string, before: Records, after: Records): boolean {
  switch (kind) {
    case "order":
    case "statement":
    case "note":
    case "conflict":
      return true
    case "source":
      // What rests on a source changes with its protection, the estimates too.
      return (
        (find(before.source, id)?.sensitiveBecause ?? null) ===
        (find(after.source, id)?.sensitiveBecause ?? null)
      )
    case "company":
      // Its name stands wherever the firm is named; a new firm has none yet.
      return find(before.company, id)?.name === find(after.company, id)?.name
    case "chip": {
      const [was, is] = [find(before.chip, id), find(after.chip, id)]
      if (!was || !is) return false
      const fields = Object.keys({ ...was, ...is }) as (keyof Chip)[]
      return fields.every((field) => ownChipFields.has(field) || isDeepStrictEqual(was[field], is[field]))
    }
    case "dataset":
    case "assumption":
    case "flow":
    case "choice":
    case "designation":
    case "listing":
    case "control":
    case "proposal":
    case "scenario":
      return false
  }
}

/** Touches the pages around a record as one of the two worlds has it; none where it does not have it. */
function touchAround(kind: RecordKind, id: string, world: Records, touch: Touch): void {
  switch (kind) {
    case "order": {
      const order = find(world.order, id)
      if (!order) return
      touchWhereShown(order, touch)
      touch("source", sourcesOf(order))
      touchAgainst(reportIdsOf([order]), world, touch)
      // An order within a broader one gives the broader one's title.
      for (const inner of world.order) if (inner.nestedIn === id) touchWhereShown(inner, touch)
      return
    }
    case "statement":
    case "note": {
      const claim = find<{ id: string; companies: string[]; sourceId: string }>(world[kind], id)
      if (!claim) return
      touch("company", claim.companies)
      touch("source", [claim.sourceId])
      touchAgainst([id], world, touch)
      return
    }
    case "conflict":
      return touchClaims(find(world.conflict, id)?.claimIds ?? [], world, touch)
    case "source":
      return touchCiting(id, world, touch)
    case "chip": {
      touch("source", find(world.chip, id)?.sourceIds ?? [])
      // Its price stands beside what reports imply, where they contradict each other.
      return touchContradicted(
        reportIdsOf(world.order.filter(({ chips }) => chips.includes(id))),
        world,
        touch,
      )
    }
    case "company":
      // Whether it owns its chips decides whether a claim of an order that counts for it is an input at all.
      return touchContradicted(
        reportIdsOf(world.order.filter(({ counting }) => counting?.firms.includes(id))),
        world,
        touch,
      )
    default:
      return
  }
}

/** The pages that show an order with all its reports: its own, its buyers' and its chips'. */
function touchWhereShown(order: Order, touch: Touch): void {
  touch("order", [order.id])
  touch("company", [...order.buyers, ...(order.counting?.firms ?? [])])
  touch("chip", order.chips)
}

/** The pages that show any of these claims. */
function touchClaims(ids: readonly string[], world: Records, touch: Touch): void {
  const wanted = new Set(ids)
  for (const order of world.order) {
    const reports = order.reports.filter((report) => wanted.has(report.id))
    if (reports.length === 0) continue
    touchWhereShown(order, touch)
    // A report names firms that are none of the buyers: the contradiction stands on their pages too.
    for (const { companies } of reports) touch("company", companies)
  }
  for (const claim of [...world.statement, ...world.note, ...world.designation]) {
    if (wanted.has(claim.id)) touch("company", claim.companies)
  }
}

/** The pages that show a contradiction in which one of these claims takes part: there all its claims stand. */
function touchContradicted(ids: readonly string[], world: Records, touch: Touch): void {
  const changed = new Set(ids)
  for (const { claimIds } of world.conflict) {
    if (claimIds.some((id) => changed.has(id))) touchClaims(claimIds, world, touch)
  }
}

/** The same, and the orders held against one of these claims: their words on it are withheld with it. */
function touchAgainst(ids: readonly string[], world: Records, touch: Touch): void {
  touchContradicted(ids, world, touch)
  for (const order of world.order) {
    if (order.crossChecks.some(({ claimId }) => claimId !== null && ids.includes(claimId))) {
      touchWhereShown(order, touch)
    }
  }
}

/** The pages that give a source as a reference, or sort by its date. */
function touchCiting(id: string, world: Records, touch: Touch): void {
  for (const order of world.order) {
    if (!sourcesOf(order).includes(id)) continue
    touchWhereShown(order, touch)
    // All its reports: one that repeats another gives that one's publisher.
    touchContradicted(reportIdsOf([order]), world, touch)
  }
  for (const claim of [...world.statement, ...world.note, ...world.designation]) {
    if (claim.sourceId !== id) continue
    touch("company", claim.companies)
    touchContradicted([claim.id], world, touch)
  }
  for (const listing of world.listing) if (listing.sourceIds.includes(id)) touch("company", listing.companies)
  for (const chip of world.chip) if (citesAnywhere(chip, id)) touch("chip", [chip.id])
  // The law stands behind every part's answers and every firm's exposure, and its sources are named with them.
  if ([...world.control, ...world.proposal].some(({ sourceIds }) => sourceIds.includes(id))) {
    touch("chip", idsOf(world.chip))
    touch("company", idsOf(world.company))
  }
  // Which firms' estimates an assumption serves only the engine can tell.
  const isBehindModel = world.assumption.some(({ sourceIds }) => sourceIds.includes(id))
  const firms = world.company.filter(({ sourceIds }) => isBehindModel || sourceIds.includes(id))
  touch("company", idsOf(firms))
}

function idsOf(records: readonly { id: string }[]): string[] {
  return records.map(({ id }) => id)
}

function reportIdsOf(orders: readonly Order[]): string[] {
  return orders.flatMap(({ reports }) => idsOf(reports))
}

function sourcesOf(order: Order): string[] {
  return order.reports.map(({ sourceId }) => sourceId)
}

/** Whether a chip or one of its figures rests on a source. */
function citesAnywhere(chip: Chip, source: string): boolean {
  const cites = (value: unknown) =>
    typeof value === "object" && value !== null && "sourceId" in value && value.sourceId === source
  return (
    chip.sourceIds.includes(source) || [...Object.values(chip), ...Object.values(chip.denseTops)].some(cites)
  )
}

function find<T extends { id: string }>(records: readonly T[], id: string): T | undefined {
  return records.find((record) => record.id === id)
}
