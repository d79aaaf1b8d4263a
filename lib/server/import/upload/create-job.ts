import "server-only"
import { randomBytes } from "node:crypto"
import type { EditableKind } from "@/lib/forms/form"
import { requirePermission, type Actor } from "../../auth/permissions"
import { now } from "../../clock"
import { db } from "../../db/client"
import { AppError } from "../../errors"
import { decodeUpload, tooLarge } from "./decode"
import { shownFileName } from "./file-name"
import { formatOf, readUpload, rowsIn, type UploadFormat } from "./read-upload"

/** Files that a user may keep without having applied them; the oldest goes when another one comes. */
const keptFiles = 20

/** `bytes` is null for a file that was longer than may be read. */
export type UploadedFile = { kind: EditableKind; fileName: string; bytes: Uint8Array | null }

/**
 * Takes in a file to be imported. One that cannot be taken apart is refused, and the refusal kept as a job of its
 * own with the reason; nothing of the file is.
 *
 * @returns the job's id
 */
export async function createImportJob(actor: Actor | null, file: UploadedFile): Promise<string> {
  requirePermission(actor, "import:run")
  const fileName = shownFileName(file.fileName)
  const looked = lookAt(file, fileName)
  const id = randomBytes(12).toString("hex")
  await forgetOldFiles(actor)
  await db().importJob.create({
    data: {
      ...{ id, userId: actor.id, userName: actor.name, kind: file.kind, fileName, createdAt: now() },
      ...looked,
    },
  })
  return id
}

type Looked = { format: UploadFormat; content: string; state: string; total: number; message: string | null }

function lookAt({ bytes }: UploadedFile, fileName: string): Looked {
  try {
    if (bytes === null) throw tooLarge()
    const content = decodeUpload(bytes)
    const format = formatOf(fileName, content)
    const total = rowsIn(readUpload(format, content))
    return { format, content, state: "uploaded", total, message: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const format = formatOf(fileName, "")
    return { format, content: "", state: "failed", total: 0, message: error.message }
  }
}

async function forgetOldFiles(actor: Actor): Promise<void> {
  const old = await db().importJob.findMany({
    where: { userId: actor.id, state: { in: ["uploaded", "planned", "failed"] } },
    orderBy: { createdAt: "desc" },
    skip: keptFiles - 1,
    select: { id: true },
  })
  if (old.length > 0) await db().importJob.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
}
