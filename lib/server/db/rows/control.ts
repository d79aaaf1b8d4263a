import "server-only"
import type { ControlRule } from "@/lib/domain/control-rule"
import type { ControlRule as ControlRuleRow } from "../generated/client"
import { datedOf } from "./dated"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const controlRows: RecordRows<ControlRule> = {
  table: "ControlRule",
  owned: [{ table: "ControlRuleSource", key: "ruleId" }],
  parentOf: (rule) => rule.supersededBy,
  toRows({ sourceIds, ...rule }) {
    return {
      ControlRule: [ruleRow(rule)],
      ControlRuleSource: linkRows("ruleId", rule.id, "sourceId", sourceIds),
    }
  },
  async readAll(tx) {
    const rows = await tx.controlRule.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const links = await tx.controlRuleSource.findMany({ orderBy: { position: "asc" } })
    const sourceIds = listsBy(
      links,
      (link) => link.ruleId,
      (link) => link.sourceId,
    )
    return rows.map((row) => ruleOf(row, sourceIds(row.id)))
  },
}

function ruleRow(written: Omit<ControlRule, "sourceIds">): Columns<ControlRuleRow> {
  const { releasedOn, publishedOn, effectiveOn, ...undated } = written
  const { supersededBy, cancelShareAssumption, precision, branches, ...rule } = undated
  return {
    ...rule,
    releasedOn: releasedOn?.date ?? null,
    releasedPrecision: releasedOn?.precision ?? null,
    publishedOn: publishedOn?.date ?? null,
    publishedPrecision: publishedOn?.precision ?? null,
    effectiveOn: effectiveOn.date,
    effectivePrecision: effectiveOn.precision,
    supersededById: supersededBy,
    // Branches nest to any depth, which the type of a JSON column cannot follow.
    branches: branches as unknown as ControlRuleRow["branches"],
    precisionLevel: precision.level,
    precisionWhy: precision.why,
    cancelShareAssumptionId: cancelShareAssumption,
  }
}

/** The inverse of `ruleRow`. */
function ruleOf(row: Columns<ControlRuleRow>, sourceIds: string[]): unknown {
  const { releasedOn, releasedPrecision, publishedOn, publishedPrecision, ...others } = row
  const { effectiveOn, effectivePrecision, precisionLevel, precisionWhy, ...rest } = others
  const { supersededById, cancelShareAssumptionId, ...rule } = rest
  return {
    ...rule,
    releasedOn: datedOf(releasedOn, releasedPrecision),
    publishedOn: datedOf(publishedOn, publishedPrecision),
    effectiveOn: datedOf(effectiveOn, effectivePrecision),
    supersededBy: supersededById,
    precision: { level: precisionLevel, why: precisionWhy },
    cancelShareAssumption: cancelShareAssumptionId,
    sourceIds,
  }
}
