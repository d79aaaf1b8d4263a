import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { chipSchema, type Chip } from "@/lib/domain/chip"
import { controlProposalSchema, controlRuleSchema, type ControlRule } from "@/lib/domain/control-rule"
import { listingSchema } from "@/lib/domain/listing"
import { scenarioSchema } from "@/lib/domain/scenario"
import { lawOf, specsOf, type Specs } from "@/lib/export-controls"

// The law, the chips and the scenarios of data/, for tests that ask what they amount to.

const folder = join(import.meta.dirname, "../../../data")
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"))

export const rules: readonly ControlRule[] = readdirSync(join(folder, "controls"))
  .sort()
  .map((file) => controlRuleSchema.parse(read(`controls/${file}`)))
export const proposals = z.array(controlProposalSchema).parse(read("proposals.json"))
export const listings = z.array(listingSchema).parse(read("listings.json"))
export const scenarios = z.array(scenarioSchema).parse(read("scenarios.json"))
export const chips: readonly Chip[] = z.array(chipSchema).parse(read("chips.json"))

export const theLaw = lawOf({ rules, listings })

const chipById = new Map(chips.map((chip) => [chip.id, chip]))

export function theChip(id: string): Chip {
  const chip = chipById.get(id)
  if (!chip) throw new Error(`no chip ${id}`)
  return chip
}

export function specsOfChip(id: string): Specs {
  return specsOf(theChip(id))
}

export function theRule(id: string): ControlRule {
  const rule = theLaw.byId.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}
