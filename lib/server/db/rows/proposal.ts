import "server-only"
import type { ControlProposal } from "@/lib/domain/control-rule"
import type { ControlProposal as ControlProposalRow } from "../generated/client"
import { datedOf } from "./dated"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const proposalRows: RecordRows<ControlProposal> = {
  table: "ControlProposal",
  owned: [{ table: "ControlProposalSource", key: "proposalId" }],
  toRows({ sourceIds, introducedOn, branches, ...proposal }) {
    const row: Columns<ControlProposalRow> = {
      ...proposal,
      introducedOn: introducedOn?.date ?? null,
      introducedPrecision: introducedOn?.precision ?? null,
      // Branches nest to any depth, which the type of a JSON column cannot follow.
      branches: branches as unknown as ControlProposalRow["branches"],
    }
    return {
      ControlProposal: [row],
      ControlProposalSource: linkRows("proposalId", proposal.id, "sourceId", sourceIds),
    }
  },
  async readAll(tx) {
    const rows = await tx.controlProposal.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const links = await tx.controlProposalSource.findMany({ orderBy: { position: "asc" } })
    const sourceIds = listsBy(
      links,
      (link) => link.proposalId,
      (link) => link.sourceId,
    )
    return rows.map(({ introducedOn, introducedPrecision, ...proposal }) => ({
      ...proposal,
      introducedOn: datedOf(introducedOn, introducedPrecision),
      sourceIds: sourceIds(proposal.id),
    }))
  },
}
