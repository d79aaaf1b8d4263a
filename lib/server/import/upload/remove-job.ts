import "server-only"
import type { Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { AppError } from "../../errors"
import { requireJob } from "./job"

/** Forgets a file that was not applied. What was applied stands in the history and stays. */
export async function removeImport(actor: Actor | null, id: string): Promise<void> {
  await requireJob(actor, id)
  const { count } = await db().importJob.deleteMany({
    where: { id, state: { in: ["uploaded", "planned", "failed"] } },
  })
  if (count === 0) throw new AppError("conflict", "This file is being worked on, or was applied.")
}
