import type { ChartName } from "./spec"

/** A setting of a chart as its address has it. */
export type ChartSetting = {
  name: string
  /** What may stand there, in words. */
  values: string
  /** What counts where nothing stands there; null: it must be given. */
  usual: string | null
}

export type ChartEntry = {
  name: ChartName
  title: string
  shows: string
  settings: readonly ChartSetting[]
  /** The query of an example that is always on record; null: the chart needs none. */
  example: string | null
}

const firm: ChartSetting = { name: "firm", values: "a firm, as in the address of its profile", usual: null }
const chip: ChartSetting = { name: "chip", values: "a chip, as in the address of its page", usual: null }
const set: ChartSetting = { name: "set", values: "own (its own stock) or all (all supply)", usual: "own" }

const known: ChartSetting = {
  name: "known",
  values: "a day, as 2023-11-20, of which only what had been published counts",
  usual: "now",
}

/** Every chart by itself: what it shows, and what of it can be chosen. */
export const chartCatalogue: readonly ChartEntry[] = [
  {
    name: "runway-board",
    title: "The runway board",
    shows: "How long the chips of each firm last, for training and for inference.",
    settings: [
      set,
      { name: "sort", values: "training, inference, name or stock", usual: "training" },
      {
        name: "kind",
        values: "all, hyperscaler, model-startup, cloud, telco, hardware or other",
        usual: "all",
      },
      known,
    ],
    example: "",
  },
  {
    name: "runway",
    title: "Required against available compute",
    shows: "What a firm’s work needs each month and what its chips can do, until they cross.",
    settings: [firm, { name: "workload", values: "training or inference", usual: "training" }, set, known],
    example: "?firm=baidu",
  },
  {
    name: "stock",
    title: "Stock by chip",
    shows: "Chips at work in a firm over time, part upon part.",
    settings: [firm, known],
    example: "?firm=baidu",
  },
  {
    name: "deliveries",
    title: "Deliveries and open orders",
    shows: "When a firm’s orders arrived or are to arrive, and what became of them.",
    settings: [firm, known],
    example: "?firm=baidu",
  },
  {
    name: "exposure",
    title: "Exposure to export controls",
    shows: "The share of a firm’s stock that could not simply be bought again.",
    settings: [firm, known],
    example: "?firm=baidu",
  },
  {
    name: "reports",
    title: "Reports of one order",
    shows: "What each source says of an order, side by side on one axis.",
    settings: [
      { name: "order", values: "an order, as in the address of its page", usual: null },
      { name: "measure", values: "quantity, cost or price", usual: "quantity" },
      known,
    ],
    example: "?order=a800-2023-four-firms",
  },
  {
    name: "chip-prices",
    title: "Prices of a chip",
    shows: "The price on record, and those that reports of orders imply.",
    settings: [chip],
    example: "?chip=h20-96gb",
  },
  {
    name: "chip-status",
    title: "Export control of a chip over time",
    shows: "Whether a chip could be sold to China, day by day.",
    settings: [chip],
    example: "?chip=h20-96gb",
  },
  {
    name: "law",
    title: "The law on one axis",
    shows: "Rules, lists and bills by the days on which they bind.",
    settings: [],
    example: "",
  },
  {
    name: "replay",
    title: "Runways under other rules",
    shows: "How long chips would last had rules been taken away, moved, or bills made law.",
    settings: [
      { name: "remove", values: "a rule, as if it had never been", usual: "none" },
      { name: "move", values: "rule@day: it begins that day", usual: "none" },
      { name: "end", values: "rule@day: it ends that day", usual: "none" },
      { name: "adopt", values: "bill@day: it is law from that day", usual: "none" },
      { name: "deny", values: "chip@day: no more licences from that day", usual: "none" },
      { name: "treat", values: "chip@day@answer: that answer from that day", usual: "none" },
      { name: "asOf", values: "the month to estimate from", usual: null },
      set,
    ],
    example: null,
  },
  {
    name: "laboratory",
    title: "The laboratory",
    shows:
      "What a firm’s work needs and what its chips can do as a reader supposes, beside what is published.",
    settings: [
      firm,
      { name: "scenario", values: "a scenario, by its id", usual: "as-things-stand" },
      { name: "compare", values: "another scenario, drawn beside it", usual: "none" },
      {
        name: "training.runsPerYear, …",
        values: "an assumption by its name: a value (2), a range (1.5..3) or none; many may be given",
        usual: "as published",
      },
      { name: "disbelieve", values: "a report, by its id; many may be given", usual: "none" },
      {
        name: "trust",
        values: "a report and how many times its weight (id@2); many may be given",
        usual: "none",
      },
      { name: "workload", values: "training or inference", usual: "training" },
      set,
      { name: "asOf", values: "a month (2023-11)", usual: "the data’s month" },
    ],
    example: null,
  },
  {
    name: "drivers",
    title: "What drives an estimate",
    shows: "Which inputs a firm’s runway hangs on, and how far each alone would move it.",
    settings: [firm, { name: "workload", values: "training or inference", usual: "training" }, set],
    example: "?firm=baidu",
  },
  {
    name: "moved",
    title: "What moved an estimate",
    shows: "How a firm’s median runway came from what it was to what it is, with a part for each change.",
    settings: [
      firm,
      { name: "workload", values: "training or inference", usual: "training" },
      set,
      {
        name: "from",
        values: "a data version (4), a month with the newest data (2023-11), or both (2023-11@4)",
        usual: null,
      },
      { name: "to", values: "the same, for the later end", usual: null },
    ],
    example: "?firm=baidu&from=2023-11&to=2026-11",
  },
  {
    name: "track-record",
    title: "The track record",
    shows: "What the model would have said in past months, beside what was said then and what happened.",
    settings: [],
    example: "",
  },
  {
    name: "open-questions",
    title: "Open questions",
    shows: "The unknown facts that would narrow an estimate most, were they known.",
    settings: [],
    example: "",
  },
  {
    name: "contradiction",
    title: "One contradiction",
    shows:
      "Claims that do not fit, side by side, with the way each came, its weight, and what it would move if it were true.",
    settings: [
      {
        name: "conflict",
        values: "a contradiction, as in the address of its place on its page",
        usual: null,
      },
    ],
    example: "?conflict=fin-times-a800-transposition",
  },
  {
    name: "compare",
    title: "Firms beside each other",
    shows: "Two to six firms on common axes, in one of six measures.",
    settings: [
      {
        name: "firms",
        values: "two to six firms, as in the addresses of their profiles, with commas",
        usual: null,
      },
      {
        name: "measure",
        values: "runways, stock, training, inference, exposure or statements",
        usual: "runways",
      },
      set,
      known,
    ],
    example: "?firms=baidu,tencent",
  },
  {
    name: "firms-table",
    title: "Every firm",
    shows: "Names, kinds, what is on record, and how far an estimate goes.",
    settings: [],
    example: "",
  },
  {
    name: "orders-table",
    title: "A firm’s orders",
    shows: "What was bought, how many, for how much and when, with what each report says.",
    settings: [firm, known],
    example: "?firm=baidu",
  },
  {
    name: "chips-table",
    title: "Every chip",
    shows: "The figures that rules test, prices, and whether a chip may be sold to China.",
    settings: [],
    example: "",
  },
  {
    name: "controls-table",
    title: "Every chip under every rule",
    shows: "The answer of each rule, and of all together, on one day.",
    settings: [{ name: "day", values: "a day, as 2023-11-17", usual: null }],
    example: "?day=2023-11-17",
  },
  {
    name: "assumptions-table",
    title: "Every assumption",
    shows: "The parameters of the model with their ranges.",
    settings: [],
    example: "",
  },
  {
    name: "sources-table",
    title: "Every source",
    shows: "What a number on this site rests on, and whether it was read.",
    settings: [],
    example: "",
  },
]

/** The entry of one chart. */
export function chartEntry(chart: ChartName): ChartEntry {
  const entry = chartCatalogue.find(({ name }) => name === chart)
  if (!entry) throw new Error(`the catalogue lacks ${chart}`)
  return entry
}
