import "server-only"
import type { Company } from "@/lib/domain/company"
import type { Company as CompanyRow } from "../generated/client"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const companyRows: RecordRows<Company> = {
  table: "Company",
  owned: [{ table: "CompanySource", key: "companyId" }],
  toRows({ compute, sourceIds, ...company }) {
    const row: Columns<CompanyRow> = {
      ...company,
      computeMode: compute.mode,
      computeWhy: compute.why,
      computeClaimIds: compute.claimIds,
    }
    return { Company: [row], CompanySource: linkRows("companyId", company.id, "sourceId", sourceIds) }
  },
  async readAll(tx) {
    const rows = await tx.company.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const links = await tx.companySource.findMany({ orderBy: { position: "asc" } })
    const sourceIds = listsBy(
      links,
      (link) => link.companyId,
      (link) => link.sourceId,
    )
    return rows.map(({ computeMode: mode, computeWhy: why, computeClaimIds: claimIds, ...company }) => ({
      ...company,
      compute: { mode, why, claimIds },
      sourceIds: sourceIds(company.id),
    }))
  },
}
