import "server-only"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { exposureModel, type ExposureModel } from "@/lib/charts/exposure-model"
import { exposureFigure } from "@/lib/charts/figure/exposure-figure"
import { calendarMonth } from "@/lib/charts/month-axis"
import type { SpecOf } from "@/lib/charts/spec"
import type { Exposure } from "@/lib/contracts/exposure"
import { ENGINE_VERSION } from "@/lib/estimation"
import { exposureSentence } from "@/lib/exposure-words"
import { dayWords, shareWords } from "@/lib/format"
import { exposureDraws } from "@/lib/server/estimates/exposure-drawn"
import { getEstimate } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { exposureOf } from "./known-charts"
import { atOneVersion } from "./at-one-version"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

/** Which share of a firm's stock could not simply be bought again. Null for an unknown firm, or one without a share. */
export async function buildExposure(spec: SpecOf<"exposure">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const company = catalogue.company.get(spec.firm)
    const exposure = company ? await exposureOf(catalogue, spec.firm, spec) : null
    const model = exposure && exposureModel(exposure)
    if (!company || !exposure || !model) return null
    const estimate = await getEstimate(catalogue, company)
    return {
      format: "chip-runway-chart",
      version: documentVersion,
      spec,
      figure: exposureFigure(model),
      answer: answerOf(exposure),
      data: exposureData(exposure, model),
      measures: measuresOf(exposure),
      sources: documentSources(catalogue, [
        ...sourcesOfEstimate(catalogue, estimate),
        ...lawBehind(exposure, catalogue),
      ]),
      provenance: {
        dataVersion: catalogue.dataVersion,
        asOf: exposure.asOf,
        engine: { version: ENGINE_VERSION, seed: catalogue.dataset.seed, draws: exposureDraws },
        assumptions: estimate.assumptionIds.toSorted(),
      },
      // The shares weigh the same draws by the law of each month; a run's own figures do not name them, so that
      // there is nothing here to hold a later run against.
      runs: [],
    }
  }, spec.known)
}

function answerOf({ name, shares, grade, day }: Exposure): string {
  const workloads = (["training", "inference"] as const).filter((workload) => shares[workload] !== null)
  const isStrained = workloads.some((workload) => grade[workload] === "strained")
  return [
    ...workloads.map((workload) =>
      exposureSentence(`${name}’s`, workload, shares[workload]!, `on ${dayWords(day)}`),
    ),
    ...(isStrained ? ["For orientation only: the inputs contradict each other."] : []),
  ].join(" ")
}

function measuresOf({ company, name, shares }: Exposure): ChartDocument["measures"] {
  return (["training", "inference"] as const).flatMap((workload) => {
    const share = shares[workload]?.notFreelyBought.p50
    if (share === undefined) return []
    return [
      {
        key: `${company}.${workload}.exposure.now`,
        label: `${name}, ${workload} on chips it could not simply buy again, median`,
        value: share,
        unit: "share",
        words: shareWords(share),
      },
    ]
  })
}

/** The rules that answer for its chips and met its orders, and the entries of the firm on lists. */
function lawBehind({ byChip, orders, listings }: Exposure, { control }: Catalogue): string[] {
  const rules = [...byChip, ...orders].flatMap(({ rule }) => (rule ? [rule.id] : []))
  return [
    ...rules.flatMap((id) => control.get(id)?.sourceIds ?? []),
    ...listings.flatMap(({ sourceIds }) => sourceIds),
  ]
}

const quantiles = { p5: "5th percentile", p50: "median", p95: "95th percentile" } as const
const names = Object.keys(quantiles) as (keyof typeof quantiles)[]

/** A row a month, from the first with chips at work. */
function exposureData({ history }: Exposure, { axis, bands }: ExposureModel): ChartData {
  const months = new Map(history.map((month) => [month.month, month]))
  return {
    columns: [
      { name: "month", title: "Month whose stock is meant", unit: null, type: "month" },
      { name: "law_of", title: "Day whose law is asked", unit: null, type: "date" },
      ...bands.flatMap(({ workload }) =>
        names.map((quantile) => ({
          name: `${workload}_${quantile}`,
          title: `Share of the ${workload} throughput in chips that could not simply be bought again, ${quantiles[quantile]}, 0 to 1`,
          unit: "share",
          type: "number" as const,
        })),
      ),
    ],
    rows: bands[0]!.p50.map((_, index) => {
      const month = calendarMonth(axis, axis.from + index)
      const found = months.get(month)
      return [
        month,
        found?.day ?? null,
        ...bands.flatMap(({ workload }) =>
          names.map((quantile) => found?.notFreelyBought[workload]?.[quantile] ?? null),
        ),
      ]
    }),
  }
}
