import "server-only"
import { createHash } from "node:crypto"
import type { ExposureChip, ExposureMonth, ExposureShares } from "@/lib/contracts/exposure"
import type { Company } from "@/lib/domain/company"
import { monthsBetween, type Month } from "@/lib/domain/month"
import { sampleHoldings } from "@/lib/estimation/holdings"
import type { ModelInput } from "@/lib/estimation/model-input"
import type { Law } from "@/lib/export-controls"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { answersOn } from "./exposure-answers"
import { replacementOf, type Replacement } from "./exposure-replaceability"
import {
  chipsOf,
  drawnShares,
  historyOf,
  mapMeasures,
  summarizeShares,
  type ByMeasure,
  type WhyNot,
} from "./exposure-shares"

/** Accepted draws behind shares: a median then moves by a point of percent or two between seeds. */
export const exposureDraws = 2000
const historyFrom = "2022-01"

/** What is told of the draws of a firm's holdings. */
export type DrawnExposure = {
  /** Accepted draws. */
  n: number
  /** Null where a measure has no number, or too few draws hold anything. */
  shares: ByMeasure<ExposureShares | null>
  byChip: ExposureChip[]
  history: ExposureMonth[]
  replacement: Replacement
}

type Asked = {
  company: Company
  law: Law
  /** ISO date. */
  day: string
  /** The month whose stock is asked for. */
  stockMonth: Month
  input: ModelInput | null
  whyNot: WhyNot
}

/** Firms and days that are kept of one law: today's and those that past days ask for; each has some 30 kB. */
const mostKept = 500

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayDrawnExposure?: WeakMap<Law, Map<string, DrawnExposure>>
}
/** Under each law, by all else that the draws and the answers rest on. */
const kept = (holder.chipRunwayDrawnExposure ??= new WeakMap<Law, Map<string, DrawnExposure>>())

/**
 * The numbers of a firm's exposure; null where it has none. Most edits of an order leave its firms' inputs what they
 * were, and what was drawn of the same input under the same law is drawn once.
 */
export function drawnExposure(catalogue: Catalogue, asked: Asked): DrawnExposure | null {
  const { input, whyNot, law } = asked
  if (input === null || whyNot.chips !== null) return null
  let ofLaw = kept.get(law)
  if (!ofLaw) kept.set(law, (ofLaw = new Map()))
  const name = nameOf(catalogue, asked, input)
  const drawn = ofLaw.get(name) ?? draw(catalogue, asked, input)
  // What was asked for last goes last.
  ofLaw.delete(name)
  ofLaw.set(name, drawn)
  const [longestUnasked] = ofLaw.keys()
  if (ofLaw.size > mostKept && longestUnasked !== undefined) ofLaw.delete(longestUnasked)
  return drawn
}

function nameOf(
  { dataset, chip }: Catalogue,
  { company, day, stockMonth, whyNot }: Asked,
  input: ModelInput,
): string {
  const chips = Object.keys(input.chips).map((id) => chip.get(id))
  const { asOf, compiledOn, seed } = dataset
  return createHash("sha256")
    .update(JSON.stringify([company.id, asOf, compiledOn, seed, day, stockMonth, whyNot, input, chips]))
    .digest("base64")
}

function draw(
  catalogue: Catalogue,
  { company, law, day, stockMonth, whyNot }: Asked,
  input: ModelInput,
): DrawnExposure {
  const { asOf, compiledOn, seed } = catalogue.dataset
  const fromMonth = monthsBetween(asOf, historyFrom)
  const holdings = sampleHoldings(input, { draws: exposureDraws, seed, fromMonth })
  const month = monthsBetween(asOf, stockMonth)
  const on = (date: string) => answersOn(catalogue, law, company, date)
  const answers = on(day)
  const drawn = drawnShares(holdings, month, answers, whyNot)
  return {
    n: holdings.n,
    shares: mapMeasures((measure) => drawn[measure] && summarizeShares(drawn[measure])),
    byChip: chipsOf(catalogue, holdings, month, answers, drawn),
    history: historyOf(holdings, { asOf, compiledOn }, on, whyNot),
    replacement: replacementOf(catalogue, holdings),
  }
}
