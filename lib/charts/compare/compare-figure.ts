import { compareLead, shownWorkloads, textOf } from "../../compare-words"
import type { Compare, CompareMeasure } from "../../contracts/compare"
import { statementsLead } from "../../statement-words"
import type { ChartData } from "../document"
import type { Figure } from "../figure/figure"
import { computeData, computePanels } from "./compute"
import { exposureRows, exposureSharesData } from "./exposure"
import { runwaysData, runwaysFigure } from "./runways"
import { firmSentences } from "./sentences"
import { statementLines, statementsData } from "./statements"
import { stockPanels, stockPartsData } from "./stock"

/** One panel of a comparison as a figure. */
export function compareFigure(compare: Compare, measure: CompareMeasure): Figure {
  switch (measure) {
    case "runways":
      return runwaysFigure(compare)
    case "stock":
      return stockPanels(compare)
    case "training":
    case "inference":
      return computePanels(compare, measure)
    case "exposure":
      return exposureRows(compare)
    case "statements":
      return statementLines(compare)
  }
}

/** The same for machines. */
export function compareData(compare: Compare, measure: CompareMeasure): ChartData {
  switch (measure) {
    case "runways":
      return runwaysData(compare)
    case "stock":
      return stockPartsData(compare)
    case "training":
    case "inference":
      return computeData(compare, measure)
    case "exposure":
      return exposureSharesData(compare)
    case "statements":
      return statementsData(compare)
  }
}

/** The answer of a panel in words. */
export function compareAnswer(compare: Compare, measure: CompareMeasure): string {
  if (measure === "runways") return compareLead(compare).join(" ")
  if (measure === "statements") return statementsLead(compare, "these").join(" ")
  return firmSentences(compare, measure).map(textOf).join(" ")
}

/** The panels that a view shows, in their order. */
export function shownMeasures({ view }: Pick<Compare, "view">): CompareMeasure[] {
  return ["runways", "stock", ...shownWorkloads(view), "exposure", "statements"]
}
