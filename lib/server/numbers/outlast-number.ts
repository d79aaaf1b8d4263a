import "server-only"
import { outlastSentence, outlastWords } from "@/lib/compare-words"
import type { NumberView } from "@/lib/contracts/number"
import type { Company } from "@/lib/domain/company"
import { addMonths } from "@/lib/domain/month"
import { monthWords, shareWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { medianWords, stockSubject } from "@/lib/runway-words"
import { outlastsOf } from "@/lib/server/analyses/outlasts"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import { inAnalysisTurn } from "./analysis-turn"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "outlast" }>

/** In how many draws a firm's chips last longer than another's, with the other outcomes and both runways. */
export async function outlastNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue, known } = opened
  const { workload, set } = key
  const [first, second] = [catalogue.company.get(key.firm), catalogue.company.get(key.other)]
  if (!first || !second || first === second || first.isPseudo || second.isPseudo) return null
  const firms = [
    { company: first, estimate: await getEstimate(catalogue, first) },
    { company: second, estimate: await getEstimate(catalogue, second) },
  ]
  const pairs = await inAnalysisTurn(() => outlastsOf(catalogue, firms, set))
  const pair = pairs.find((one) => one.workload === workload)
  if (!pair) return null
  const { asOf } = catalogue.dataset
  const { horizonMonths } = firms[0]!.estimate
  const { odds } = pair
  const of = (count: number) => (odds === null ? "no odds" : `in ${shareWords(count / odds.n)} of draws`)
  const runway = (company: Company, index: number) => {
    const estimate = firms[index]!.estimate[workload]
    const summary = set === "own" ? estimate.stock : estimate.all
    return opening(
      opened,
      { of: "runway", firm: company.id, workload, set },
      stockSubject(company.name, set),
      summary ? medianWords(summary.quantiles.p50, horizonMonths) : "no number",
    )
  }
  return viewOf(opened, key, {
    title: `${stockSubject(first.name, set)} last longer than ${second.name}’s, ${workload}`,
    value: of(odds?.longer ?? 0),
    when: `as of ${monthWords(asOf)}`,
    figures:
      odds === null
        ? []
        : [
            plain(`${second.name}’s last longer`, of(odds.shorter)),
            plain("Both run short in the same month", of(odds.same)),
            plain(
              `Neither runs short before ${monthWords(addMonths(asOf, horizonMonths))}`,
              of(odds.bothBeyond),
            ),
            plain("Draws that agree with both", `${odds.n} of ${pair.tries}`),
          ],
    formula: {
      words: outlastWords,
      parts: [{ title: "Each alone", inputs: [runway(first, 0), runway(second, 1)] }],
    },
    confidence: pair.isStrained
      ? { label: "For orientation only", why: "The inputs of at least one of both contradict each other." }
      : {
          label: odds === null ? "No odds" : "As good as both estimates",
          why: outlastSentence(pair, {
            firms: [first, second].map(({ id, name }) => ({ slug: id, name })),
            asOf,
            horizonMonths,
            view: { firms: [], set, workload: "both" },
          }),
        },
    more: [
      {
        label: `${first.name} and ${second.name} beside each other`,
        href: routes.compare([first.id, second.id], known),
      },
      { label: "How it is counted", href: routes.methodology("comparing-firms") },
    ],
  })
}
