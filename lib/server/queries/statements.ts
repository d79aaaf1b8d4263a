import "server-only"
import { statementListSchema, type StatementList, type StatementRow } from "@/lib/contracts/statements"
import { claimTerm } from "@/lib/domain/claim-state"
import { lastDayOf } from "@/lib/domain/dated"
import { addMonths, monthOf, type Month } from "@/lib/domain/month"
import type { Statement } from "@/lib/domain/statement"
import type { KnownCatalogue } from "./as-known"
import { cachedQuery } from "./cached"
import { loadCatalogue, type Catalogue } from "./catalogue"
import { inKnownTurn } from "./known-turns"
import { claimDate, statementView } from "./claim-views"

/** What all firms said of their stock, newest first, each with whether it has run out by the data's month. */
export async function listStatements(): Promise<StatementList> {
  return statementListSchema.parse(await keptStatements())
}

const keptStatements = cachedQuery("statements", async () => statementListOf(await loadCatalogue()))

/** The same as known on a day, by that day's month. */
export async function getKnownStatements(
  day: string,
): Promise<{ list: StatementList; known: KnownCatalogue["known"] }> {
  return inKnownTurn(day, (catalogue) =>
    Promise.resolve({
      list: statementListSchema.parse(statementListOf(catalogue)),
      known: catalogue.known,
    }),
  )
}

function statementListOf(catalogue: Catalogue): StatementList {
  const { records, dataset, dataVersion } = catalogue
  return { asOf: dataset.asOf, dataVersion, statements: statementRows(catalogue, records.statement) }
}

/** Statements as lists show them, newest first. */
export function statementRows(catalogue: Catalogue, statements: readonly Statement[]): StatementRow[] {
  return statements
    .toSorted(
      (a, b) =>
        claimDate(catalogue, b).localeCompare(claimDate(catalogue, a)) || a.id.localeCompare(b.id, "en"),
    )
    .map((statement) => statementRow(catalogue, statement))
}

function statementRow(catalogue: Catalogue, statement: Statement): StatementRow {
  const [only, ...others] = statement.companies
  const isOwn = only !== undefined && others.length === 0 && !catalogue.company.get(only)?.isPseudo
  return {
    ...statementView(catalogue, statement),
    ownFirm: isOwn ? only : null,
    term: claimTerm(statement, catalogue.dataset.asOf),
    became: becameOf(statement),
  }
}

/** Of a date that is no day, what was seen may have been seen as early and as late as its period allows. */
function becameOf({ resolution, eventOn }: Statement): StatementRow["became"] {
  if (resolution === null) return null
  const at = (day: string | undefined, after: number | undefined): Month | null =>
    day === undefined || after === undefined ? null : addMonths(monthOf(day), Math.floor(after))
  return {
    kind: resolution.kind,
    from: at(eventOn?.date, resolution.months?.low),
    to: at(eventOn ? lastDayOf(eventOn) : undefined, resolution.months?.high),
    why: resolution.why,
  }
}
