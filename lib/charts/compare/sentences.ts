import { noNumberWords, shownWorkloads, words, type Piece } from "../../compare-words"
import type { Compare, ComparedFirm, CompareMeasure } from "../../contracts/compare"
import type { Workload } from "../../domain/company"
import { exposureNames } from "../../number-key"
import { shareWithSpan } from "../../exposure-words"
import {
  countWords,
  estimatedCountWords,
  flopWords,
  monthWords,
  tokenWords,
  toSignificant,
} from "../../format"
import { noShareWords } from "./exposure"
import { noStockWords } from "./stock"

/** What a panel shows in the as-of month, a sentence a firm, in pieces whose figures open. */
export function firmSentences(
  compare: Compare,
  measure: Exclude<CompareMeasure, "runways" | "statements">,
): Piece[][] {
  return compare.firms.map((firm) => {
    switch (measure) {
      case "stock":
        return stockSentence(firm, compare)
      case "training":
      case "inference":
        return computeSentence(firm, compare, measure)
      case "exposure":
        return exposureSentence(firm, compare)
    }
  })
}

function stockSentence({ slug, name, h100Equivalents, ...firm }: ComparedFirm, { asOf }: Compare): Piece[] {
  if (h100Equivalents === null) return [words(`${name}: ${noStockWords(firm)}`)]
  const { p5, p50, p95 } = h100Equivalents
  const bare = (value: number) => countWords(toSignificant(value, 2))
  return [
    words(`${name} has `),
    {
      text: `${estimatedCountWords(p50)} H100-equivalents at work (${bare(p5)} to ${bare(p95)})`,
      of: { of: "stock", firm: slug, chip: null },
    },
    words(` in ${monthWords(asOf)}.`),
  ]
}

function computeSentence(firm: ComparedFirm, { view: { set }, asOf }: Compare, workload: Workload): Piece[] {
  const { fan } = firm[workload]
  if (!fan) return [words(`${firm.name}: ${noNumberWords(firm, workload)}`)]
  const have = set === "own" ? fan.availableStock : fan.availableAll
  const say = workload === "training" ? flopWords : tokenWords
  return [
    words(`${firm.name} needs `),
    {
      text: `${say(fan.required.p50[0] ?? 0)} and has ${say(have.p50[0] ?? 0)}`,
      of: { of: "runway", firm: firm.slug, workload, set },
    },
    words(` in ${monthWords(asOf)}, medians.`),
  ]
}

function exposureSentence(firm: ComparedFirm, { view }: Compare): Piece[] {
  const said = shownWorkloads(view).map((workload): Piece => {
    const share = firm.exposure.shares[workload]?.notFreelyBought
    if (!share) return words(noShareWords(firm, workload).replace(/\.$/, ""))
    return {
      text: `${shareWithSpan(share)} of ${workload}`,
      of: { of: "exposure", firm: firm.slug, measure: exposureNames.share(workload) },
    }
  })
  const once = said.filter((piece, index) => said.findIndex(({ text }) => text === piece.text) === index)
  return [
    words(`${firm.name}: `),
    ...once.flatMap((piece, index) => (index === 0 ? [piece] : [words(", "), piece])),
    words("."),
  ]
}
