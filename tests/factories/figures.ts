import {
  figureSchema,
  type Figure,
  type FigureRow,
  type Layer,
  type Mark,
  type RowLine,
} from "@/lib/charts/figure/figure"

/** Figures as the builders give them, made by hand: one of each kind of plot, as full as they get. */

const years = (from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / 12) + 1 }, (_, year) => ({
    at: from + 12 * year,
    label: String(2027 + (from - 2) / 12 + year),
    onNarrow: true,
  }))

const firms = [
  ["Baidu", "百度", 9, 36],
  ["Tencent", "腾讯", 10, 19],
  ["ByteDance", "字节跳动", 14, 5],
  ["DeepSeek / High-Flyer", "深度求索 / 幻方量化", 6, 30],
  ["Alibaba", "阿里巴巴", 7, 11],
  ["Kuaishou", "快手", 8, 22],
  ["iFlytek", "科大讯飞", 12, 40],
  ["Zhipu AI", "智谱", 4, 16],
  ["MiniMax", "稀宇科技", 5, 13],
  ["Xiaomi", "小米", 15, 44],
  ["SenseTime", "商汤科技", 20, 55],
  ["China Telecom", "中国电信", 24, 58],
] as const

function bar(from: number, to: number, more: Partial<Extract<Mark, { type: "bar" }>> = {}): Mark {
  return {
    type: "bar",
    from,
    to,
    tone: "training",
    weight: "dark",
    pattern: "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: false,
    letter: null,
    ...more,
  }
}

function runway(workload: "training" | "inference", median: number, isStrained: boolean): RowLine {
  const [low, high] = [Math.round(median / 4), Math.round(median * 2.1)]
  const [q1, q3] = [Math.round(median * 0.55), Math.round(median * 1.5)]
  const common = {
    tone: workload,
    pattern: isStrained ? ("hatched" as const) : ("none" as const),
  }
  return {
    name: workload,
    tone: workload,
    marks: [
      bar(low, Math.min(60, high), {
        ...common,
        weight: "light",
        opensHigh: high > 60,
        hasRuleOnTop: workload === "inference",
      }),
      bar(q1, Math.min(60, q3), { ...common, opensHigh: q3 > 60 }),
      { type: "stroke", at: median, isThin: false },
    ],
    value: `about ${median} months`,
    detail: `${q1} to ${q3 > 60 ? "over 60" : q3}`,
    missing: null,
  }
}

/** The runway board of twelve firms, four of them strained, one half known. */
export function boardFigure(): Figure {
  const row = ([label, labelZh, training, inference]: (typeof firms)[number], index: number): FigureRow => {
    const lines = [runway("training", training, index > 7), runway("inference", inference, index > 7)]
    if (label === "Zhipu AI") {
      lines[1] = {
        name: "inference",
        tone: "inference",
        marks: [],
        value: null,
        detail: null,
        missing: "not enough evidence: no report of tokens served since 2024",
      }
    }
    if (label === "MiniMax") {
      lines[0] = { ...lines[0]!, marks: [...lines[0]!.marks, { type: "pin", at: 0 }], value: "already short" }
    }
    if (label === "Baidu") lines[0]!.marks.push({ type: "diamond", at: -6, span: null })
    if (label === "Tencent") lines[1]!.marks.push({ type: "diamond", at: 30, span: { from: 24, to: 36 } })
    return { label, labelZh, detail: null, lines }
  }
  const rows = firms.map(row)
  return figureSchema.parse({
    title: "Own chips cover training for about 9 months at Baidu and about 10 at Tencent",
    subtitle: "Until when each firm’s own stock covers training and inference.",
    plot: {
      type: "rows",
      x: { from: 0, to: 60, ticks: years(2, 60) },
      now: { at: 0, label: "now" },
      sections: [
        { title: null, note: null, rows: rows.slice(0, 8) },
        {
          title: "For orientation only:",
          note: "here the inputs contradict each other.",
          rows: rows.slice(8),
        },
      ],
    },
    words: [
      "Bars: half of the draws (dark), nine in ten (light); the stroke is the median.",
      "Inference bars have a rule on top. An arrow runs past the horizon; a diamond is what the firm said.",
      "Right: the median, and even odds between.",
    ],
    summary: firms
      .map(([name, , training, inference]) => `${name}: training ${training} months, inference ${inference}.`)
      .join(" "),
    table: {
      caption: "Median runway in months",
      columns: [
        { label: "Firm", isNumeric: false },
        { label: "Training, months", isNumeric: true },
        { label: "Inference, months", isNumeric: true },
      ],
      rows: firms.map(([name, , training, inference]) => [name, String(training), String(inference)]),
    },
  })
}

const monthly = (count: number, at: (month: number) => number) =>
  Array.from({ length: count }, (_, m) => at(m))

/** Need against supply of one firm over five years, on a log scale. */
export function fanFigure(): Figure {
  const need = (month: number) => 5 * 1.072 ** month
  const have = (month: number) => 12 * 0.985 ** month * 0.999 ** (month * month)
  const band = (middle: (month: number) => number, spread: number) => {
    const wide = (month: number) => 1 + (spread * (6 + month)) / 30
    return {
      p5: monthly(61, (m) => middle(m) / wide(m) ** 1.6),
      p25: monthly(61, (m) => middle(m) / wide(m) ** 0.6),
      p50: monthly(61, middle),
      p75: monthly(61, (m) => middle(m) * wide(m) ** 0.6),
      p95: monthly(61, (m) => middle(m) * wide(m) ** 1.6),
    }
  }
  const [needed, had] = [band(need, 0.9), band(have, 0.6)]
  const area = (
    tone: "ink" | "training",
    weight: "light" | "dark",
    low: number[],
    high: number[],
  ): Layer => ({
    type: "area",
    tone,
    weight,
    isHatched: false,
    start: 0,
    low,
    high,
  })
  return figureSchema.parse({
    title: "Training outgrows Baidu’s own chips around Aug 2027",
    subtitle: "Needed for training and available from own chips, 10²⁴ FLOP a month, log scale",
    plot: {
      type: "xy",
      x: { from: 0, to: 60, ticks: years(2, 60) },
      y: {
        from: 0.05,
        to: 8000,
        scale: "log",
        ticks: [0.1, 1, 10, 100, 1000].map((at) => ({ at, label: at.toLocaleString("en-US") })),
      },
      now: { at: 0, label: "Nov 2026" },
      layers: [
        area("ink", "light", needed.p5, needed.p95),
        area("ink", "dark", needed.p25, needed.p75),
        area("training", "light", had.p5, had.p95),
        area("training", "dark", had.p25, had.p75),
        { type: "line", tone: "ink", isDashed: false, isStrong: true, start: 0, values: needed.p50 },
        { type: "line", tone: "training", isDashed: false, isStrong: true, start: 0, values: had.p50 },
        { type: "point", at: 9, value: 9.4, label: "medians cross in Aug 2027" },
      ],
      names: [
        { value: needed.p50[60], text: "needs", tone: "ink" },
        { value: had.p50[60], text: "has", tone: "training" },
      ],
    },
    words: [
      "Lines are medians; dark bands hold half of the draws, light bands nine in ten.",
      "The medians cross in Aug 2027; the median runway (about 9 months) is counted draw by draw and need not agree.",
    ],
    summary: "Need grows from 5 to 320, supply falls from 12 to 0.1; the medians cross in August 2027.",
    table: {
      caption: "Need and supply, 10²⁴ FLOP a month",
      columns: ["Month", "Needs", "Has"].map((label, index) => ({ label, isNumeric: index > 0 })),
      rows: [0, 12, 24, 36, 48, 60].map((m) => [
        `month ${m}`,
        needed.p50[m]!.toPrecision(2),
        had.p50[m]!.toPrecision(2),
      ]),
    },
  })
}

/** A stock of eight parts with its bounds, two rules and today. */
export function stockFigure(): Figure {
  const parts = [
    ["A100", "maker-nvidia-1", 12, 14],
    ["A800", "maker-nvidia-2", 30, 24],
    ["H800", "maker-nvidia-3", 26, 34],
    ["H20", "maker-nvidia-4", 90, 46],
    ["Ascend 910B3", "maker-huawei-2", 24, 52],
    ["Kunlun P800", "maker-domestic-2", 210, 64],
    ["MI308X", "maker-amd-1", 10, 58],
    ["other parts", "maker-other", 8, 50],
  ] as const
  const start = -72
  const count = 133
  let floor = monthly(count, () => 0)
  const layers: Layer[] = parts.map(([, tone, peak, middle]) => {
    const low = floor
    floor = low.map(
      (value, m) => value + peak * Math.exp(-(((m - middle - 14) / (m < middle + 14 ? 12 : 34)) ** 2)),
    )
    return { type: "area", tone, weight: "solid", isHatched: false, start, low, high: floor }
  })
  const bound = (share: number): Layer => ({
    type: "line",
    tone: "ink",
    isDashed: true,
    isStrong: false,
    start,
    values: floor.map((value) => value * share),
  })
  let below = 0
  const names = layers.map((layer, index) => {
    const end = layer.type === "area" ? layer.high.at(-1)! : 0
    const value = (below + end) / 2
    below = end
    return { value, text: parts[index]![0], tone: parts[index]![1] }
  })
  return figureSchema.parse({
    title: "About 300,000 chips at work in Nov 2026, most of them Kunlun P800",
    subtitle: "Chips at work in Baidu’s own stock, by part, thousand chips",
    plot: {
      type: "xy",
      x: {
        from: start,
        to: 60,
        ticks: Array.from({ length: 11 }, (_, n) => ({
          at: -70 + 12 * n,
          label: String(2021 + n),
          onNarrow: n % 2 === 1,
        })),
      },
      y: {
        from: 0,
        to: 560,
        scale: "linear",
        ticks: [0, 100, 200, 300, 400, 500].map((at) => ({ at, label: String(at) })),
      },
      now: { at: 0, label: "Nov 2026" },
      layers: [
        ...layers,
        bound(0.6),
        bound(1.5),
        { type: "rule", at: -49, label: "US, 7 Oct 2022" },
        { type: "rule", at: -37, label: "US, 23 Oct 2023" },
        { type: "rule", at: -19, label: "H20 licence, 15 Apr 2025" },
      ],
      names,
    },
    words: [
      "Areas are means over the draws, which add up. The dashed lines hold the total in nine draws of ten.",
      "Dotted lines are measures that hit an order: US, 7 Oct 2022; US, 23 Oct 2023; H20 licence, 15 Apr 2025.",
    ],
    summary: "The stock peaks near 370,000 chips in 2027; Kunlun P800 is the largest part.",
    table: {
      caption: "Chips at work, thousands",
      columns: ["Part", "Peak"].map((label, index) => ({ label, isNumeric: index > 0 })),
      rows: parts.map(([name, , peak]) => [name, String(peak)]),
    },
  })
}

/** Reports of one order on one axis: dots by weight, ranges, open ends, one that counts for nothing. */
export function rowsFigure(): Figure {
  const report = (label: string, detail: string, marks: Mark[]): FigureRow => ({
    label,
    labelZh: null,
    detail,
    lines: [{ name: null, tone: "ink", marks, value: null, detail: null, missing: null }],
  })
  const dot = (at: number, size: number, isHollow = false): Mark => ({
    type: "dot",
    at,
    size,
    tone: isHollow ? "muted" : "ink",
    isHollow,
    count: null,
  })
  const range = (from: number, to: number, more: Partial<Extract<Mark, { type: "range" }>> = {}): Mark => ({
    type: "range",
    from,
    to,
    opensLow: false,
    opensHigh: false,
    isFaint: false,
    ...more,
  })
  const rows = [
    report("Financial Times", "about 100,000", [dot(100, 0.6)]),
    report("Reuters", "60,000 to 120,000", [range(60, 120), dot(90, 0.4)]),
    report("The Information", "more than 80,000", [range(80, 200, { opensHigh: true }), dot(80, 0.3)]),
    report("LatePost 晚点", "30,000 to 60,000", [range(30, 60)]),
    report("A post on Weibo", "200,000 · unverified", [
      range(150, 200, { isFaint: true }),
      dot(175, 0, true),
    ]),
  ]
  return figureSchema.parse({
    title: "Five reports say between 30,000 and 200,000 cards",
    subtitle: "Number of cards ordered, by report, thousands",
    plot: {
      type: "rows",
      x: {
        from: 0,
        to: 200,
        ticks: [0, 50, 100, 150, 200].map((at) => ({ at, label: String(at), onNarrow: at % 100 === 0 })),
      },
      now: null,
      sections: [{ title: null, note: null, rows }],
    },
    words: [
      "A dot is what a report says, its area the weight it is given; a line is a range, an arrow an open end.",
    ],
    summary: "Financial Times: about 100,000. Reuters: 60,000 to 120,000.",
    table: {
      caption: "Reports of the order",
      columns: ["Report", "Cards"].map((label) => ({ label, isNumeric: false })),
      rows: rows.map(({ label, detail }) => [label, detail!]),
    },
  })
}

/** Deliveries whose names are too long for a column: bars of all kinds, open ends, statuses with their letters. */
export function deliveriesFigure(): Figure {
  const delivery = (label: string, detail: string, mark: Mark): FigureRow => ({
    label,
    labelZh: null,
    detail,
    lines: [{ name: null, tone: "ink", marks: [mark], value: null, detail: null, missing: null }],
  })
  const rows = [
    delivery(
      "A100s from before the licence rule of August 2022 (a residual)",
      "Jan 2021–Aug 2022",
      bar(-70, -51, { tone: "maker-nvidia-1" }),
    ),
    delivery(
      "ByteDance, Alibaba, Tencent and Baidu: about 100,000 A800 for 2023",
      "Apr–Oct 2023",
      bar(-43, -37, { tone: "maker-nvidia-2" }),
    ),
    delivery(
      "The four firms: $4bn of GPUs for 2024, over $5bn by October 2023",
      "2024",
      bar(-34, -22, { tone: "undetermined", pattern: "hatched" }),
    ),
    delivery(
      "Alibaba and Baidu: their share of all H20 that came to China",
      "Feb 2024–Apr 2025",
      bar(-33, -19, { tone: "maker-nvidia-4" }),
    ),
    delivery(
      "Kunlunxin cards of 2025 to October 2026 that it kept",
      "Jan 2025–Oct 2026",
      bar(-22, -1, { tone: "maker-domestic-2", isThin: true }),
    ),
    delivery(
      "Kunlun M300 ordered for 2027",
      "from Jan 2027",
      bar(2, 30, { tone: "maker-domestic-3", weight: "outline", opensHigh: true }),
    ),
    delivery(
      "H20 with a licence",
      "case by case since Aug 2025",
      bar(-15, 24, { tone: "case-by-case", letter: "C" }),
    ),
  ]
  return figureSchema.parse({
    title: "7 deliveries and open orders",
    subtitle: "Delivery windows of orders, by month",
    plot: {
      type: "rows",
      x: { from: -72, to: 60, ticks: years(-70, 60).map((tick, n) => ({ ...tick, onNarrow: n % 2 === 0 })) },
      now: { at: 0, label: "Nov 2026" },
      sections: [{ title: null, note: null, rows }],
    },
    words: [
      "Solid: delivered. Outlined: ordered or announced. Hatched: stopped or cancelled. Thin bars are left out.",
    ],
    summary: "Seven deliveries between 2021 and 2029.",
    table: {
      caption: "Deliveries",
      columns: ["Order", "When"].map((label) => ({ label, isNumeric: false })),
      rows: rows.map(({ label, detail }) => [label, detail!]),
    },
  })
}

/** A table of forty orders, which is its own drawing. */
export function tableFigure(): Figure {
  const rows = Array.from({ length: 40 }, (_, n) => {
    const [firm, firmZh] = firms[n % firms.length]!
    return [
      `${firm} ${firmZh}`,
      ["H20", "A800 80GB SXM4", "Ascend 910B", "Kunlun P800"][n % 4]!,
      (1000 * ((n * 37) % 90) + 500).toLocaleString("en-US"),
      `$${((n * 13) % 40) + 1}00m`,
      ["delivered", "ordered", "reported, not confirmed by the firm", "cancelled after the licence rule"][
        n % 4
      ]!,
      `Q${(n % 4) + 1} ${2022 + (n % 5)}`,
    ]
  })
  return figureSchema.parse({
    title: "84 orders of AI chips by Chinese firms, the largest first",
    subtitle: "Number of cards, cost and state of each order",
    plot: { type: "table" },
    words: ["Counts are the estimate’s medians where reports differ."],
    summary: "Forty orders; the largest is of 89,500 cards.",
    table: {
      caption: "Orders",
      columns: [
        { label: "Buyer", isNumeric: false },
        { label: "Chip", isNumeric: false },
        { label: "Cards", isNumeric: true },
        { label: "Cost", isNumeric: true },
        { label: "State", isNumeric: false },
        { label: "Delivery", isNumeric: true },
      ],
      rows,
    },
  })
}

/** All of them by name. */
export const everyFigure = {
  board: boardFigure,
  fan: fanFigure,
  stock: stockFigure,
  rows: rowsFigure,
  deliveries: deliveriesFigure,
  table: tableFigure,
}
