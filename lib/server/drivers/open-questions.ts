import "server-only"
import type { Drivers, Information } from "@/lib/contracts/drivers"
import type { Estimate } from "@/lib/contracts/estimate"
import type {
  OpenForecast,
  OpenQuestion,
  OpenQuestionHelp,
  OpenQuestions,
} from "@/lib/contracts/open-questions"
import type { Company } from "@/lib/domain/company"
import { isSure } from "@/lib/drivers-words"
import { percentilesOf } from "@/lib/estimation"
import { sentenceCase } from "@/lib/labels"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { sourceRef } from "@/lib/server/queries/claim-views"
import { namedInput, type NamedInput } from "./named-input"

/** A firm with a number, and what drives it. */
export type Driven = { company: Company; estimate: Estimate; drivers: Drivers }

/** One input of one runway, with what knowing it would do. */
type Gain = { key: string; driven: Driven; row: Information; input: NamedInput; help: OpenQuestionHelp }

/**
 * The unknowns of all firms by what knowing each would take from the 90% intervals of their own stock. Facts that
 * several firms share are one entry; gains within two standard errors of nothing are left out.
 */
export function openQuestions(catalogue: Catalogue, all: readonly Driven[]): OpenQuestions {
  const { dataset, dataVersion } = catalogue
  const found = all.flatMap((driven) => gainsOf(catalogue, driven))
  const sure = found.filter(({ row }) => isSure(row.narrowsBy, row.error))
  const entries = byKey(sure)
  const ofNature = (nature: NamedInput["words"]["nature"]) =>
    entries.filter(([first]) => first?.input.words.nature === nature)
  const facts = ofNature("fact").map((gains) => questionOf(catalogue, gains))
  const counts = ({ helps }: OpenForecast) => helps.some(({ isStrained }) => !isStrained)
  const isFact = ({ input }: Gain) => input.words.nature === "fact"
  const sureKeys = new Set(sure.map(({ key }) => key))
  return {
    asOf: dataset.asOf,
    dataVersion,
    horizonMonths: Math.max(1, ...all.map(({ estimate }) => estimate.horizonMonths)),
    draws: dataset.draws,
    firms: all
      .map(({ company: { id, name, nameZh } }) => ({ slug: id, name, nameZh }))
      .sort((a, b) => a.name.localeCompare(b.name, "en")),
    facts: facts.filter(counts).sort(byMonths),
    orientation: facts.filter((one) => !counts(one)).sort(byFirm),
    future: ofNature("future").map(forecastOf).filter(counts).sort(byMonths),
    method: ofNature("method").map(forecastOf).filter(counts).sort(byMonths),
    leftOut: new Set(found.filter(isFact).flatMap(({ key }) => (sureKeys.has(key) ? [] : [key]))).size,
  }
}

function byKey(gains: readonly Gain[]): Gain[][] {
  const groups = new Map<string, Gain[]>()
  for (const gain of gains) groups.set(gain.key, [...(groups.get(gain.key) ?? []), gain])
  return [...groups.values()]
}

const workloads = [
  ["stockT", "training"],
  ["stockI", "inference"],
] as const

function gainsOf(catalogue: Catalogue, driven: Driven): Gain[] {
  const { company, estimate, drivers } = driven
  return workloads.flatMap(([output, workload]) => {
    const { stock, grade } = estimate[workload]
    if (!stock) return []
    const { p5, p95 } = stock.quantiles
    return (drivers.outputs[output]?.information ?? []).map((row) => {
      const input = namedInput(catalogue, originOf(drivers, row), company.name)
      const { narrowsBy, error, width, expectedWidth } = row
      const help = {
        firm: company.id,
        name: company.name,
        nameZh: company.nameZh,
        workload,
        isStrained: grade === "strained",
        interval: { low: p5 ?? estimate.horizonMonths, high: p95 },
        ...{ width, expectedWidth, narrowsBy, error },
      }
      return { key: keyOf(row, input), driven, row, input, help }
    })
  })
}

function originOf({ origins }: Drivers, { var: name }: Pick<Information, "var">) {
  const origin = origins[name]
  if (!origin) throw new Error(`nothing says where ${name} comes from`)
  return origin
}

/** Facts are the same where the same question asks for them. A split is one whole, whoever's share is meant. */
function keyOf({ var: name, component }: Information, { words }: NamedInput): string {
  return component === null && words.nature === "fact" ? (words.question ?? name) : name
}

/** Both shares of one split may be asked about for one runway; only the more telling one counts. */
function helpsOf(gains: readonly Gain[]): OpenQuestionHelp[] {
  const best = new Map<string, OpenQuestionHelp>()
  for (const { help } of gains) {
    const key = `${help.firm} ${help.workload}`
    const before = best.get(key)
    if (!before || before.narrowsBy < help.narrowsBy) best.set(key, help)
  }
  return [...best.values()].sort(
    (a, b) => Number(a.isStrained) - Number(b.isStrained) || b.narrowsBy - a.narrowsBy,
  )
}

function forecastOf(gains: readonly Gain[]): OpenForecast {
  const first = gains[0]!
  const helps = helpsOf(gains)
  const counted = helps.filter(({ isStrained }) => !isStrained)
  const { assumption, orders, words } = first.input
  return {
    id: assumption?.id ?? orders[0]?.id ?? first.row.var,
    label: words.label,
    helps,
    months: counted.reduce((sum, { narrowsBy }) => sum + narrowsBy, 0),
    error: Math.sqrt(counted.reduce((sum, { error }) => sum + error ** 2, 0)),
    assumptionId: assumption?.id ?? null,
  }
}

function questionOf(catalogue: Catalogue, gains: readonly Gain[]): OpenQuestion {
  const { driven, row } = gains[0]!
  const firms = new Set(gains.map(({ help }) => help.firm))
  const isShared = row.component !== null && firms.size > 1
  const input = namedInput(
    catalogue,
    originOf(driven.drivers, row),
    isShared ? "each firm" : driven.company.name,
  )
  const { words, assumption, orders, labKey } = input
  const forecast = forecastOf(gains)
  // One assumption may stand for the same figure of several firms; each firm's own is a question of its own.
  const id =
    firms.size === 1 && assumption?.scope.firms === null ? `${forecast.id}.${driven.company.id}` : forecast.id
  return {
    ...forecast,
    id,
    label: words.label,
    question: words.question ?? plainQuestion(words.label),
    goodAnswer: words.goodAnswer ?? null,
    known: knownOf(catalogue, input),
    orders,
    labKey,
  }
}

/** For an input that nobody has worded a question for. */
function plainQuestion(label: string): string {
  return label.startsWith("whether ") ? `${sentenceCase(label)}?` : `What is the figure: ${label}?`
}

function knownOf(catalogue: Catalogue, { assumption, orders, unit }: NamedInput): OpenQuestion["known"] {
  if (assumption) {
    const { p5, p95 } = percentilesOf(assumption.distribution)
    const { verification, confidence, sourceIds } = assumption
    return {
      unit,
      p5,
      p95,
      verification,
      confidence,
      sources: sourceIds.map((id) => sourceRef(catalogue, id)),
    }
  }
  const reports = orders.flatMap(({ id }) => catalogue.order.get(id)?.reports ?? [])
  const ids = [...new Set(reports.map(({ sourceId }) => sourceId))]
  return {
    unit,
    p5: null,
    p95: null,
    verification: null,
    confidence: null,
    sources: ids.map((id) => sourceRef(catalogue, id)),
  }
}

function byMonths(a: OpenForecast, b: OpenForecast): number {
  return b.months - a.months || a.id.localeCompare(b.id, "en")
}

/** Strained estimates stand in no ranking: by firm, then by name. */
function byFirm(a: OpenForecast, b: OpenForecast): number {
  const [one, other] = [a.helps[0]!, b.helps[0]!]
  return one.name.localeCompare(other.name, "en") || a.label.localeCompare(b.label, "en")
}
