import "server-only"
import type { Drivers } from "@/lib/contracts/drivers"
import type { Band, Estimate, RunwaySummary } from "@/lib/contracts/estimate"
import type { NumberPart, NumberView } from "@/lib/contracts/number"
import type { Company, Workload } from "@/lib/domain/company"
import { addMonths } from "@/lib/domain/month"
import { firstShareWords, isSure } from "@/lib/drivers-words"
import { countWords, flopWords, monthCountWords, monthWords, shareWords, tokenWords } from "@/lib/format"
import { runwaySpanWords } from "@/lib/number-span-words"
import type { NumberKey } from "@/lib/number-key"
import { untouchedCase } from "@/lib/domain/case"
import { sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { medianWords, missingForRunway, stockSubject } from "@/lib/runway-words"
import { driversMadeOf } from "@/lib/server/analyses/drivers"
import { namedInput } from "@/lib/server/drivers/named-input"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { assumptionsPart, gradeOf, linesPart, runFigures, sourcesOfLines } from "./estimate-parts"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "runway" }>

/** Inputs that are named as what the doubt comes from. */
const mostDrivers = 4

/** How long a firm's chips last: the middle of the draws, how wide they lie, and what they are drawn from. */
export async function runwayNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue } = opened
  const company = catalogue.company.get(key.firm)
  if (!company) return null
  const estimate = await getEstimate(catalogue, company)
  const { [key.workload]: workload, asOf, horizonMonths } = estimate
  const summary = key.set === "own" ? workload.stock : workload.all
  const title = `${stockSubject(company.name, key.set)} cover ${key.workload}`
  const more = moreOf(key, company, summary !== null)
  const lines = estimate.lines.filter((line) => key.set === "all" || isOwn(line))
  if (!summary) {
    return viewOf(opened, key, {
      title,
      value: estimate.rentsCompute ? "no runway" : "no number",
      when: `as of ${monthWords(asOf)}`,
      confidence: {
        ...gradeOf(workload)!,
        why: missingForRunway({ ...estimate, missing: reasonsOf(workload) }),
      },
      formula: {
        words: methodWords(key.workload, estimate),
        parts: linesPart(opened, estimate, lines, chipsTitle),
      },
      sources: sourcesOfLines(opened, lines),
      more,
    })
  }
  const doubt = await doubtPart(opened, key)
  return viewOf(opened, key, {
    title,
    value: medianWords(summary.quantiles.p50, horizonMonths),
    interval: runwaySpanWords(summary.quantiles, horizonMonths),
    when: untilWords(summary, estimate),
    figures: [...oddsOf(summary, estimate), ...runFigures(estimate)],
    formula: {
      words: methodWords(key.workload, estimate),
      parts: [
        ...linesPart(opened, estimate, lines, chipsTitle),
        ...needPart(key, estimate, summary),
        ...(doubt ?? []),
        ...assumptionsPart(opened, estimate, [key.workload], `What ${key.workload} needs`),
        ...assumptionsPart(
          opened,
          estimate,
          ["allocation", "stock", "supply"],
          "How chips arrive, wear out and are shared",
        ),
      ],
    },
    confidence: gradeOf(workload),
    sources: sourcesOfLines(opened, lines),
    more,
  })
}

const chipsTitle = "The chips, and the reports behind them"

/** Own chips are those held and those on firm order. */
function isOwn({ class: kind }: Estimate["lines"][number]): boolean {
  return kind === "stock" || kind === "order"
}

function reasonsOf({ missing, why }: Estimate["training"]): string[] {
  return missing.length > 0 ? missing : why
}

function untilWords({ quantiles: { p50 } }: RunwaySummary, { asOf }: Estimate): string {
  const head = `from ${monthWords(asOf)}`
  return p50 === null || p50 === 0 ? head : `${head} until ${monthWords(addMonths(asOf, p50))}`
}

function methodWords(workload: Workload, { asOf, horizonMonths, draws }: Estimate): string {
  const draw = draws > 0 ? `, in each of ${countWords(draws)} draws of everything that is not known` : ""
  return `The first month from ${monthWords(asOf)} on in which ${workload} needs more than the chips can do${draw}. The number is the middle draw. A draw that lasts all ${monthCountWords(horizonMonths)} counts as longer than that.`
}

function oddsOf(
  { censoredShare, alreadyShortShare, pStillSufficient, medianShortMonths }: RunwaySummary,
  estimate: Estimate,
) {
  const { asOf, horizonMonths } = estimate
  const short = Math.round(medianShortMonths)
  return [
    plain("Already short", `in ${shareWords(alreadyShortShare)} of draws`),
    plain(
      `No end before ${monthWords(addMonths(asOf, horizonMonths))}`,
      `in ${shareWords(censoredShare)} of draws`,
    ),
    ...[12, 24, 36].flatMap((months) => {
      const share = pStillSufficient[months]
      return share === undefined
        ? []
        : [plain(`Still enough in ${months} months`, `in ${shareWords(share)} of draws`)]
    }),
    plain("Short months, middle draw", `${short === 0 ? "none" : short} of ${horizonMonths + 1}`),
  ]
}

/** Required against available now, and where the middle draw ends. */
function needPart({ workload, set }: Key, estimate: Estimate, { quantiles }: RunwaySummary): NumberPart[] {
  const { fan } = estimate[workload]
  if (!fan) return []
  const available = set === "own" ? fan.availableStock : fan.availableAll
  const at = (month: number) => {
    const needs = bandWords(fan.required, month, workload)
    const has = bandWords(available, month, workload)
    return needs && has
      ? [
          plain(`Needed in ${monthWords(addMonths(estimate.asOf, month))}`, needs),
          plain(`Available in ${monthWords(addMonths(estimate.asOf, month))}`, has),
        ]
      : []
  }
  const end = quantiles.p50
  return [
    {
      title: needTitle,
      inputs: [...at(0), ...(end === null || end === 0 ? [] : at(end))],
    },
  ]
}

/** "4.1 × 10²⁴ FLOP a month (2.0 × 10²⁴ to 8.3 × 10²⁴)" */
function bandWords({ p5, p50, p95 }: Band, month: number, workload: Workload): string | null {
  const [low, middle, high] = [p5[month], p50[month], p95[month]]
  if (low === undefined || middle === undefined || high === undefined) return null
  const say = workload === "training" ? flopWords : tokenWords
  const bare = (value: number) => say(value).replace(/ (?:FLOP a month|tokens a day)$/, "")
  return `${say(middle)} (${bare(low)} to ${bare(high)})`
}

/**
 * A runway as it was kept, with what its doubt comes from where it lacks that: it may have been worked out since, and
 * no save says so.
 *
 * @returns isWhole: false where it is not worked out yet
 */
export async function withDoubt(
  opened: Opened,
  key: Key,
  view: NumberView,
): Promise<{ view: NumberView; isWhole: boolean }> {
  const { formula } = view
  // No interval: no runway, so that nothing of its doubt is missing.
  if (!formula || view.interval === null) return { view, isWhole: true }
  if (formula.parts.some(({ title }) => title === doubtTitle)) return { view, isWhole: true }
  const doubt = await doubtPart(opened, key)
  if (doubt === null) return { view, isWhole: false }
  const at = formula.parts.findIndex(({ title }) => title === needTitle) + 1
  const parts = formula.parts.toSpliced(at === 0 ? formula.parts.length : at, 0, ...doubt)
  return { view: { ...view, formula: { ...formula, parts } }, isWhole: true }
}

const needTitle = "Needed against available"
const doubtTitle = "Where most of the doubt comes from"

/** Null where nobody worked it out yet: that takes seconds. */
async function doubtPart(opened: Opened, key: Key): Promise<NumberPart[] | null> {
  const { catalogue } = opened
  const company = catalogue.company.get(key.firm)
  if (!company) return null
  const drivers = await driversMadeOf(catalogue, company, catalogue.dataset.asOf)
  return drivers && driversPart(opened, key, company, drivers)
}

function driversPart(
  opened: Opened,
  { firm, workload, set }: Key,
  company: Company,
  drivers: Drivers,
): NumberPart[] {
  const output = drivers.outputs[outputName(workload, set)]
  const inputs = (output?.shares ?? [])
    .filter(({ total, totalError }) => isSure(total, totalError))
    .slice(0, mostDrivers)
    .flatMap((share) => {
      const origin = drivers.origins[share.var]
      if (!origin) return []
      const { words } = namedInput(opened.catalogue, origin, company.name)
      return [
        opening(
          opened,
          { of: "driver", firm, workload, set, input: share.var },
          sentenceCase(words.label),
          `${firstShareWords(share)} of the doubt by itself`,
        ),
      ]
    })
  return inputs.length > 0 ? [{ title: doubtTitle, inputs }] : []
}

/** As analyses name a runway. */
export function outputName(workload: Workload, set: "own" | "all"): "stockT" | "allT" | "stockI" | "allI" {
  if (workload === "training") return set === "own" ? "stockT" : "allT"
  return set === "own" ? "stockI" : "allI"
}

function moreOf({ firm, workload, set }: Key, company: Company, hasNumber: boolean): NumberView["more"] {
  return [
    ...(company.isPseudo ? [] : [{ label: `Profile of ${company.name}`, href: routes.company(firm) }]),
    ...(hasNumber
      ? [
          {
            label: "Change the assumptions in the laboratory",
            href: routes.lab({ case: untouchedCase(firm), compare: null, workload, set }),
          },
        ]
      : []),
    { label: "How a runway is worked out", href: routes.methodology("runway") },
    { label: "What the grades mean", href: routes.methodology("grades") },
  ]
}
