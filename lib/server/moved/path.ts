import "server-only"
import type { MovedStep, MovedSubject, StepKind } from "@/lib/contracts/moved"
import { mostRuns } from "@/lib/contracts/moved"
import type { Company } from "@/lib/domain/company"
import type { Dataset } from "@/lib/domain/dataset"
import { monthsBetween, type Month } from "@/lib/domain/month"
import type { RecordKind, Records } from "@/lib/domain/record"
import type { ModelInput } from "@/lib/estimation"
import { assembleInput, type Assembly } from "@/lib/estimation/assemble/assemble-input"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { advance } from "@/lib/estimation/moved/advance"
import { toward, type InputPart } from "@/lib/estimation/moved/toward"
import { lawOf, type Law } from "@/lib/export-controls"
import { recordTitle } from "@/lib/record-title"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { controlsOn, lawOfRecords } from "@/lib/server/estimates/law-of-records"
import { changedRecords, withChange, type RecordChange } from "./changed-records"

/** The records of a data version, and the month that they are asked for. */
export type World = { records: Records; dataset: Dataset; asOf: Month }

export type PathStep = Pick<MovedStep, "kind" | "subjects" | "change"> & {
  /** Null: this state cannot be run. */
  input: ModelInput | null
  seed: number
  draws: number
}

export type Path = {
  steps: PathStep[]
  /** Changed records that leave the firm's input as it was. */
  idle: MovedSubject[]
  besideCount: number
}

type RecordStepKind = Extract<StepKind, "chips" | "assumptions" | "rules" | "orders" | "flows">

/** Kinds of record that an estimate reads, in the order in which they are exchanged: first what others rest on. */
const stepOfKind: Partial<Record<RecordKind, RecordStepKind>> = {
  chip: "chips",
  assumption: "assumptions",
  control: "rules",
  listing: "rules",
  order: "orders",
  flow: "flows",
}
const exchangeOrder = Object.keys(stepOfKind) as RecordKind[]

/**
 * The way from one state of knowledge to another as inputs of the engine, each with one thing changed:
 * the records at the old month, the law that was out by the new month, time alone, and what counts as of the new
 * month. The parts depend on this order where changes bear on each other; their sum does not.
 *
 * @param today all records as they stand now, for what still has a page
 */
export function pathBetween(start: World, end: World, company: Company, today: Records): Path {
  const [from, to] = [inOneOrder(start), inOneOrder(end)]
  const changes = changedRecords(from.records, to.records, today)
  const read = changes.filter(({ subject: { kind } }) => stepOfKind[kind] !== undefined)
  const idle: MovedSubject[] = changes
    .filter(({ subject: { kind } }) => kind === "company" || kind === "dataset")
    .filter(({ subject: { kind, id } }) => kind === "dataset" || id === company.id)
    .map(({ subject }) => subject)
  const besideCount = changes.length - read.length - idle.length
  const { seed, draws } = to.dataset
  const steps: PathStep[] = []

  let records = from.records
  let law = lawOfRecords(records)
  let input = assembledAt(records, company.id, from.asOf, law)
  if (from.dataset.seed !== seed || from.dataset.draws !== draws) {
    steps.push({ kind: "draws", subjects: [], change: null, input, seed, draws })
  }

  const exchanged: PathStep[] = []
  for (const change of inOrder(read)) {
    records = withChange(records, change)
    const { kind } = change.subject
    if (kind === "control" || kind === "listing") {
      law = lawOf({ rules: records.control, listings: records.listing })
    }
    const next = assembledAt(records, company.id, from.asOf, law)
    if (isSame(input, next)) idle.push(change.subject)
    else {
      exchanged.push({
        kind: stepOfKind[kind]!,
        subjects: [change.subject],
        change: null,
        input: next,
        seed,
        draws,
      })
    }
    input = next
  }
  steps.push(...fewer(exchanged))

  const later = (kind: StepKind, next: ModelInput | null, more: Partial<PathStep> = {}) => {
    if (isSame(input, next)) return
    steps.push({ kind, subjects: [], change: null, input: next, seed, draws, ...more })
    input = next
  }
  if (from.asOf !== to.asOf) {
    later("law", assembledAt(to.records, company.id, from.asOf, lawOfRecords(to.records), to.asOf))
    const target = assembledAt(to.records, company.id, to.asOf, lawOfRecords(to.records))
    if (input === null || target === null) later("supply", target)
    else {
      later("time", advance(input, monthsBetween(from.asOf, to.asOf)))
      const counted = toward(input, target).map(({ part, input: next }): PathStep => ({
        ...stepOf(part, to.records, today),
        input: next,
        seed,
        draws,
      }))
      steps.push(...fewer(counted))
    }
  }
  return { steps, idle, besideCount }
}

/** The records that are read, by id, as the database gives them: lines in another order are not another input. */
function inOneOrder(world: World): World {
  const isSorted = (list: readonly { id: string }[]) =>
    list.every((record, at) => at === 0 || list[at - 1]!.id < record.id)
  const unsorted = exchangeOrder.filter((kind) => !isSorted(world.records[kind]))
  if (unsorted.length === 0) return world
  const records: Records = { ...world.records }
  for (const kind of unsorted) {
    const list: readonly { id: string }[] = records[kind]
    const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
    ;(records as Record<RecordKind, readonly { id: string }[]>)[kind] = sorted
  }
  return { ...world, records }
}

/** A firm's input; null without a counted line, or where records that belong together are only half exchanged. */
function assembledAt(
  records: Records,
  firm: string,
  asOf: Month,
  law: Law,
  knownBy: Month = asOf,
): ModelInput | null {
  let assembly: Assembly
  try {
    assembly = assembleInput({
      firm,
      asOf,
      orders: records.order,
      flows: records.flow,
      chips: records.chip,
      assumptions: records.assumption,
      weightsOf: weighReports(records.assumption),
      controls: controlsOn(law, records, firm, knownBy),
    })
  } catch {
    return null
  }
  const { input } = assembly
  return input !== null && (input.training || input.inference) ? input : null
}

/** New and changed records first, those that others rest on before the others; then the retired ones, backwards. */
function inOrder(changes: readonly RecordChange[]): RecordChange[] {
  const rank = ({ subject: { kind, act } }: RecordChange) => {
    const place = exchangeOrder.indexOf(kind)
    return act === "retired" ? 2 * exchangeOrder.length - place : place
  }
  return [...changes].sort(
    (a, b) => rank(a) - rank(b) || (a.subject.id < b.subject.id ? -1 : a.subject.id > b.subject.id ? 1 : 0),
  )
}

/** At most `mostRuns` steps: where there are more, neighbours of one kind are taken together. */
export function fewer(steps: readonly PathStep[]): PathStep[] {
  if (steps.length <= mostRuns) return [...steps]
  const size = Math.ceil(steps.length / (mostRuns / 2))
  const taken: PathStep[] = []
  let members = 0
  for (const step of steps) {
    const last = taken.at(-1)
    if (last?.kind === step.kind && members < size) {
      taken[taken.length - 1] = { ...step, subjects: [...last.subjects, ...step.subjects], change: null }
      members++
    } else {
      taken.push(step)
      members = 1
    }
  }
  return taken
}

function stepOf(
  part: InputPart,
  records: Records,
  today: Records,
): Pick<PathStep, "kind" | "subjects" | "change"> {
  if (part.is === "block") {
    const kind = part.block === "chips" ? "chip-values" : part.block
    return { kind, subjects: [], change: null }
  }
  const order = records.order.find(({ id }) => id === part.of)
  const flow = order ? undefined : records.flow.find(({ id }) => id === part.of)
  const kind = order ? "order" : "flow"
  const standing: readonly { id: string }[] = today[kind]
  const subject: MovedSubject = {
    kind,
    id: part.of,
    title: recordTitle(order ?? flow ?? null, part.of),
    field: null,
    act: "changed",
    isOnRecord: standing.some(({ id }) => id === part.of),
  }
  return { kind: "supply", subjects: [subject], change: part.change }
}

/** Equal but for their names. */
function isSame(a: ModelInput | null, b: ModelInput | null): boolean {
  if (a === null || b === null) return a === b
  return fingerprintOf({ ...a, name: undefined }) === fingerprintOf({ ...b, name: undefined })
}
