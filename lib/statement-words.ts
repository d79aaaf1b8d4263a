import type { StatementList, StatementOrder, StatementRow } from "./contracts/statements"
import { claimStates, type ClaimState } from "./domain/claim-state"
import { datedWords, monthSpanWords, monthWords } from "./format"

/* Whether what was said of a stock is over, as lists and tables say it. */

export const claimStateLabels: Record<ClaimState, string> = {
  "ran out": "Ran out",
  "still running": "Still running",
  "not said": "No months said",
}

export const statementOrderLabels: Record<StatementOrder, string> = {
  state: "whether it ran out",
  firm: "firm",
  said: "date",
  end: "end",
}

/** "ran out by Nov 2025", "runs until Jan 2027", "runs on: no last month was named", "no months said". */
export function claimTermWords({ state, from, until }: StatementRow["term"]): string {
  switch (state) {
    case "ran out":
      return from === null || from === until
        ? `ran out by ${monthWords(until!)}`
        : `ran out by ${monthWords(until!)}, at the earliest ${monthWords(from)}`
    case "still running":
      return until === null
        ? `at least until ${monthWords(from!)}; no last month was named`
        : `runs until ${monthWords(until)}`
    case "not said":
      return "no months said"
  }
}

/** What became of it: "ran short, Jul 2024", "not seen yet", "nothing on record". */
export function becameWords(became: StatementRow["became"]): string {
  if (became === null) return "nothing on record"
  if (became.kind === "open") return "not seen yet"
  const { kind, from, to } = became
  if (from === null) return kind
  return `${kind}, ${to === null || to === from ? monthWords(from) : `${monthWords(from)} to ${monthWords(to)}`}`
}

/** "18 months", "16 to 30 months, as we read “a few generations”", “a few more generations”, "no months said". */
export function howLongWords({
  horizonMonths,
  horizonInWords,
  term,
}: Pick<StatementRow, "horizonMonths" | "horizonInWords" | "term">): string {
  if (term.state === "not said" || horizonMonths === null) {
    return horizonInWords ? `“${horizonInWords}”, no months said` : "no months said"
  }
  const months = monthSpanWords(horizonMonths)
  return term.isReading ? `${months}, as we read “${horizonInWords ?? "what was said"}”` : months
}

/** Who said it of whom: names, or the whole market. */
export function aboutWords({ companies }: Pick<StatementRow, "companies">): string {
  return companies.map(({ name }) => name).join(", ")
}

/**
 * The answer in sentences: whose claims about their own stock have run out, whose still run, and which name no months.
 *
 * @param whose of which firms the list is: of all that are followed, or of those that are compared
 */
export function statementsLead(
  { statements, asOf }: Pick<StatementList, "statements" | "asOf">,
  whose: "all" | "these" = "all",
): string[] {
  const own = statements.filter(({ ownFirm }) => ownFirm !== null)
  const firms = firmsByState(own)
  const ranOut = firms["ran out"]
  const running = firms["still running"]
  const among = whose === "all" ? "" : " of these"
  const many =
    ranOut.length === 1
      ? `one${among} firm${among ? "s" : ""} about its`
      : `${ranOut.length}${among} firms about their`
  const none = whose === "all" ? "no firm’s claim about its" : "no claim of these firms about their"
  const sentences = [
    ranOut.length === 0
      ? `By ${monthWords(asOf)} ${none} stock has run out.`
      : `By ${monthWords(asOf)} the claims of ${many} stock have run out: ${listed(ranOut)}.`,
    running.length === 0
      ? `${whose === "all" ? "No claim" : "No claim of these firms"} that names months still runs.`
      : `Still running: ${listed(running)}.`,
  ]
  if ([...ranOut, ...running].some((words) => words.includes("as we read it"))) {
    sentences.push("Months marked “as we read it” were not said: they are our reading of model generations.")
  }
  const withoutMonths = withoutMonthsWords(statements)
  if (withoutMonths !== null) sentences.push(withoutMonths)
  const ofMany = statements.filter(({ ownFirm, term }) => ownFirm === null && term.state === "ran out")
  if (ofMany.length > 0) {
    sentences.push(
      `${ofMany.length === 1 ? "One claim" : `${ofMany.length} claims`} about several firms or the whole market ran out too.`,
    )
  }
  return sentences
}

/** "Two claims say how long in other words than months: Tencent, “a few more generations” (May 2025). Whether …" */
function withoutMonthsWords(statements: readonly StatementRow[]): string | null {
  const vague = statements.filter(({ term, horizonInWords }) => term.state === "not said" && horizonInWords)
  if (vague.length === 0) return null
  const each = vague.map((row) => {
    const said = row.eventOn ?? row.source.publishedOn
    return `${aboutWords(row)}, “${row.horizonInWords}”${said ? ` (${datedWords(said)})` : ""}`
  })
  const [head, hold] =
    vague.length === 1
      ? ["One claim says how long, but names no months", "it still holds"]
      : [`${vague.length} claims say how long, but name no months`, "they still hold"]
  return `${head}: ${each.join("; ")}. Whether ${hold} nobody can say.`
}

/** Firms by the state of what was said of each alone; the last month named beside each. A firm may stand in several. */
function firmsByState(own: readonly StatementRow[]): Record<ClaimState, string[]> {
  const found = Object.fromEntries(claimStates.map((state) => [state, new Map<string, string>()])) as Record<
    ClaimState,
    Map<string, string>
  >
  const read = new Set<string>()
  for (const { companies, term } of own) {
    const name = companies[0]?.name ?? ""
    const last = found[term.state].get(name)
    const until = term.until ?? ""
    if (last !== undefined && until <= last) continue
    found[term.state].set(name, until)
    const key = `${term.state} ${name}`
    if (term.isReading) read.add(key)
    else read.delete(key)
  }
  const words = (state: ClaimState) =>
    [...found[state]]
      .toSorted((a, b) => b[1].localeCompare(a[1]) || a[0].localeCompare(b[0], "en"))
      .map(([name, until]) => {
        if (until === "") return name
        return `${name} (${monthWords(until)}${read.has(`${state} ${name}`) ? ", as we read it" : ""})`
      })
  return {
    "ran out": words("ran out"),
    "still running": words("still running"),
    "not said": words("not said"),
  }
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
}

/** Rows in an order of the list; ties fall to the newest. */
export function inStatementOrder(rows: readonly StatementRow[], order: StatementOrder): StatementRow[] {
  const said = ({ eventOn, source }: StatementRow) => eventOn?.date ?? source.publishedOn?.date ?? ""
  const newest = (a: StatementRow, b: StatementRow) => said(b).localeCompare(said(a))
  const end = ({ term }: StatementRow) => term.until ?? term.from ?? ""
  const latestEnd = (a: StatementRow, b: StatementRow) => end(b).localeCompare(end(a))
  const by: Record<StatementOrder, (a: StatementRow, b: StatementRow) => number> = {
    state: (a, b) => claimStates.indexOf(a.term.state) - claimStates.indexOf(b.term.state) || latestEnd(a, b),
    firm: (a, b) => aboutWords(a).localeCompare(aboutWords(b), "en"),
    said: () => 0,
    end: latestEnd,
  }
  return rows.toSorted((a, b) => by[order](a, b) || newest(a, b) || a.id.localeCompare(b.id, "en"))
}
