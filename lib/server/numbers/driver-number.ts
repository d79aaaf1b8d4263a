import "server-only"
import type { Drivers, Information, OutputDrivers } from "@/lib/contracts/drivers"
import type { NumberInput, NumberPart, NumberView } from "@/lib/contracts/number"
import type { Company } from "@/lib/domain/company"
import {
  barMonthsWords,
  firstShareWords,
  inputRangeWords,
  isSure,
  runwayOfWords,
  shareWithError,
} from "@/lib/drivers-words"
import { monthCountWords, monthWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { driversMadeOf, driversOf } from "@/lib/server/analyses/drivers"
import { namedInput, type NamedInput } from "@/lib/server/drivers/named-input"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { gradeOf } from "./estimate-parts"
import { inAnalysisTurn } from "./analysis-turn"
import { assumptionInput } from "./assumption-input"
import { opening, plain, viewOf, type Opened } from "./opened"
import { outputName } from "./runway-number"

type Key = Extract<NumberKey, { of: "driver" }>

/**
 * What one input does for a runway: its share of the doubt, its own range and the runways at its ends; for an open
 * question ("gain.<id>"), by how many months its answer would narrow the interval.
 */
export async function driverNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue } = opened
  const company = catalogue.company.get(key.firm)
  if (!company) return null
  const estimate = await getEstimate(catalogue, company)
  if (estimate[key.workload].grade === "none") return null
  const drivers =
    (await driversMadeOf(catalogue, company, estimate.asOf)) ??
    (await inAnalysisTurn(() => driversOf(catalogue, company, estimate.asOf)))
  const output = drivers.outputs[outputName(key.workload, key.set)]
  if (!output) return null
  const confidence = gradeOf(estimate[key.workload])
  const base = { opened, key, company, drivers, output, confidence }
  return key.input.startsWith("gain.") ? gain(base) : part(base)
}

type Base = {
  opened: Opened
  key: Key
  company: Company
  drivers: Drivers
  output: OutputDrivers
  confidence: NumberView["confidence"]
}

/** One input's part in the doubt. */
function part({ opened, key, company, drivers, output, confidence }: Base): NumberView | null {
  const origin = drivers.origins[key.input]
  const share = output.shares.find(({ var: name }) => name === key.input)
  if (!origin || !share || !Object.hasOwn(drivers.origins, key.input)) return null
  const named = namedInput(opened.catalogue, origin, company.name)
  const { workload, set } = key
  const { horizonMonths, asOf } = drivers
  const bar = output.bars.find(({ var: name }) => name === key.input)
  const known = bestOf(output.information, key.input)
  return viewOf(opened, key, {
    title: `${runwayOfWords(company.name, workload, set)}: ${named.words.label}`,
    value: `${firstShareWords(share)} of the doubt`,
    when: `as of ${monthWords(asOf)}`,
    figures: [
      plain(
        "With all in which it has a hand",
        isSure(share.total, share.totalError)
          ? shareWithError(share.total, share.totalError)
          : "within its error",
      ),
      ...(bar
        ? [
            plain(
              "Its own range, nine in ten",
              inputRangeWords({ p5: bar.p5, p95: bar.p95, unit: named.unit }),
            ),
            plain("Runway with it at its low end", barMonthsWords(bar.atP5, horizonMonths)),
            plain("… and at its high end", barMonthsWords(bar.atP95, horizonMonths)),
            plain("With everything in its middle", barMonthsWords(output.base, horizonMonths)),
          ]
        : []),
      ...(known && isSure(known.narrowsBy, known.error)
        ? [plain("Knowing it would narrow the interval by", `${monthsWithError(known)}`)]
        : []),
    ],
    formula: {
      words: `Doubt is the variance of the runway over draws that are not held against what was served. The number is the share of it that knowing ${named.words.inWords} would take away, from two samples of ${drivers.rows.toLocaleString("en-US")} draws, with its standard error.`,
      parts: partsOf(opened, key, named),
    },
    confidence,
    more: moreOf(key, company, "sensitivity", "How the doubt is divided"),
  })
}

/** What the answer to an open question would do. */
function gain({ opened, key, company, drivers, output, confidence }: Base): NumberView | null {
  const id = key.input.slice("gain.".length)
  const input = output.information
    .map((row) => ({ row, origin: drivers.origins[row.var] }))
    .filter(({ row, origin }) => origin && isQuestion(id, row, origin, company))
    .toSorted((a, b) => b.row.narrowsBy - a.row.narrowsBy)[0]
  if (!input?.origin) return null
  const { row, origin } = input
  const named = namedInput(opened.catalogue, origin, company.name)
  const { workload, set } = key
  return viewOf(opened, key, {
    title: named.words.question ?? `${runwayOfWords(company.name, workload, set)}: ${named.words.label}`,
    value: monthsWithError(row),
    when: `as of ${monthWords(drivers.asOf)}`,
    figures: [
      plain("Interval as it stands", `${monthCountWords(row.width)} wide`),
      plain("Once it is known", `${monthCountWords(row.expectedWidth)} wide, on average`),
      ...(named.words.goodAnswer ? [plain("A good answer", named.words.goodAnswer)] : []),
    ],
    formula: {
      words: `By how much the interval that holds nine in ten of the draws of ${runwayOfWords(company.name, workload, set)} would narrow if ${named.words.inWords} were known: the draws are sorted by it and cut into bins, within which it is nearly known.`,
      parts: partsOf(opened, key, named),
    },
    confidence,
    more: [
      { label: "All open questions", href: routes.openQuestions() },
      ...moreOf(key, company, "value-of-information", "How the value of an answer is worked out"),
    ],
  })
}

/** Questions are named after their assumption or order, and after the firm where several firms ask alike. */
function isQuestion(
  id: string,
  row: Information,
  { assumptionId, orderIds }: Drivers["origins"][string],
  { id: firm }: Company,
): boolean {
  const names = [assumptionId, orderIds[0], row.var].filter((name) => name !== null && name !== undefined)
  return names.some((name) => id === name || id === `${name}.${firm}`)
}

function bestOf(information: readonly Information[], name: string): Information | undefined {
  return information.filter((row) => row.var === name).toSorted((a, b) => b.narrowsBy - a.narrowsBy)[0]
}

/** "8 months, give or take 1" */
function monthsWithError({ narrowsBy, error }: Pick<Information, "narrowsBy" | "error">): string {
  const months = Math.max(0, narrowsBy)
  const said = months < 0.95 ? "less than a month" : monthCountWords(Math.round(months))
  return `${said}, give or take ${Math.max(1, Math.round(error))}`
}

function partsOf(opened: Opened, key: Key, { assumption, orders }: NamedInput): NumberPart[] {
  const inputs: NumberInput[] = [
    ...(assumption ? [assumptionInput(opened, assumption)] : []),
    ...orders.map(({ id, title }) =>
      opening(opened, { of: "order", order: id, measure: "quantity" }, title, "an order whose line uses it"),
    ),
    opening(
      opened,
      { of: "runway", firm: key.firm, workload: key.workload, set: key.set },
      "The runway",
      "with its own interval",
    ),
  ]
  return [{ title: "What it is, and where it enters", inputs }]
}

function moreOf({ firm }: Key, { name }: Company, anchor: string, label: string): NumberView["more"] {
  return [
    { label: `What ${name}’s estimate hangs on`, href: `${routes.company(firm)}#drivers` },
    { label, href: routes.methodology(anchor) },
  ]
}
