import "server-only"
import {
  importChoicesSchema,
  importStates,
  importSummarySchema,
  type ImportJobView,
} from "@/lib/contracts/import"
import { editableKinds, type EditableKind } from "@/lib/forms/form"
import { z } from "zod"
import { requirePermission, type Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { AppError } from "../../errors"

/** Everything of a job but its file, which may be large. */
const jobSelect = {
  id: true,
  userId: true,
  userName: true,
  kind: true,
  fileName: true,
  format: true,
  createdAt: true,
  mapping: true,
  state: true,
  instanceId: true,
  total: true,
  done: true,
  message: true,
  summary: true,
  fingerprint: true,
  dataVersion: true,
} as const

const jobSchema = z.object({
  id: z.string(),
  userId: z.string(),
  userName: z.string(),
  kind: z.enum(editableKinds),
  fileName: z.string(),
  format: z.enum(["csv", "json"]),
  createdAt: z.date(),
  mapping: importChoicesSchema.nullable(),
  state: z.enum(importStates),
  instanceId: z.string().nullable(),
  total: z.number(),
  done: z.number(),
  message: z.string().nullable(),
  summary: importSummarySchema.nullable(),
  fingerprint: z.string().nullable(),
  dataVersion: z.number().nullable(),
})
export type ImportJob = z.infer<typeof jobSchema>

/** A job that the actor may see: their own, or any for an admin; null when there is none such. */
export async function findJob(actor: Actor | null, id: string): Promise<ImportJob | null> {
  requirePermission(actor, "import:run")
  const row = await db().importJob.findUnique({ where: { id }, select: jobSelect })
  if (!row || (row.userId !== actor.id && actor.role !== "admin")) return null
  return jobSchema.parse(row)
}

/** @throws AppError `not-found` also for a job of somebody else: whether it exists is not theirs to know */
export async function requireJob(actor: Actor | null, id: string): Promise<ImportJob> {
  const job = await findJob(actor, id)
  if (!job) throw new AppError("not-found", "There is no such import.")
  return job
}

/** The jobs that the actor may see, the newest first. */
export async function findJobs(actor: Actor | null, count: number): Promise<ImportJob[]> {
  requirePermission(actor, "import:run")
  const rows = await db().importJob.findMany({
    where: actor.role === "admin" ? {} : { userId: actor.id },
    orderBy: { createdAt: "desc" },
    take: count,
    select: jobSelect,
  })
  return rows.map((row) => jobSchema.parse(row))
}

/** The text of a job's file. */
export async function contentOf(id: string): Promise<string> {
  const row = await db().importJob.findUnique({ where: { id }, select: { content: true } })
  if (!row) throw new AppError("not-found", "There is no such import.")
  return row.content
}

/** A job as its pages show it. */
export function viewOfJob(job: ImportJob): ImportJobView & { kind: EditableKind } {
  const { id, kind, fileName, format, userName, state, total, done, message, summary, dataVersion } = job
  return {
    ...{ id, kind, fileName, format, userName, state, total, done, message, summary, dataVersion },
    createdAt: job.createdAt.toISOString(),
    choices: job.mapping,
  }
}
