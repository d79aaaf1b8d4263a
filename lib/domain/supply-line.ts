import { z } from "zod"
import { assumptionIdSchema } from "./ids"

export const supplyClasses = ["stock", "order", "domestic", "legal", "rental"] as const
export const supplyClassSchema = z.enum(supplyClasses)
export type SupplyClass = z.infer<typeof supplyClassSchema>

/** `{firm}` stands for the buyer, in a component of a split or in an assumption's id. */
const firmOrName = z.string().min(1).max(120)

/** var × mul + add, or one component of a Dirichlet. */
const varTermSchema = z.strictObject({
  var: z.union([assumptionIdSchema, firmOrName]),
  component: firmOrName.optional(),
  mul: z.number().optional(),
  add: z.number().optional(),
})

/**
 * The number of chips that the order's own weighted reports give: one value when they agree, a mixture
 * by weight when they do not. `role` picks the reports ("purchase" for what was ordered).
 */
const reportedTermSchema = z.strictObject({ reported: z.literal("quantity") })

const termSchema = z.union([z.number(), varTermSchema, reportedTermSchema])
export const templateValueSchema = z.union([
  termSchema,
  z.strictObject({ product: z.array(termSchema).min(1) }),
])
export type TemplateTerm = z.infer<typeof termSchema>
export type TemplateValue = z.infer<typeof templateValueSchema>

/** A supply line as a template: what an order becomes in the model, before firm and as-of month are known. */
export const lineTemplateSchema = z
  .strictObject({
    chip: z.string().min(1),
    class: supplyClassSchema,
    units: templateValueSchema.optional(),
    unitsPerMonth: templateValueSchema.optional(),
    growthPerYear: templateValueSchema.optional(),
    /** A back-cast flow: scaled so that it meets the as-of month's rate at month 0. */
    startFactor: z.literal("growthPerYear^(startMonth/12)").optional(),
    delayMonths: templateValueSchema.optional(),
    realisedShare: templateValueSchema.optional(),
    /**
     * What `realisedShare` of a legal flow is the chance of. `licence`: that purchases come through while they
     * need a licence or are discouraged; it falls away where neither holds. `forecast`: a guess at rules to come,
     * which stands whatever the rules say today.
     */
    gate: z.enum(["licence", "forecast"]).optional(),
    termMonths: templateValueSchema.optional(),
  })
  .refine((line) => (line.units === undefined) !== (line.unitsPerMonth === undefined), {
    message: "a line has either units or unitsPerMonth",
  })
export type LineTemplate = z.infer<typeof lineTemplateSchema>
