import "server-only"
import {
  boardSchema,
  boardViewSchema,
  type Board,
  type BoardBar,
  type BoardRow,
  type BoardView,
} from "@/lib/contracts/board"
import type { Estimate, WorkloadEstimate } from "@/lib/contracts/estimate"
import type { Company } from "@/lib/domain/company"
import { worseGrade } from "@/lib/estimation/grade"
import { thisMonth } from "@/lib/server/clock"
import { estimatesFor } from "@/lib/server/estimates/get-estimate"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { boardMarks } from "./marks"

/** The runway board in one of its views: every firm on record, with its bars or with what is missing. */
export async function getBoard(view: BoardView): Promise<Board> {
  // The clock stands outside what is kept: the line for today moves without new data.
  return boardSchema.parse({ ...(await keptBoard(view.set, view.sort, view.kind)), today: thisMonth() })
}

const keptBoard = cachedQuery("board", async (set: string, sort: string, kind: string) =>
  makeBoard(boardViewSchema.parse({ set, sort, kind })),
)

async function makeBoard(view: BoardView): Promise<Omit<Board, "today">> {
  const { board } = await boardOf(await loadCatalogue(), view)
  return board
}

/** The board of some records, and the estimates behind it. */
export async function boardFrom(
  catalogue: Catalogue,
  view: BoardView,
): Promise<{ board: Board; estimates: Estimate[] }> {
  const { board, estimates } = await boardOf(catalogue, view)
  return { board: boardSchema.parse({ ...board, today: thisMonth() }), estimates }
}

async function boardOf(
  catalogue: Catalogue,
  view: BoardView,
): Promise<{ board: Omit<Board, "today">; estimates: Estimate[] }> {
  const { records, dataset } = catalogue
  const companies = records.company.filter(
    (company) => !company.isPseudo && (view.kind === "all" || company.kind.replace(" ", "-") === view.kind),
  )
  const estimates = await estimatesFor(catalogue, companies)
  const rows = companies.map((company) => {
    const estimate = estimates.get(company.id)
    if (!estimate) throw new Error(`no estimate was made for ${company.id}`)
    return boardRow(company, estimate, view, boardMarks(records.statement, company.id, dataset.asOf))
  })
  const grade = (row: BoardRow) => worseOfShown(row)
  const board = {
    view,
    asOf: dataset.asOf,
    horizonMonths: [...estimates.values()][0]?.horizonMonths ?? 60,
    dataVersion: catalogue.dataVersion,
    firmCount: records.company.filter(({ isPseudo }) => !isPseudo).length,
    orderCount: records.order.length,
    reportCount: records.order.reduce((sum, { reports }) => sum + reports.length, 0),
    sourceCount: records.source.length,
    ranked: rows.filter((row) => ["shown", "with warning"].includes(grade(row))).sort(inOrder(view)),
    strained: rows.filter((row) => grade(row) === "strained").sort(inOrder(view)),
    without: rows.filter((row) => grade(row) === "none").sort((a, b) => a.name.localeCompare(b.name, "en")),
  }
  return { board, estimates: [...estimates.values()] }
}

/** A firm is ranked when no bar of it is worse than a warning; a bar without a number does not count. */
function worseOfShown(row: BoardRow): BoardBar["grade"] {
  const grades = [row.training.grade, row.inference.grade].filter((grade) => grade !== "none")
  return grades.length === 0 ? "none" : grades.reduce<BoardBar["grade"]>(worseGrade, "shown")
}

/** A firm's row in one of the board's views. */
export function boardRow(
  company: Company,
  estimate: Estimate,
  view: BoardView,
  marks: BoardRow["marks"],
): BoardRow {
  const { training, inference } = estimate
  return {
    slug: company.id,
    name: company.name,
    nameZh: company.nameZh,
    kind: company.kind,
    training: bar(training, view),
    inference: bar(inference, view),
    marks,
    h100Equivalents: estimate.h100Equivalents,
    rentsCompute: estimate.rentsCompute,
    // What an editor wrote is more exact than what the engine can tell by its empty fields.
    missing:
      company.missingEvidence.length > 0
        ? company.missingEvidence
        : [...new Set([...training.missing, ...inference.missing])],
  }
}

function bar(workload: WorkloadEstimate, view: BoardView): BoardBar {
  const summary = view.set === "own" ? workload.stock : workload.all
  return {
    grade: workload.grade,
    quantiles: summary?.quantiles ?? null,
    censoredShare: summary?.censoredShare ?? null,
    alreadyShortShare: summary?.alreadyShortShare ?? null,
    why: workload.why,
  }
}

function inOrder(view: BoardView): (a: BoardRow, b: BoardRow) => number {
  const byName = (a: BoardRow, b: BoardRow) => a.name.localeCompare(b.name, "en")
  switch (view.sort) {
    case "name":
      return byName
    case "stock":
      return (a, b) => (b.h100Equivalents?.p50 ?? 0) - (a.h100Equivalents?.p50 ?? 0) || byName(a, b)
    case "training":
      return (a, b) => months(a.training) - months(b.training) || byName(a, b)
    case "inference":
      return (a, b) => months(a.inference) - months(b.inference) || byName(a, b)
  }
}

/** Medians past the horizon come last, bars without a number after them; ties by the lower quartile. */
function months({ quantiles }: BoardBar): number {
  if (quantiles === null) return Number.MAX_SAFE_INTEGER
  return (quantiles.p50 ?? 1e6) + (quantiles.p25 ?? 1e3) / 1e4
}
