import type { CompanyList, CompanyListItem } from "../../contracts/company"
import { monthWords } from "../../format"
import { companyKindLabels } from "../../labels"
import { medianWords, middleHalfWords } from "../../runway-words"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

const columns = [
  ...["Firm", "Training, own stock", "Inference, own stock", "Kind"].map((label) => ({
    label,
    isNumeric: false,
  })),
  ...["Orders", "Reports", "Statements", "Notes"].map((label) => ({ label, isNumeric: true })),
]

/** Every firm on record: how long its own chips last, with the spread of the draws, and what there is of it. */
export function firmsTableFigure(list: CompanyList): Figure {
  const { companies, asOf, horizonMonths } = list
  return tableFigure({
    title: firmsFinding(list),
    subtitle: `Runway of own stock in months from ${monthWords(asOf)}, and what is on record`,
    words: [
      "A runway is the median of the draws, then the middle half of them, then in brackets nine in ten. A number needs a count of chips and a size of the work; where one is missing there is none.",
    ],
    table: {
      caption: `Firms as of ${monthWords(asOf)}`,
      columns,
      rows: companies.map((company) => [
        company.nameZh ? `${company.name} ${company.nameZh}` : company.name,
        runwayWords(company, "training", horizonMonths),
        runwayWords(company, "inference", horizonMonths),
        company.isPseudo ? "Whole market" : companyKindLabels[company.kind],
        ...[company.orderCount, company.reportCount, company.statementCount, company.noteCount].map(
          (count) => (count === 0 ? "none" : String(count)),
        ),
      ]),
    },
  })
}

/** "27 firms, 12 with a number" */
export function firmsFinding({ companies }: Pick<CompanyList, "companies">): string {
  const firms = companies.filter(({ isPseudo }) => !isPseudo).length
  const withNumber = companies.filter((one) => one.training.quantiles || one.inference.quantiles).length
  return `${firms} firms, ${withNumber} with a number`
}

/** "about 9 months; 4 to 16 (1 to 30); with a warning" */
function runwayWords(
  company: CompanyListItem,
  workload: "training" | "inference",
  horizonMonths: number,
): string {
  if (company.isPseudo) return "facts only"
  const { quantiles, grade } = company[workload]
  if (!quantiles) return "no number"
  const nineInTen = middleHalfWords({ ...quantiles, p25: quantiles.p5, p75: quantiles.p95 }, horizonMonths)
  return [
    medianWords(quantiles.p50, horizonMonths),
    `${middleHalfWords(quantiles, horizonMonths)} (${nineInTen})`,
    ...(grade === "strained" ? ["for orientation only"] : grade === "with warning" ? ["with a warning"] : []),
  ].join("; ")
}
