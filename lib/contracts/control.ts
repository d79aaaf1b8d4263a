import { z } from "zod"
import { controlRuleKinds, controlStatusSchema, rulePlaces } from "../domain/control-rule"
import { datedSchema } from "../domain/dated"
import { slugSchema } from "../domain/ids"
import { listingLists } from "../domain/listing"
import { firstControlDay, lastControlDay } from "./control-range"

/** A day that pages answer for. */
export const controlDaySchema = z.iso
  .date("write a day of the calendar as YYYY-MM-DD, for example 2023-11-17")
  .refine((day) => day >= firstControlDay && day <= lastControlDay, {
    message: `choose a day from ${firstControlDay} to ${lastControlDay}`,
  })

export const ruleStates = ["in force", "suspended", "unknown", "not in force"] as const
export type ShownRuleState = (typeof ruleStates)[number]

/** A rule as the time line and the heads of the matrix name it. */
export const ruleBriefSchema = z.object({
  id: slugSchema,
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(controlRuleKinds),
  place: z.enum(rulePlaces),
  isApproximate: z.boolean(),
  effectiveOn: datedSchema,
  periods: z.array(
    z.object({
      from: z.string(),
      until: z.string().nullable(),
      state: z.enum(["in force", "suspended", "unknown"]),
    }),
  ),
  /** The strictest answer that one of its branches gives; null where every branch points to another rule. */
  strictest: controlStatusSchema.nullable(),
})
export type RuleBrief = z.infer<typeof ruleBriefSchema>

export const listingBriefSchema = z.object({
  id: slugSchema,
  names: z.string(),
  list: z.enum(listingLists),
  listedOn: datedSchema,
})
export type ListingBrief = z.infer<typeof listingBriefSchema>

export const proposalBriefSchema = z.object({
  id: slugSchema,
  name: z.string(),
  shortName: z.string(),
  state: z.string(),
  introducedOn: datedSchema.nullable(),
  strictest: controlStatusSchema.nullable(),
})
export type ProposalBrief = z.infer<typeof proposalBriefSchema>

export const makerGroups = [
  "NVIDIA",
  "AMD",
  "Intel",
  "Other foreign makers",
  "Huawei",
  "Other Chinese makers",
] as const
export type MakerGroup = (typeof makerGroups)[number]

export const matrixChipSchema = z.object({
  id: slugSchema,
  name: z.string(),
  maker: z.string(),
  group: z.enum(makerGroups),
})
export type MatrixChip = z.infer<typeof matrixChipSchema>

/** Days, both included, through which every answer stays the same. */
export const stretchSchema = z.object({
  from: z.string(),
  until: z.string(),
  /** What changed on its first day, as the end of a sentence; null for the first stretch. */
  change: z.string().nullable(),
  /** The combined answers, one letter a part in the order of `chips` (`lib/control-letters.ts`). */
  combined: z.string(),
  /** Rules that ask about the part itself and have a state that day: by place, newest first. */
  columns: z.array(z.object({ rule: slugSchema, state: z.enum(ruleStates), answers: z.string() })),
  /** Rules that ask about the deal (its parties, memory, foundry), with their state that day. */
  besides: z.array(z.object({ rule: slugSchema, state: z.enum(ruleStates) })),
})
export type Stretch = z.infer<typeof stretchSchema>

/** Every answer of every day: what the slider walks through. */
export const everyDaySchema = z.object({
  dataVersion: z.number().int(),
  chips: z.array(matrixChipSchema),
  stretches: z.array(stretchSchema),
})
export type EveryDay = z.infer<typeof everyDaySchema>

/** The law on one day, and the time line around it. */
export const controlDayViewSchema = z.object({
  dataVersion: z.number().int(),
  /** The day as of which the records are, "today" of these pages. */
  compiledOn: z.string(),
  day: z.string(),
  chips: z.array(matrixChipSchema),
  stretch: stretchSchema,
  /** First days of the stretches before and after. */
  previousChange: z.string().nullable(),
  nextChange: z.string().nullable(),
  rules: z.array(ruleBriefSchema),
  listings: z.array(listingBriefSchema),
  proposals: z.array(proposalBriefSchema),
})
export type ControlDayView = z.infer<typeof controlDayViewSchema>
