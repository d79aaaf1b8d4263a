import type { ControlDayView } from "../../contracts/control"
import { lastControlDay } from "../../contracts/control-range"
import { answerOfLetter } from "../../control-letters"
import { controlWords } from "../../control-words"
import { dayWords } from "../../day-words"
import type { Figure } from "./figure"
import { tableFigure } from "./table-figure"

/** Every part under every rule that asks about the part, on one day: the combined answer first. */
export function controlsTableFigure({ day, chips, stretch, rules }: ControlDayView): Figure {
  const { combined, columns, besides, from, until } = stretch
  const names = new Map(rules.map(({ id, shortName }) => [id, shortName]))
  const name = (rule: string) => names.get(rule) ?? rule
  const about = besides.map(({ rule, state }) =>
    state === "in force"
      ? name(rule)
      : `${name(rule)} (${state === "unknown" ? "not known whether it binds" : state})`,
  )
  return tableFigure({
    title: `Every chip under every rule on ${dayWords(day)}`,
    subtitle: "Shipped from the United States to a firm in China that is on no list",
    words: [
      `These answers hold ${spanWords(from, until)}. Of the rules that class a part the newest, leftmost, speaks. Chinese makers’ parts are measured by the same lines.`,
      ...(about.length > 0
        ? [`Also on the books, but asking about the deal and not the part: ${about.join(", ")}.`]
        : []),
    ],
    table: {
      caption: `Chips and the rules in force ${spanWords(from, until)}`,
      columns: ["Chip", "All rules together", ...columns.map(({ rule }) => name(rule)), "Maker"].map(
        (label) => ({
          label,
          isNumeric: false,
        }),
      ),
      rows: chips.map((chip, at) => [
        chip.name,
        answerWords(combined[at]),
        ...columns.map(({ answers, state }) =>
          state === "suspended" ? "suspended" : answerWords(answers[at]),
        ),
        chip.maker,
      ]),
    },
  })
}

function answerWords(letter: string | undefined): string {
  const status = answerOfLetter(letter ?? "")
  return status === null ? "not sent to its maker" : controlWords(status).label
}

/** "from 17 Nov 2023 to 3 Apr 2024"; the last stretch has no end that is set. */
function spanWords(from: string, until: string): string {
  return until === lastControlDay
    ? `since ${dayWords(from)}, and no later change is set`
    : `from ${dayWords(from)} to ${dayWords(until)}`
}
