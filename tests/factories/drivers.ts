import type { DriverRow, DriversOutput, DriversView } from "@/lib/contracts/drivers-view"
import type { OpenQuestion, OpenQuestionHelp, OpenQuestions } from "@/lib/contracts/open-questions"

/** An input that moves a runway from 19 months to none, and explains a third of its doubt. */
export function makeDriver(over: Partial<DriverRow> = {}): DriverRow {
  return {
    var: "runFlop0.baidu.2026-11",
    label: "size of the flagship run",
    inWords: "how large its flagship training run is",
    unit: "FLOP",
    p5: 3e24,
    p95: 3e25,
    atP5: 18.8,
    atP95: 0,
    first: 0.33,
    firstError: 0.02,
    total: 0.48,
    totalError: 0.02,
    assumptionId: "runFlop0.baidu.2026-11",
    orders: [],
    labKey: "training.runFlop0",
    ...over,
  }
}

export function makeDriversOutput(over: Partial<DriversOutput> = {}): DriversOutput {
  return {
    base: 6.1,
    median: 9,
    rows: [makeDriver()],
    still: 30,
    together: 0.28,
    togetherError: 0.03,
    ...over,
  }
}

/** A firm with a number for training from own stock alone. */
export function makeDriversView(over: Partial<DriversView> = {}): DriversView {
  return {
    firm: "baidu",
    name: "Baidu",
    asOf: "2026-11",
    dataVersion: 7,
    horizonMonths: 60,
    samples: 3000,
    training: { grade: "shown", own: makeDriversOutput(), all: null },
    inference: { grade: "none", own: null, all: null },
    ...over,
  }
}

export function makeHelp(over: Partial<OpenQuestionHelp> = {}): OpenQuestionHelp {
  return {
    firm: "baidu",
    name: "Baidu",
    nameZh: "百度",
    workload: "training",
    isStrained: false,
    interval: { low: 0, high: 29 },
    width: 29.1,
    expectedWidth: 25.4,
    narrowsBy: 3.7,
    error: 0.35,
    ...over,
  }
}

/** A question with the sums of what it helps, as the server makes them. */
export function makeQuestion(over: Partial<OpenQuestion> = {}): OpenQuestion {
  const helps = over.helps ?? [makeHelp()]
  const counted = helps.filter(({ isStrained }) => !isStrained)
  return {
    id: "runFlop0.baidu.2026-11",
    label: "size of the flagship run",
    months: counted.reduce((sum, { narrowsBy }) => sum + narrowsBy, 0),
    error: Math.hypot(...counted.map(({ error }) => error)),
    assumptionId: "runFlop0.baidu.2026-11",
    question: "How much compute did Baidu’s newest flagship model take to train?",
    goodAnswer: "Within a factor of two.",
    known: {
      unit: "FLOP",
      p5: 3e24,
      p95: 3e25,
      verification: "read",
      confidence: "low",
      sources: [],
    },
    orders: [],
    labKey: "training.runFlop0",
    ...over,
    helps,
  }
}

export function makeQuestions(over: Partial<OpenQuestions> = {}): OpenQuestions {
  return {
    asOf: "2026-11",
    dataVersion: 7,
    horizonMonths: 60,
    draws: 10_000,
    firms: [{ slug: "baidu", name: "Baidu", nameZh: "百度" }],
    facts: [makeQuestion()],
    orientation: [],
    future: [],
    method: [],
    leftOut: 0,
    ...over,
  }
}
