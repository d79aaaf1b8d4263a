import "server-only"
import type { Designation } from "@/lib/domain/designation"
import type { Designation as DesignationRow } from "../generated/client"
import { claimColumns, claimOf } from "./claim"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const designationRows: RecordRows<Designation> = {
  table: "Designation",
  owned: [{ table: "DesignationCompany", key: "designationId" }],
  toRows(designation) {
    const row: Columns<DesignationRow> = {
      list: designation.list,
      status: designation.status,
      ...claimColumns(designation),
    }
    return {
      Designation: [row],
      DesignationCompany: linkRows("designationId", designation.id, "companyId", designation.companies),
    }
  },
  async readAll(tx) {
    const rows = await tx.designation.findMany({ orderBy: { id: "asc" } })
    const links = await tx.designationCompany.findMany({ orderBy: { position: "asc" } })
    const companies = listsBy(
      links,
      (link) => link.designationId,
      (link) => link.companyId,
    )
    return rows.map((row) => ({ ...claimOf(row, companies(row.id)), list: row.list, status: row.status }))
  },
}
