import type { FirmScenarios, ScenarioFigures, ScenarioRunway } from "./contracts/firm-scenarios"
import type { Workload } from "./domain/company"
import { countedWords } from "./number-words"
import { shareWords } from "./format"
import { medianWords, middleHalfWords } from "./runway-words"

export type ScenarioRow = FirmScenarios["scenarios"][number]

/** A runway in a cell: "about 9 months (4 to 16)", "already short (now to 3)". */
export function scenarioRunwayWords({ quantiles }: ScenarioRunway, horizonMonths: number): string {
  const median = medianWords(quantiles.p50, horizonMonths)
  const half = middleHalfWords(quantiles, horizonMonths)
  return half === `over ${horizonMonths}` ? median : `${median} (${half})`
}

/** A chance beside that of the estimate as it stands: "39%, up 12 points", "27%, as before". */
export function chanceWords(after: number, before: number | null): string {
  const said = shareWords(after)
  if (before === null) return said
  if (after === before) return `${said}, as before`
  const points = Math.round(after * 100) - Math.round(before * 100)
  if (points === 0) return `${said}, much as before`
  const size = Math.abs(points) === 1 ? "1 point" : `${Math.abs(points)} points`
  return `${said}, ${points > 0 ? "up" : "down"} ${size}`
}

/** Why a scenario has no number: "no number: only 4% of draws agree with what was served". */
export function noScenarioNumber({ acceptance }: ScenarioFigures): string {
  return acceptance === null
    ? "no number: what it rests on is missing"
    : `no number: ${acceptance === 0 ? "no draw agrees" : `only ${shareWords(acceptance)} of draws agree`} with what was served`
}

/** Scenarios from the one that shortens a workload most to the one that lengthens it most; those without a number last. */
export function byEffect(scenarios: readonly ScenarioRow[], workload: Workload): ScenarioRow[] {
  const chance = ({ figures }: ScenarioRow, set: "own" | "all") =>
    figures[workload][set]?.sufficientAt24 ?? Infinity
  return [...scenarios].sort(
    (a, b) =>
      chance(a, "all") - chance(b, "all") ||
      chance(a, "own") - chance(b, "own") ||
      a.title.localeCompare(b.title, "en"),
  )
}

/**
 * What moves a workload most: "With every supply it can expect, Baidu’s chips still suffice for training after two
 * years in 27% of draws. Of 16 scenarios, “Demand grows half as fast” raises that most, to 62%, and “Keeping pace with
 * the world” lowers it most, to 3%."
 */
export function scenariosLead({ name, base, scenarios }: FirmScenarios, workload: Workload): string {
  const before = base[workload].all?.sufficientAt24
  if (before === undefined) {
    const { why } = base[workload]
    return `As things stand there is no number for ${name}’s ${workload}.${why === null ? "" : ` ${why}.`}`
  }
  const doubt =
    base[workload].grade === "strained"
      ? "For orientation only, because the inputs contradict each other. "
      : ""
  const head = `${doubt}With every supply it can expect, ${name}’s chips still suffice for ${workload} after two years in ${shareWords(before)} of draws.`
  const told = byEffect(scenarios, workload).filter(({ figures }) => figures[workload].all !== null)
  const moves = [
    { row: told.at(-1), verb: "raises", isMoved: (after: number) => after > before },
    { row: told.at(0), verb: "lowers", isMoved: (after: number) => after < before },
  ].flatMap(({ row, verb, isMoved }) => {
    const after = row?.figures[workload].all?.sufficientAt24
    return row && after !== undefined && isMoved(after) ? [{ title: row.title, verb, after }] : []
  })
  if (moves.length === 0) return `${head} No scenario moves that.`
  const said = moves.map(
    ({ title, verb, after }, index) =>
      `“${title}” ${verb} ${index === 0 ? "that" : "it"} most, to ${shareWords(after)}`,
  )
  return `${head} Of ${countedWords(scenarios.length, "scenario").toLowerCase()}, ${said.join(", and ")}.`
}
