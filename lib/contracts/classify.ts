import { z } from "zod"
import { controlProposalSchema, controlRuleSchema, metricSchema } from "../domain/control-rule"

/**
 * Everything the classify form needs to answer in the browser: every part's measures, and the rules without
 * the texts and examples that no answer turns on.
 */
export const classifySettingSchema = z.object({
  dataVersion: z.number().int(),
  today: z.iso.date(),
  chips: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      vendor: z.string(),
      specs: z.partialRecord(metricSchema, z.union([z.number(), z.boolean(), z.string(), z.null()])),
    }),
  ),
  rules: z.array(controlRuleSchema),
  proposals: z.array(controlProposalSchema),
})
export type ClassifySetting = z.infer<typeof classifySettingSchema>
