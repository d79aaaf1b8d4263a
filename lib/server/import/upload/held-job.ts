import "server-only"
import { db } from "../../db/client"
import type { Execute } from "../../db/write-transaction"
import { AppError } from "../../errors"
import { thisInstance } from "../../instances/this-instance"

/** States of a job that an instance works on. */
export const statesAtWork = ["planning", "applying"] as const
export type StateAtWork = (typeof statesAtWork)[number]

type Update = Parameters<ReturnType<typeof db>["importJob"]["updateMany"]>[0]
type Values = Update["data"]

/**
 * Makes a job this instance's to work on.
 *
 * @returns false when it is not as `where` says any more
 */
export async function takeUp(
  id: string,
  where: Omit<NonNullable<Update["where"]>, "id">,
  values: Values & { state: StateAtWork },
): Promise<boolean> {
  const data = { ...values, done: 0, message: null, instanceId: thisInstance().id }
  const { count } = await db().importJob.updateMany({ where: { ...where, id }, data })
  return count > 0
}

/**
 * Writes to a job that this instance works on. What another one has taken for cut off and given back to its owner is
 * left as it is.
 *
 * @returns false when it is not this instance's any more
 */
export async function writeHeld(id: string, data: Values): Promise<boolean> {
  const where = { id, instanceId: thisInstance().id, state: { in: [...statesAtWork] } }
  return (await db().importJob.updateMany({ where, data })).count > 0
}

/** As `writeHeld`, for work that is then over. */
export function letGo(id: string, values: Values & { state: string }): Promise<boolean> {
  return writeHeld(id, { ...values, instanceId: null })
}

/**
 * As `letGo`, as a part of a transaction that must not be without it.
 *
 * @param settings of columns, with `?` for each value
 * @throws AppError when the job is not this instance's any more
 */
export async function letGoWithin(
  execute: Execute,
  id: string,
  settings: string,
  values: readonly unknown[],
): Promise<void> {
  const count = await execute(
    `UPDATE "ImportJob" SET ${settings}, "done" = "total", "instanceId" = NULL
     WHERE "id" = ? AND "instanceId" = ? AND "state" IN (${statesAtWork.map((state) => `'${state}'`).join(", ")})`,
    [...values, id, thisInstance().id],
  )
  if (count === 0) throw notHeld()
}

/** What ends the work on a job that is not this instance's any more. */
export function notHeld(): AppError {
  return new AppError("conflict", "This import was given back meanwhile.")
}
