import { z } from "zod"
import { assumptionIdSchema, slugSchema } from "./ids"
import { monthSchema } from "./month"

/** What a reader puts in the place of an assumption's distribution. */
export const readersValueSchema = z.discriminatedUnion("is", [
  /** One value, taken as certain; the chance of a yes-or-no assumption. */
  z.strictObject({ is: z.literal("value"), value: z.number() }),
  /** The 5th and 95th percentile of the same kind of distribution. */
  z
    .strictObject({ is: z.literal("range"), low: z.number(), high: z.number() })
    .refine(({ low, high }) => low < high, { message: "must not lie below the lower end", path: ["high"] }),
  /** No value, where a field may be without one: growth that never slows down has no half-life. */
  z.strictObject({ is: z.literal("none") }),
])
export type ReadersValue = z.infer<typeof readersValueSchema>

/** How many times its weight a reader gives a report; 0: not believed at all. */
export const trustSchema = z.number().min(0).max(100)

/** Most changes of one kind that a case can hold: more than any estimate has inputs. */
export const mostCaseChanges = 200

/** "As things stand": the scenario that changes nothing. It needs no record. */
export const asThingsStand = "as-things-stand"

/**
 * What a reader asks of a firm's estimate: a scenario to start from, assumptions of their own, and how far they
 * believe each report.
 */
export const caseSchema = z.strictObject({
  firm: slugSchema,
  /** Null: the dataset's month. */
  asOf: monthSchema.nullable(),
  /** Id of a scenario on record, or `asThingsStand`. */
  scenario: slugSchema,
  /**
   * By the field that the assumption feeds ("training.runsPerYear") where a firm has one assumption for it, else by
   * its id ("mfu.hopper"). For a split among firms the value is this firm's share.
   */
  assumptions: z
    .record(assumptionIdSchema, readersValueSchema)
    .refine((all) => Object.keys(all).length <= mostCaseChanges, `at most ${mostCaseChanges} can be changed`),
  /** By id of the report. Reports that are not named keep their weight. */
  trust: z
    .record(slugSchema, trustSchema)
    .refine((all) => Object.keys(all).length <= mostCaseChanges, `at most ${mostCaseChanges} can be changed`),
})
export type Case = z.infer<typeof caseSchema>

/** The case in which the reader changed nothing. */
export function untouchedCase(firm: string): Case {
  return { firm, asOf: null, scenario: asThingsStand, assumptions: {}, trust: {} }
}
