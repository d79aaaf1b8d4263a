import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import { documentVersion, type ChartDocument, type EngineRun } from "@/lib/charts/document"
import { figuresUnder } from "@/lib/charts/estimate-figures"
import { laboratoryFigure } from "@/lib/charts/figure/laboratory-figure"
import { laboratoryData, type LaboratorySeries } from "@/lib/charts/laboratory-data"
import { runwayMeasure } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { WorkloadEstimate } from "@/lib/contracts/estimate"
import { asThingsStand } from "@/lib/domain/case"
import type { Company } from "@/lib/domain/company"
import { ENGINE_VERSION, reasonOf } from "@/lib/estimation"
import { caseAnswer } from "@/lib/estimation/case/case-answer"
import type { Kit } from "@/lib/estimation/case/kit"
import { runFigures } from "@/lib/estimation/run-figures"
import { caseChanges, caseLine, caseSentences, type CaseChange, type CaseNames } from "@/lib/lab/case-words"
import { runwaySentence, stockSubject } from "@/lib/runway-words"
import { AppError } from "@/lib/server/errors"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { caseNames } from "@/lib/server/lab/case-names"
import { checkCase } from "@/lib/server/lab/check-case"
import { keptKit } from "@/lib/server/lab/kept-kit"
import { monthsOfLab } from "@/lib/server/lab/kit"
import { runCaseToShow } from "@/lib/server/lab/run-case-in-turn"
import { OneByOne } from "@/lib/server/one-by-one"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { sha256Of } from "@/lib/server/snapshots/content"
import { engineRunOf } from "./engine-run"
import {
  caseOfVariant,
  engineInputOfCase,
  laboratoryVariants,
  type LaboratoryVariant,
} from "./laboratory-inputs"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayLaboratories?: OneByOne }

type Spec = SpecOf<"laboratory">

/**
 * A firm's need and chips under a reader's case, beside what is published. Null for an unknown firm.
 *
 * @throws AppError invalid-input for a case that cannot be run as it is asked, or that has no number; busy when many
 *   are being run
 */
export async function buildLaboratory(spec: Spec): Promise<ChartDocument | null> {
  const catalogue = await loadCatalogue()
  const company = catalogue.company.get(spec.firm)
  if (!company) return null
  const months = monthsOfLab(catalogue)
  const asOf = spec.asOf ?? catalogue.dataset.asOf
  if (!months.includes(asOf)) {
    throw new AppError(
      "invalid-input",
      `asOf: there is no estimate as of "${asOf}"; choose ${months.join(" or ")}.`,
    )
  }
  holder.chipRunwayLaboratories ??= new OneByOne(8)
  // Whoever finds the queue full has cost nothing.
  const document = holder.chipRunwayLaboratories.run(async () => {
    const kit = keptKit(catalogue, company, asOf)
    checkCase(kit, spec, spec.compare)
    return laboratoryDocument(spec, kit, company, catalogue)
  })
  if (!document) throw new AppError("busy", "Many cases are being run just now. Try again in a minute.")
  return document
}

async function laboratoryDocument(
  spec: Spec,
  kit: Kit,
  company: Company,
  catalogue: Catalogue,
): Promise<ChartDocument> {
  const { workload, set, compare } = spec
  const { asOf } = kit
  const { seed, draws } = catalogue.dataset
  const names = caseNames(kit, company, catalogue)
  const changes = caseChanges(spec, names)
  const own = await ran(spec, kit, company, catalogue, "case")
  if (own.estimate.fan === null) throw new AppError("invalid-input", noNumber(own.estimate))
  const published = await getEstimate(catalogue, company, { asOf })
  const compared = compare === null ? null : await ran(spec, kit, company, catalogue, "compared")
  const besideName = compare === null ? "as published" : comparedWords(compare, changes, names)
  const sentences = [
    ...caseSentences(changes),
    ...own.answer.dropped.map(({ title, why }) => `“${title}” drops out: ${why}.`).slice(0, 5),
  ]
  const figure = laboratoryFigure({
    workload,
    set,
    asOf,
    horizonMonths: own.answer.horizonMonths,
    owner: company.name,
    answer: own.estimate,
    beside: compared
      ? { name: besideName, estimate: compared.estimate, horizonMonths: compared.answer.horizonMonths }
      : changes.length === 0
        ? null
        : { name: besideName, estimate: published[workload], horizonMonths: published.horizonMonths },
    line: caseLine(changes),
    sentences,
  })
  if (!figure) throw new Error("a case with a number is drawn")
  const series: LaboratorySeries[] = [
    { of: "case", estimate: own.estimate },
    { of: "published", estimate: published[workload] },
    ...(compared ? [{ of: "compared" as const, estimate: compared.estimate }] : []),
  ]
  const publishedRun = await engineRunOf(published, prefixesOf(spec))
  const assumptionIds = new Set([
    ...published.assumptionIds,
    ...own.answer.assumptionIds,
    ...(compared?.answer.assumptionIds ?? []),
  ])
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure,
    answer: [answerOf(spec, company, own), ...sentences.slice(0, 1)].join(" ").slice(0, 4000),
    data: laboratoryData(changes, series, { workload, set, asOf }),
    measures: [
      measureOf(
        spec,
        company,
        { key: "case", words: "as the reader supposes" },
        own.estimate,
        own.answer.horizonMonths,
      ),
      measureOf(spec, company, null, published[workload], published.horizonMonths),
      ...(compared
        ? [
            measureOf(
              spec,
              company,
              { key: "compared", words: besideName },
              compared.estimate,
              compared.answer.horizonMonths,
            ),
          ]
        : []),
    ],
    sources: documentSources(
      catalogue,
      sourcesOfEstimate(catalogue, { ...published, assumptionIds: [...assumptionIds] }),
    ),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf,
      engine: { version: ENGINE_VERSION, seed, draws },
      // A reader may give a figure that no assumption gives: it has no record.
      assumptions: [...assumptionIds].filter((id) => catalogue.assumption.has(id)).sort(),
    },
    runs: [own.run, publishedRun, compared?.run ?? null].filter((run) => run !== null),
  }
}

type Ran = { answer: ReturnType<typeof caseAnswer>; estimate: WorkloadEstimate; run: EngineRun | null }

async function ran(
  spec: Spec,
  kit: Kit,
  company: Company,
  catalogue: Catalogue,
  variant: LaboratoryVariant,
): Promise<Ran> {
  const { seed, draws } = catalogue.dataset
  const asked = { seed, draws }
  const run = await runCaseToShow(kit, caseOfVariant(spec, variant), { ...asked, fans: true })
  const answer = caseAnswer(kit, spec.trust, run, asked)
  const estimate = rounded(answer[spec.workload])
  const input = engineInputOfCase(catalogue.dataset, kit, run.assembly.input)
  return {
    answer,
    estimate,
    run:
      run.report === null || input === null || estimate.fan === null
        ? null
        : {
            firm: company.id,
            variant: laboratoryVariants[variant],
            input: sha256Of(canonicalJson(input)),
            figures: figuresUnder(runFigures(run.report), prefixesOf(spec)),
          },
  }
}

/** Names of the figures that the chart shows. */
function prefixesOf({ workload, set }: Spec): string[] {
  return [
    `${workload}.${set}.`,
    `${workload}.required.`,
    `${workload}.${set === "own" ? "available-own" : "available-all"}.`,
  ]
}

/** Four significant digits, as published estimates have them. */
function rounded(estimate: WorkloadEstimate): WorkloadEstimate {
  if (!estimate.fan) return estimate
  const band = (of: NonNullable<WorkloadEstimate["fan"]>["required"]) =>
    Object.fromEntries(
      Object.entries(of).map(([name, values]) => [name, values.map((value) => Number(value.toPrecision(4)))]),
    ) as typeof of
  const { required, availableStock, availableAll } = estimate.fan
  return {
    ...estimate,
    fan: {
      required: band(required),
      availableStock: band(availableStock),
      availableAll: band(availableAll),
    },
  }
}

function noNumber({ missing, why }: WorkloadEstimate): string {
  const because =
    missing.length > 0 ? `Missing: ${missing.join("; ")}.` : `${reasonOf({ why }) ?? "Nothing could be run"}.`
  return `Under these assumptions there is no number. ${because}`
}

/** What the compared run is, beside the reader's changes that it keeps: only its scenario is another. */
function comparedWords(compare: string, changes: readonly CaseChange[], names: CaseNames): string {
  if (changes.some(({ kind }) => kind !== "scenario")) {
    return compare === asThingsStand
      ? "with the reader’s changes, without a scenario"
      : `with the reader’s changes under the scenario “${names.scenario(compare)}”`
  }
  return compare === asThingsStand ? "as things stand" : `under the scenario “${names.scenario(compare)}”`
}

function summaryOf(estimate: WorkloadEstimate, set: Spec["set"]) {
  return set === "own" ? estimate.stock : estimate.all
}

function answerOf({ workload, set }: Spec, company: Company, { answer, estimate }: Ran): string {
  const summary = summaryOf(estimate, set)
  if (!summary) return noNumber(estimate)
  const { asOf, horizonMonths } = answer
  const sentence = runwaySentence(stockSubject(company.name, set), {
    workload,
    ...summary,
    asOf,
    horizonMonths,
  })
  switch (estimate.grade) {
    case "strained":
      return `${sentence} For orientation only: the inputs contradict each other.`
    case "with warning":
      return `${sentence} With a warning. ${estimate.why.join(" ")}`
    default:
      return sentence
  }
}

/** @param of which of the runs; null: the published one, whose key is that of the firm's own chart */
function measureOf(
  { workload, set }: Spec,
  { id, name }: Company,
  of: { key: string; words: string } | null,
  estimate: WorkloadEstimate,
  horizonMonths: number,
): ChartDocument["measures"][number] {
  const quantiles = summaryOf(estimate, set)?.quantiles ?? null
  const measure = runwayMeasure({ slug: id, name, workload, set, quantiles, horizonMonths })
  if (of === null) return { ...measure, label: `${measure.label}, as published` }
  return { ...measure, key: `${measure.key}.${of.key}`, label: `${measure.label}, ${of.words}`.slice(0, 400) }
}
