import "server-only"
import { contradictionModel } from "@/lib/charts/contradiction-model"
import type { ChartData, ChartDocument, Measure } from "@/lib/charts/document"
import { contradictionFigure } from "@/lib/charts/figure/contradiction-figure"
import { rangeColumns, rangeValues } from "@/lib/charts/report-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { Contradiction, ContradictionClaim } from "@/lib/contracts/contradiction"
import { largestMoveOf, numbersMovedBy } from "@/lib/contradiction-stake"
import { claimWeightWords, impliedPriceOf } from "@/lib/contradiction-figures"
import { stakeInShort, stakeWords } from "@/lib/contradiction-words"
import { ENGINE_VERSION } from "@/lib/estimation"
import { getContradictions, workOutContradictions } from "@/lib/server/queries/contradictions"
import { truthWords } from "@/lib/truth-words"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** A contradiction with what hangs on it, worked out where it was not. Null where there is none of that id. */
export async function buildContradiction({
  conflict,
  ...rest
}: SpecOf<"contradiction">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    if (!catalogue.records.conflict.some(({ id }) => id === conflict)) return null
    await workOutContradictions(catalogue, conflict)
    const { matters, horizonMonths } = await getContradictions({ id: conflict }, catalogue)
    const [matter] = matters
    if (!matter) return null
    const document = recordDocument(catalogue, {
      spec: { conflict, ...rest },
      figure: contradictionFigure(matter, horizonMonths),
      answer: `${matter.title} ${matter.explanation} ${stakeWords(matter, horizonMonths)}`,
      data: dataOf(matter, horizonMonths),
      measures: measuresOf(matter, horizonMonths),
      sourceIds: matter.claims.map(({ claim }) => claim.source.id),
    })
    const isRun = matter.claims.some(({ truth }) => truth.is === "input")
    const { seed, draws } = catalogue.dataset
    return isRun
      ? {
          ...document,
          provenance: { ...document.provenance, engine: { version: ENGINE_VERSION, seed, draws } },
        }
      : document
  })
}

function measuresOf(matter: Contradiction, horizonMonths: number): Measure[] {
  const [lead] = contradictionModel(matter).axes
  const reported = (name: "lowest" | "highest", { value, words }: { value: number; words: string }) => ({
    key: `${matter.id}.${name}`,
    label: `${matter.title}, ${name} of what is said`,
    value,
    unit: lead?.unit ?? "",
    words,
  })
  return [
    ...(lead && lead.key !== "date" ? [reported("lowest", lead.least), reported("highest", lead.most)] : []),
    {
      key: `${matter.id}.stake`,
      label: `${matter.title}, most that a median would move`,
      value: matter.stake,
      unit: "months",
      words: stakeInShort(matter, horizonMonths),
    },
  ]
}

function dataOf(matter: Contradiction, horizonMonths: number): ChartData {
  const text = (name: string, title: string) => ({ name, title, unit: null, type: "text" as const })
  const { rows } = contradictionModel(matter)
  return {
    columns: [
      text("contradiction", "Contradiction"),
      text("claim", "Claim"),
      text("kind", "report, statement, note or designation"),
      text("order", "Order that a report is about"),
      text("publisher", "Publisher"),
      text("source", "Source"),
      { name: "published", title: "Published, first day of the period", unit: null, type: "date" },
      text("chain", "The way it came, origin first"),
      text("says", "What it says"),
      ...rangeColumns("quantity", "Quantity", null),
      text("quantity_unit", "What is counted"),
      ...rangeColumns("cost_usd", "Cost", "US dollars"),
      text("currency", "Currency of the source"),
      ...rangeColumns("cost_original", "Cost in the source’s currency", null),
      {
        name: "card_price_usd",
        title: "Price of a card, cost divided by number",
        unit: "US dollars",
        type: "number",
      },
      ...rangeColumns("record_usd", "Price of a card on record", "US dollars"),
      { name: "months_low", title: "Months said, lower end", unit: "months", type: "number" },
      { name: "months_high", title: "Months said, upper end", unit: "months", type: "number" },
      { name: "weight", title: "Weight in the estimate, 0 to 1", unit: null, type: "number" },
      text("weight_because", "The weight in words"),
      {
        name: "months_moved",
        title:
          "Most that a median of own stock would move if it were the truth; empty: no input, or a number lost",
        unit: "months",
        type: "number",
      },
      text("numbers_moved", "Runways that would lose their number, or gain one, if it were the truth"),
      text("if_true", "What would move if it were the truth"),
    ],
    rows: rows.map(({ one }) => rowOf(matter, one, horizonMonths)),
  }
}

function rowOf(
  matter: Contradiction,
  one: ContradictionClaim,
  horizonMonths: number,
): ChartData["rows"][number] {
  const { claim } = one
  const figures = one.kind === "report" || one.kind === "note" ? one.claim : null
  const said = one.kind === "statement" ? one.claim.horizonMonths : null
  return [
    matter.id,
    claim.id,
    one.kind,
    one.kind === "report" ? one.order.id : null,
    claim.source.publisher,
    claim.source.id,
    claim.source.publishedOn?.date ?? null,
    claim.reportingChain.join(" > "),
    claim.text,
    ...rangeValues(figures?.quantity),
    figures?.unit ?? null,
    ...rangeValues(figures?.cost?.usd),
    figures?.cost?.original?.currency ?? null,
    ...rangeValues(figures?.cost?.original?.amount),
    impliedPriceOf(one),
    ...rangeValues(one.kind === "report" ? one.price : null),
    said?.low ?? null,
    said?.high ?? null,
    one.kind === "report" && one.order.isCounted ? one.claim.weight : null,
    claimWeightWords(one),
    largestMoveOf(one, horizonMonths),
    numbersMovedBy(one)
      .map(({ firm, workload, becomes }) => `${firm.name}, ${workload}: ${becomes}`)
      .join("; ") || null,
    truthWords(one, horizonMonths),
  ]
}
