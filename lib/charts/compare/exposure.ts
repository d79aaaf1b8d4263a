import { listed, shownWorkloads } from "../../compare-words"
import type { Compare, ComparedFirm } from "../../contracts/compare"
import type { Workload } from "../../domain/company"
import { exposureGroupLabels, groupsWorthSaying, shareWithSpan } from "../../exposure-words"
import { dayWords, shareWords } from "../../format"
import type { ChartData } from "../document"
import type { Figure, RowLine } from "../figure/figure"

/** Which share of each firm's stock could not simply be bought again, on one axis from 0 to 100%. */
export function exposureRows(compare: Compare): Figure {
  const { firms, view } = compare
  const day = dayOf(compare)
  const names = listed(firms.map(({ name }) => name))
  const shown = shownWorkloads(view)
  const strained = firms.some((firm) => shown.some((workload) => firm[workload].grade === "strained"))
  return {
    title: `What could not simply be bought again: ${names}`,
    subtitle: `Share of the throughput of the own stock in chips whose purchase would need a licence, under the law of ${dayWords(day)}`,
    plot: {
      type: "rows",
      x: {
        from: 0,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: `${100 * at}%`, onNarrow: true })),
      },
      now: null,
      sections: [
        {
          title: null,
          note: null,
          rows: firms.map((firm) => ({
            label: firm.name,
            labelZh: firm.nameZh,
            detail: null,
            lines: shown.map((workload) => lineOf(firm, workload)),
          })),
        },
      ],
    },
    words: [
      "Bars hold half of the draws (dark) and nine in ten (light); the stroke is the median.",
      ...(shown.includes("inference") ? ["Inference has a rule on top."] : []),
      ...(strained ? ["Hatched: for orientation only, the inputs contradict each other."] : []),
    ],
    summary: firms.map((firm) => sentenceOf(firm, shown)).join(" "),
    table: tableOf(compare),
  }
}

export function dayOf({ firms }: Pick<Compare, "firms">): string {
  return firms[0]!.exposure.day
}

function lineOf(firm: ComparedFirm, workload: Workload): RowLine {
  const share = firm.exposure.shares[workload]?.notFreelyBought
  const isStrained = firm[workload].grade === "strained"
  const line = { name: workload, tone: workload } as const
  if (!share) {
    return { ...line, marks: [], value: null, detail: null, missing: noShareWords(firm, workload) }
  }
  const bar = {
    type: "bar",
    tone: workload,
    pattern: isStrained ? "hatched" : "none",
    hasRuleOnTop: false,
    isThin: false,
    opensLow: false,
    opensHigh: false,
    letter: null,
  } as const
  return {
    ...line,
    marks: [
      { ...bar, from: share.p5, to: share.p95, weight: "light", hasRuleOnTop: workload === "inference" },
      { ...bar, from: share.p25, to: share.p75, weight: "dark" },
      { type: "stroke", at: share.p50, isThin: false },
    ],
    value: shareWords(share.p50),
    detail: `${Math.round(100 * share.p25)} to ${Math.round(100 * share.p75)}%`,
    missing: null,
  }
}

/** Why a firm has no share. */
export function noShareWords(firm: ComparedFirm, workload: Workload): string {
  const why = firm.exposure.whyNot[workload] ?? "Its throughput is not known."
  return firm.row.rentsCompute ? "Rents its compute: it has no stock of its own to measure." : why
}

function sentenceOf(firm: ComparedFirm, shown: readonly Workload[]): string {
  const said = shown.map((workload) => {
    const share = firm.exposure.shares[workload]?.notFreelyBought
    return share ? `${shareWithSpan(share)} of ${workload}` : `${workload} without a share`
  })
  return `${firm.name}: ${said.join(", ")}.`
}

function tableOf({ firms, view }: Compare): Figure["table"] {
  const shown = shownWorkloads(view)
  const groups = groupsWorthSaying(
    firms.flatMap((firm) => shown.map((workload) => firm.exposure.shares[workload])),
  )
  return {
    caption: "Shares of the throughput by what the law makes of buying it again, medians and nine in ten",
    columns: [
      { label: "Firm", isNumeric: false },
      { label: "Work", isNumeric: false },
      { label: "Could not simply be bought again", isNumeric: true },
      ...groups.map((group) => ({ label: exposureGroupLabels[group], isNumeric: true })),
    ],
    rows: firms.flatMap((firm) =>
      shown.map((workload) => {
        const shares = firm.exposure.shares[workload]
        if (!shares)
          return [firm.name, workload, noShareWords(firm, workload), ...groups.map(() => "no share")]
        return [
          firm.name,
          workload,
          shareWithSpan(shares.notFreelyBought),
          ...groups.map((group) => shareWithSpan(shares.groups[group])),
        ]
      }),
    ),
  }
}

/** A row for each firm, kind of work and standing. */
export function exposureSharesData(compare: Compare): ChartData {
  const numbers = ["p5", "p25", "p50", "p75", "p95"] as const
  const day = dayOf(compare)
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "law_of", title: "Day whose law is asked", unit: null, type: "date" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      {
        name: "standing",
        title: "“not freely bought”: presumed denied or under licence; else the standing of the part",
        unit: null,
        type: "text",
      },
      ...numbers.map((quantile) => ({
        name: `share_${quantile}`,
        title: `Share of the throughput, ${quantile === "p50" ? "median" : `${quantile.slice(1)}th percentile`}, 0 to 1; empty: no share, see “missing”`,
        unit: "share",
        type: "number" as const,
      })),
      { name: "missing", title: "Why there is no share; empty: there is one", unit: null, type: "text" },
    ],
    rows: compare.firms.flatMap((firm) =>
      shownWorkloads(compare.view).flatMap((workload) => {
        const shares = firm.exposure.shares[workload]
        const head = [firm.slug, day, workload]
        if (!shares) {
          const none = numbers.map(() => null)
          return [[...head, "not freely bought", ...none, noShareWords(firm, workload)]]
        }
        const groups = groupsWorthSaying([shares])
        return [
          [...head, "not freely bought", ...numbers.map((q) => shares.notFreelyBought[q]), null],
          ...groups.map((group) => [...head, group, ...numbers.map((q) => shares.groups[group][q]), null]),
        ]
      }),
    ),
  }
}
