import "server-only"
import type { Estimate } from "@/lib/contracts/estimate"
import type { NumberPart, NumberView } from "@/lib/contracts/number"
import type { Company } from "@/lib/domain/company"
import { countWords, estimatedCountWords, monthWords, toSignificant } from "@/lib/format"
import { chipRates } from "@/lib/estimation/assemble/chip-rates"
import { h100PeakTflops } from "@/lib/estimation/ledger"
import { unitsWords } from "@/lib/exposure-words"
import { countSpanWords } from "@/lib/number-span-words"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { assumptionsPart, gradeOf, linesPart, runFigures, sourcesOfLines } from "./estimate-parts"
import { exposureFor } from "./exposure-for"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "stock" }>

/** Chips at work in a firm: all of them in H100-equivalents, or one part in its own units. */
export async function stockNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue } = opened
  const company = catalogue.company.get(key.firm)
  if (!company || (key.chip !== null && !catalogue.chip.has(key.chip))) return null
  const estimate = await getEstimate(catalogue, company)
  return key.chip === null
    ? allChips(opened, key, company, estimate)
    : onePart(opened, key, company, estimate)
}

function allChips(opened: Opened, key: Key, company: Company, estimate: Estimate): NumberView {
  const { h100Equivalents, asOf } = estimate
  const lines = estimate.lines.filter(({ class: kind }) => kind === "stock" || kind === "order")
  return viewOf(opened, key, {
    title: `${company.name}: own chips at work`,
    value: h100Equivalents ? estimatedCountWords(h100Equivalents.p50) : "no number",
    interval: h100Equivalents && countSpanWords(h100Equivalents),
    unit: h100Equivalents && "H100s by peak rate",
    when: `in ${monthWords(asOf)}`,
    figures: h100Equivalents ? runFigures(estimate) : [],
    formula: {
      words: `Chips at work in ${monthWords(asOf)}, each kind times its dense 16-bit rate over the ${h100PeakTflops} TFLOP/s of an H100. Deliveries go to work after a delay, fail at a yearly rate and leave at the end of their life.`,
      parts: [
        ...kindsPart(opened, key.firm, estimate),
        ...linesPart(opened, estimate, lines, "Where they came from, and the reports behind that"),
        ...assumptionsPart(opened, estimate, ["stock"], "How they go to work and wear out"),
      ],
    },
    confidence: confidenceOf(estimate),
    sources: sourcesOfLines(opened, lines),
    more: moreOf(company),
  })
}

/** Every kind at work: means over the draws, which add up. */
function kindsPart(opened: Opened, firm: string, { stockSeries }: Estimate): NumberPart[] {
  if (!stockSeries) return []
  const now = -stockSeries.fromMonth
  const kinds = stockSeries.chips
    .map(({ chip, name, mean }) => {
      const record = opened.catalogue.chip.get(chip)
      const rates = record ? chipRates(record) : null
      return { chip, name, units: mean[now] ?? 0, factor: rates ? rates.tflopsTrain / h100PeakTflops : null }
    })
    .filter(({ units }) => units >= 0.5)
    .sort((a, b) => b.units * (b.factor ?? 0) - a.units * (a.factor ?? 0))
  if (kinds.length === 0) return []
  return [
    {
      title: "By kind, means over the draws",
      inputs: kinds.map(({ chip, name, units, factor }) =>
        opening(
          opened,
          { of: "stock", firm, chip },
          name,
          factor === null
            ? estimatedCountWords(units)
            : `${estimatedCountWords(units)} × ${factor.toFixed(2)} = ${rounded(units * factor)}`,
        ),
      ),
    },
  ]
}

async function onePart(opened: Opened, key: Key, company: Company, estimate: Estimate): Promise<NumberView> {
  const chip = opened.catalogue.chip.get(key.chip ?? "")!
  const { stockSeries, asOf } = estimate
  const mean = stockSeries?.chips.find((one) => one.chip === chip.id)?.mean[-stockSeries.fromMonth]
  const part = (await exposureFor(opened, company))?.byChip.find((one) => one.chip === chip.id)
  const lines = estimate.lines.filter((line) => line.chip === chip.id)
  const rates = chipRates(chip)
  return viewOf(opened, key, {
    title: `${company.name}: ${chip.name} at work`,
    value: part
      ? estimatedCountWords(part.units.p50)
      : mean !== undefined && mean >= 0.5
        ? estimatedCountWords(mean)
        : estimate.stockSeries
          ? "none on record"
          : "no number",
    interval: part ? countSpanWords(part.units) : null,
    unit: "chips",
    when: `in ${monthWords(asOf)}`,
    figures: [
      ...(part ? [plain("Middle of the draws, nine in ten", unitsWords(part.units))] : []),
      ...(mean === undefined ? [] : [plain("Mean over the draws", estimatedCountWords(mean))]),
      ...(rates
        ? [plain("One of them in H100s by peak rate", (rates.tflopsTrain / h100PeakTflops).toFixed(2))]
        : []),
    ],
    formula: {
      words: `What the firm’s lines of this part delivered, less what failed or left since. The middle of the draws and their mean differ where the draws lie wide.`,
      parts: [
        ...linesPart(opened, estimate, lines, "Lines of this part, and the reports behind them"),
        ...assumptionsPart(opened, estimate, ["stock"], "How they go to work and wear out"),
      ],
    },
    confidence: confidenceOf(estimate),
    sources: sourcesOfLines(opened, lines),
    more: [{ label: `The ${chip.name}`, href: routes.chip(chip.id) }, ...moreOf(company)],
  })
}

/** The better graded workload: a count needs neither, but where both are refused it is not believed. */
function confidenceOf({ training, inference }: Estimate): NumberView["confidence"] {
  return gradeOf(training.grade === "none" ? inference : training)
}

function moreOf(company: Company): NumberView["more"] {
  return [
    { label: `Profile of ${company.name}`, href: routes.company(company.id) },
    { label: "How the stock is worked out", href: routes.methodology("stock") },
  ]
}

function rounded(count: number): string {
  return countWords(toSignificant(count, 2))
}
