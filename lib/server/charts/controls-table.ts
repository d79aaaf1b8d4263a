import "server-only"
import { dayLead, toneCounts } from "@/lib/charts/control-day-words"
import { isChineseGroup } from "@/lib/charts/control-matrix-model"
import type { ChartData, ChartDocument, Measure } from "@/lib/charts/document"
import { controlsTableFigure } from "@/lib/charts/figure/controls-table-figure"
import type { SpecOf } from "@/lib/charts/spec"
import { controlDaySchema, type ControlDayView } from "@/lib/contracts/control"
import { answerOfLetter } from "@/lib/control-letters"
import { controlTones, controlWords, toneLabels } from "@/lib/control-words"
import { AppError } from "@/lib/server/errors"
import { getControlDay } from "@/lib/server/queries/controls"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/**
 * Every part under every rule of a day.
 *
 * @throws AppError invalid-input for a day that pages do not answer for
 */
export async function buildControlsTable(spec: SpecOf<"controls-table">): Promise<ChartDocument | null> {
  const day = controlDaySchema.safeParse(spec.day)
  if (!day.success) throw new AppError("invalid-input", `day: ${day.error.issues[0]?.message}`)
  return atOneVersion(async (catalogue) => {
    const view = await getControlDay(day.data)
    if (view.chips.length === 0) return null
    const { columns, besides } = view.stretch
    const rules = [...columns, ...besides].flatMap(({ rule }) => catalogue.control.get(rule) ?? [])
    return recordDocument(catalogue, {
      spec,
      figure: controlsTableFigure(view),
      answer: dayLead(view.day, view.compiledOn, view.stretch, view.chips),
      data: dataOf(view),
      measures: measuresOf(view),
      sourceIds: rules.flatMap(({ sourceIds }) => sourceIds),
    })
  })
}

/** How many foreign parts have an answer of each kind. */
function measuresOf({ stretch, chips }: ControlDayView): Measure[] {
  const counts = toneCounts(stretch.combined, chips, ({ group }) => !isChineseGroup(group))
  return controlTones
    .filter((tone) => tone !== "beside")
    .map((tone) => ({
      key: `controls.foreign.${tone}`,
      label: `Foreign chips, ${toneLabels[tone]}`,
      value: counts[tone],
      unit: "chips",
      words: counts[tone] === 1 ? "1 chip" : `${counts[tone]} chips`,
    }))
}

/** A row for each part under all rules together, and one for each part and rule. */
function dataOf({ chips, stretch, rules }: ControlDayView): ChartData {
  const names = new Map(rules.map(({ id, shortName }) => [id, shortName]))
  const answers = [
    { rule: null, state: null, letters: stretch.combined },
    ...stretch.columns.map(({ rule, state, answers: letters }) => ({ rule, state, letters })),
  ]
  return {
    columns: [
      { name: "chip", title: "Part", unit: null, type: "text" },
      { name: "chip_name", title: "Name of the part", unit: null, type: "text" },
      { name: "maker", title: "Its maker", unit: null, type: "text" },
      { name: "rule", title: "Rule; empty: all rules together", unit: null, type: "text" },
      { name: "rule_name", title: "Short name of the rule", unit: null, type: "text" },
      { name: "rule_state", title: "State of the rule on that day", unit: null, type: "text" },
      {
        name: "status",
        title: "Status, by its code; empty: the rule was not sent to this maker",
        unit: null,
        type: "text",
      },
      { name: "status_words", title: "Status", unit: null, type: "text" },
    ],
    rows: chips.flatMap(({ id, name, maker }, at) =>
      answers.map(({ rule, state, letters }) => {
        const status = answerOfLetter(letters[at] ?? "")
        return [
          id,
          name,
          maker,
          rule,
          rule === null ? "all rules together" : (names.get(rule) ?? rule),
          state,
          status,
          status && controlWords(status).label,
        ]
      }),
    ),
  }
}
