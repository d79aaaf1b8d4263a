import "server-only"
import { z } from "zod"

const nothing = z.strictObject({})
const ofVersion = z.strictObject({ dataVersion: z.int().positive() })

/** Everything that is done in the background, with what each needs to know. */
export const taskPayloads = {
  /** Finds out which estimates the newest data version lacks, and has them made. */
  estimates: z.strictObject({
    dataVersion: z.int().positive(),
    /** What was being made was cut off. */
    isResumed: z.boolean(),
  }),
  /** Makes one firm's estimate as of a data version. */
  estimate: z.strictObject({ companyId: z.string().min(1), dataVersion: z.int().positive() }),
  /** Shows a data version to everybody once its estimates are there. */
  publish: ofVersion,
  /** What drives each estimate. */
  drivers: nothing,
  /** What hangs on each contradiction. */
  truths: nothing,
  /** Which sources want to be looked at again, and which frozen charts no longer come out as they were. */
  "source-check": nothing,
  /** A backup, when the settings ask for one and it is time. */
  backup: nothing,
  /** A copy of the whole public data set, so too. */
  export: nothing,
} as const

export type TaskName = keyof typeof taskPayloads
export type TaskPayload<T extends TaskName> = z.infer<(typeof taskPayloads)[T]>

export const taskNames = Object.keys(taskPayloads) as TaskName[]

/** Readers wait for these; everything else is done one after the other beside them. */
const urgent: readonly TaskName[] = ["estimates", "estimate", "publish"]

export function isUrgent(task: TaskName): boolean {
  return urgent.includes(task)
}
