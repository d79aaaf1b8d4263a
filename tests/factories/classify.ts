import { readdirSync, readFileSync } from "node:fs"
import type { ClassifySetting } from "@/lib/contracts/classify"
import { chipSchema } from "@/lib/domain/chip"
import { controlProposalSchema, controlRuleSchema } from "@/lib/domain/control-rule"
import { specsOf } from "@/lib/export-controls"

/** The classify form's setting over the records of data/. */
export function classifySetting(): ClassifySetting {
  return {
    dataVersion: 1,
    today: "2026-11-23",
    chips: chipSchema
      .array()
      .parse(read("chips.json"))
      .map((chip) => ({ id: chip.id, name: chip.name, vendor: chip.vendor, specs: specsOf(chip) })),
    rules: readdirSync("data/controls").map((file) => controlRuleSchema.parse(read(`controls/${file}`))),
    proposals: controlProposalSchema
      .array()
      .parse(read("proposals.json"))
      .filter(({ branches }) => branches !== null),
  }
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(`data/${file}`, "utf8"))
}
