import { openWords, reasonsOf } from "../../answer-words"
import type { AnswerStretch, ChipPage } from "../../contracts/chip"
import { firstControlDay } from "../../contracts/control-range"
import { controlWords } from "../../control-words"
import { dayWords } from "../../format"
import type { ChartTable } from "../chart-table"
import type { Segment, StatusStrip } from "../status-strip-model"
import type { Figure, Mark } from "./figure"
import { letterWords, statusLook } from "./status-look"

/** Years whose labels fit on a phone. */
const narrowYears = 4

/** Export control of a part through time: a row for the sale and one for each measure beside it. */
export function chipStatusFigure(strip: StatusStrip, page: ChipPage): Figure {
  const { chip, beside, today, answer } = page
  const every = Math.ceil(strip.ticks.length / narrowYears)
  const statuses = strip.lanes.flatMap(({ segments }) => segments.map(({ status }) => status))
  const nowOf = (index: number) => {
    if (index === 0) return controlWords(answer.status).label
    const stretches = beside[index - 1]?.stretches ?? []
    const now = stretches.find(({ from, until }) => from <= today && (until === null || today <= until))
    if (now) return controlWords(now.status).label
    return stretches.some(({ until }) => until !== null && until < today) ? "no longer" : "not yet"
  }
  return {
    title: `${chip.name}: ${strip.title[0]!.toLowerCase()}${strip.title.slice(1)}`,
    subtitle: "Answer of all rules together for a firm in China on no list, by day",
    plot: {
      type: "rows",
      x: {
        from: 0,
        to: 1,
        ticks: strip.ticks.map(({ at, label }, index) => ({ at, label, onNarrow: index % every === 0 })),
      },
      now: { at: strip.today, label: dayWords(today) },
      sections: [
        {
          title: null,
          note: null,
          rows: strip.lanes.map(({ label, segments }, index) => ({
            label,
            labelZh: null,
            detail: null,
            lines: [
              {
                name: null,
                tone: "ink",
                marks: segments.map(bar),
                value: nowOf(index),
                detail: null,
                missing: null,
              },
            ],
          })),
        },
      ],
    },
    words: [
      letterWords(statuses),
      ...(strip.announced === null ? [] : ["Paler: before the chip was announced."]),
      `The words beside a row, and the upright line, are of ${dayWords(today)}.`,
    ],
    summary: `${strip.title}. ${strip.summary}`,
    table: statusTable(page),
  }
}

function bar({ from, to, status, isBefore }: Segment): Mark {
  const look = statusLook(status)
  return {
    type: "bar",
    from,
    to: Math.min(1, to),
    ...look,
    weight: isBefore ? "faint" : look.weight,
    letter: isBefore ? null : look.letter,
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: false,
  }
}

/** Every change of a part's standing with its rule and what settles it, the oldest first. */
function statusTable({ chip, stretches, beside }: ChipPage): ChartTable {
  const since = (day: string) => (day < firstControlDay ? "before that" : dayWords(day))
  const until = (day: string | null) => (day === null ? "no end set" : dayWords(day))
  const lines = [
    ...stretches.map((one) => ({ from: one.from, row: answerRow(one) })),
    ...beside.flatMap(({ rule, stretches: days }) =>
      days.map(({ from, status, until }) => ({
        from,
        row: { until, status, rule: rule.shortName, why: "beside the answer" },
      })),
    ),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return {
    caption: `Status of ${chip.name} over time`,
    columns: ["Since", "Until", "Status", "Rule", "Why"].map((label) => ({ label, isNumeric: false })),
    rows: lines.map(({ from, row }) => [
      since(from),
      until(row.until),
      controlWords(row.status).label,
      row.rule,
      row.why,
    ]),
  }
}

function answerRow(stretch: AnswerStretch) {
  const { until, status, rule, paragraph, tests } = stretch
  const open = openWords(stretch)
  const isBeforeAll = rule === null && tests.length === 0 && open === null
  const name = rule ? rule.shortName : isBeforeAll ? "none" : "no single rule"
  return {
    until,
    status,
    rule: [name, paragraph, rule?.isApproximate ? "criteria approximate" : null].filter(Boolean).join(", "),
    why:
      open ??
      (reasonsOf(stretch).join("; ") ||
        (isBeforeAll ? "no rule on record was in force" : "outside every line of the rule")),
  }
}
