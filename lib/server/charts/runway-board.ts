import "server-only"
import { boardLead } from "@/lib/board-lead"
import { documentVersion, type ChartData, type ChartDocument } from "@/lib/charts/document"
import { boardWithin, leftOutWords } from "@/lib/charts/board-within"
import { boardFigure } from "@/lib/charts/figure/board-figure"
import { runwayColumns, runwayMeasure, runwayValues } from "@/lib/charts/runway-data"
import type { SpecOf } from "@/lib/charts/spec"
import type { Board, BoardRow } from "@/lib/contracts/board"
import type { Workload } from "@/lib/domain/company"
import { missingForRunway } from "@/lib/runway-words"
import { ENGINE_VERSION } from "@/lib/estimation"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { atOneVersion } from "./at-one-version"
import { boardOf } from "./known-charts"
import { engineRunOf } from "./engine-run"
import { documentSources, sourcesOfEstimate } from "./sources-behind"

const workloads = ["training", "inference"] as const

/** How long the chips of every firm last, with the runs behind each number. Null where no firm is of that kind. */
export async function buildRunwayBoard(spec: SpecOf<"runway-board">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const { set, sort, kind } = spec
    const { board, left } = boardWithin(await boardOf(catalogue, { set, sort, kind }, spec))
    if (board.ranked.length + board.strained.length + board.without.length === 0) return null
    return boardDocument(spec, { board, left }, catalogue)
  }, spec.known)
}

async function boardDocument(
  spec: SpecOf<"runway-board">,
  { board, left }: ReturnType<typeof boardWithin>,
  catalogue: Catalogue,
): Promise<ChartDocument> {
  const { set } = spec
  const numbered = [...board.ranked, ...board.strained]
  const companies = numbered.flatMap(({ slug }) => catalogue.company.get(slug) ?? [])
  const estimates = await estimatesFor(catalogue, companies)
  const runs: ChartDocument["runs"] = []
  for (const estimate of estimates.values()) {
    const run = await engineRunOf(
      estimate,
      workloads.flatMap((workload) => [`${workload}.${set}.runway`, `${workload}.${set}.shares`]),
      catalogue,
    )
    if (run) runs.push(run)
  }
  const statements = new Map(catalogue.records.statement.map((statement) => [statement.id, statement]))
  const { dataset } = catalogue
  const figure = boardFigure(board)
  const leftOut = leftOutWords(left)
  return {
    format: "chip-runway-chart",
    version: documentVersion,
    spec,
    figure: leftOut === null ? figure : { ...figure, words: [...figure.words, leftOut] },
    answer: boardLead(board).join(" "),
    data: boardData(board),
    measures: numbered.flatMap((row) =>
      workloads.map((workload) =>
        runwayMeasure({
          slug: row.slug,
          name: row.name,
          workload,
          set,
          quantiles: row[workload].quantiles,
          horizonMonths: board.horizonMonths,
        }),
      ),
    ),
    sources: documentSources(catalogue, [
      ...[...estimates.values()].flatMap((estimate) => sourcesOfEstimate(catalogue, estimate)),
      ...numbered.flatMap(({ marks }) =>
        marks.flatMap(({ claimId }) => statements.get(claimId)?.sourceId ?? []),
      ),
    ]),
    provenance: {
      dataVersion: catalogue.dataVersion,
      asOf: board.asOf,
      engine: { version: ENGINE_VERSION, seed: dataset.seed, draws: dataset.draws },
      assumptions: [...new Set([...estimates.values()].flatMap(({ assumptionIds }) => assumptionIds))].sort(),
    },
    runs,
  }
}

/** A row for each firm and workload, in the order of the board; firms without a number after them. */
function boardData({ ranked, strained, without, asOf, horizonMonths }: Board): ChartData {
  return {
    columns: [
      { name: "firm", title: "Firm, as in its address here", unit: null, type: "text" },
      { name: "firm_name", title: "Name of the firm", unit: null, type: "text" },
      { name: "firm_name_zh", title: "Name in Chinese; empty: none on record", unit: null, type: "text" },
      { name: "workload", title: "training or inference", unit: null, type: "text" },
      {
        name: "grade",
        title:
          "How far the estimate can be trusted: shown, with warning, strained (for orientation only: its inputs contradict each other), none",
        unit: null,
        type: "text",
      },
      ...runwayColumns(asOf, horizonMonths),
      { name: "missing", title: "What an estimate would need; empty: nothing", unit: null, type: "text" },
      {
        name: "firm_said",
        title: "What the firm itself said of how long its chips last; empty: nothing on record",
        unit: null,
        type: "text",
      },
    ],
    rows: [...ranked, ...strained, ...without].flatMap((row) =>
      workloads.map((workload) => [
        row.slug,
        row.name,
        row.nameZh,
        workload,
        row[workload].grade,
        ...runwayValues(row[workload], asOf),
        row[workload].quantiles === null ? missingForRunway(row) : null,
        saidWords(row, workload),
      ]),
    ),
  }
}

/** Longest text of a cell. */
const mostText = 4000

/** What a firm said of a workload, as the diamonds of its bar; null: nothing. */
function saidWords({ marks }: BoardRow, workload: Workload): string | null {
  const said = marks
    .filter((mark) => mark.workload === workload || (mark.workload === null && workload === "training"))
    .map(({ speaker, saidOn, inWords }) => `${speaker}, ${saidOn}: ${inWords}`)
    .join("; ")
  if (said === "") return null
  return said.length <= mostText ? said : `${said.slice(0, mostText - 1)}…`
}
