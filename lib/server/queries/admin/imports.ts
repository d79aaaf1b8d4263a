import "server-only"
import type {
  ImportColumn,
  ImportJobView,
  ImportOutcome,
  ImportRowView,
  ImportTarget,
} from "@/lib/contracts/import"
import type { EditableKind } from "@/lib/forms/form"
import type { Actor } from "../../auth/permissions"
import { db } from "../../db/client"
import { withoutCutOff } from "../../import/upload/cut-off"
import { findJob, findJobs, requireJob, viewOfJob } from "../../import/upload/job"
import { columnsOf } from "../../import/upload/mapping"
import { rowsOfJob } from "../../import/upload/rows"
import { targetsOf } from "../../import/upload/targets"

/** Imports shown in the list. */
const listed = 50

export type ImportView = ImportJobView & {
  kind: EditableKind
  /** The data version that took the import back. */
  undoneBy: number | null
}

/** An uploaded file with what has become of it; null for none, and for one that is not the actor's to see. */
export async function getImport(actor: Actor | null, id: string): Promise<ImportView | null> {
  const job = await findJob(actor, id)
  if (!job) return null
  const view = viewOfJob(await withoutCutOff(job))
  const undo =
    view.dataVersion === null
      ? null
      : await db().dataVersion.findFirst({ where: { undoes: view.dataVersion }, select: { number: true } })
  return { ...view, undoneBy: undo?.number ?? null }
}

/** The actor's imports, for an admin everybody's, the newest first. */
export async function listImports(actor: Actor | null): Promise<ImportJobView[]> {
  return (await findJobs(actor, listed)).map(viewOfJob)
}

/** How the columns of a file are mapped, and to what they can be. */
export async function getImportMapping(
  actor: Actor | null,
  id: string,
): Promise<{ columns: ImportColumn[]; targets: ImportTarget[]; isRemembered: boolean }> {
  const job = await requireJob(actor, id)
  return { ...(await columnsOf(job)), targets: targetsOf(job.kind) }
}

/** A page of a preview's rows, counted from 1. */
export async function getImportRows(
  actor: Actor | null,
  id: string,
  asked: { outcome: ImportOutcome | null; page: number },
): Promise<{ rows: ImportRowView[]; count: number }> {
  return rowsOfJob(await requireJob(actor, id), asked)
}
