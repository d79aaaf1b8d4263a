import "server-only"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { contradictionTable, designationTable, noteTable, statementTable } from "./claim-tables"
import { orderTable, reportTable } from "./order-tables"
import { assumptionTable, chipTable, firmTable, sourceTable } from "./record-tables"
import { runwayTable } from "./runway-table"
import type { DataTable } from "./table"

/** Every table of the whole data set, as everybody may have it. */
export async function allTables(catalogue: Catalogue): Promise<DataTable[]> {
  return [
    firmTable(catalogue),
    chipTable(catalogue),
    orderTable(catalogue),
    reportTable(catalogue),
    statementTable(catalogue),
    noteTable(catalogue),
    designationTable(catalogue),
    contradictionTable(catalogue),
    assumptionTable(catalogue),
    sourceTable(catalogue),
    await runwayTable(catalogue),
  ] as DataTable[]
}
