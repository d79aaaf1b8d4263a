import type {
  OpenForecast,
  OpenQuestion,
  OpenQuestionHelp,
  OpenQuestions,
} from "../../contracts/open-questions"
import { sentenceCase } from "../../labels"
import { gainWords, helpName, helpSentence, openQuestionsLead, widthWords } from "../../open-questions-words"
import {
  gainAxis,
  openQuestionsSubtitle,
  openQuestionsTable,
  openQuestionsTitle,
  openQuestionsWords,
  rankedQuestions,
  withCounted,
} from "../open-questions-model"
import type { Figure, FigureRow, RowLine } from "./figure"

/** The facts most worth finding as a figure: a row a fact, in it a bar for each estimate that it would narrow. */
export function openQuestionsFigure(questions: OpenQuestions): Figure {
  const { facts, orientation, horizonMonths } = questions
  const [future, method] = [questions.future.map(withCounted), questions.method.map(withCounted)]
  const ranked = rankedQuestions(facts)
  const sections = [
    {
      title: null,
      note: null,
      rows: ranked.map(({ question, rank }) => rowOf(question, `${rank}. ${nameOf(question)}`)),
    },
    {
      title: "For orientation only",
      note: "The inputs of these estimates contradict each other: in no order.",
      rows: orientation.map((one) => rowOf(one, nameOf(one))),
    },
    {
      title: "Cannot be found out today, only forecast",
      note: null,
      rows: future.map((one) => rowOf(one, sentenceCase(one.label))),
    },
    {
      title: "How chips are used in general",
      note: null,
      rows: method.map((one) => rowOf(one, sentenceCase(one.label))),
    },
  ]
  const sentences = [...facts, ...orientation].flatMap(({ question, helps }) =>
    helps.map((help) => `${question} ${helpSentence(help, horizonMonths)}`),
  )
  return {
    title: openQuestionsTitle,
    subtitle: openQuestionsSubtitle,
    plot: {
      type: "rows",
      x: gainAxis([...facts, ...orientation, ...future, ...method]),
      now: null,
      sections: sections.filter(({ rows }) => rows.length > 0),
    },
    words: [
      "A bar is the gain, the bracket over its end one standard error to both sides.",
      ...openQuestionsWords(questions),
    ],
    summary: [openQuestionsLead(questions) ?? "", ...sentences].join(" ").trim(),
    table: openQuestionsTable(questions),
  }
}

function nameOf({ label, helps }: OpenQuestion): string {
  const firms = [...new Set(helps.map(({ name }) => name))]
  return firms.length === 1 ? `${firms[0]}: ${label}` : sentenceCase(label)
}

function rowOf({ helps }: OpenForecast, label: string): FigureRow {
  return { label, labelZh: null, detail: null, lines: helps.slice(0, 12).map(lineOf) }
}

function lineOf(help: OpenQuestionHelp): RowLine {
  const { workload, isStrained, narrowsBy, error } = help
  return {
    name: helpName(help),
    tone: workload,
    marks: [
      {
        type: "bar",
        from: 0,
        to: narrowsBy,
        tone: workload,
        weight: "dark",
        pattern: isStrained ? "hatched" : "none",
        hasRuleOnTop: workload === "inference",
        isThin: false,
        opensLow: false,
        opensHigh: false,
        letter: null,
      },
      {
        type: "range",
        from: Math.max(0, narrowsBy - error),
        to: narrowsBy + error,
        opensLow: false,
        opensHigh: false,
        isFaint: true,
      },
    ],
    value: gainWords({ months: narrowsBy, error }),
    detail: widthWords(help),
    missing: null,
  }
}
