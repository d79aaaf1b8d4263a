import "server-only"
import { classifySettingSchema, type ClassifySetting } from "@/lib/contracts/classify"
import type { ControlProposal, ControlRule } from "@/lib/domain/control-rule"
import { specsOf } from "@/lib/export-controls"
import { cachedQuery } from "./cached"
import { loadCatalogue } from "./catalogue"

/** Parts and rules as the classify form needs them, here and in the browser. */
export async function getClassifySetting(): Promise<ClassifySetting> {
  return classifySettingSchema.parse(await kept())
}

const kept = cachedQuery("classify-setting", async (): Promise<ClassifySetting> => {
  const { records, dataVersion, dataset } = await loadCatalogue()
  return {
    dataVersion,
    today: dataset.compiledOn,
    chips: records.chip
      .map((chip) => ({ id: chip.id, name: chip.name, vendor: chip.vendor, specs: specsOf(chip) }))
      .sort((a, b) => a.vendor.localeCompare(b.vendor, "en") || a.name.localeCompare(b.name, "en")),
    rules: [...records.control]
      .sort((a, b) => a.effectiveOn.date.localeCompare(b.effectiveOn.date))
      .map(bareRule),
    proposals: records.proposal.filter(({ branches }) => branches !== null).map(bareProposal),
  }
})

/** A rule without the texts that no answer turns on: a third of a megabyte that the browser is spared. */
function bareRule(rule: ControlRule): ControlRule {
  return {
    ...rule,
    periods: rule.periods.map((period) => ({ ...period, note: null })),
    furtherDates: [],
    appliesTo: { ...rule.appliesTo, inWords: "left out" },
    precision: { ...rule.precision, why: null },
    summary: "left out",
    criteriaInWords: null,
    reviewPolicy: null,
    transition: null,
    proceduralConditions: [],
    openQuestions: [],
    sensitivities: [],
    examples: [],
    sourceIds: [],
  }
}

function bareProposal(proposal: ControlProposal): ControlProposal {
  return { ...proposal, state: "left out", summary: "left out", effect: null, sourceIds: [] }
}
