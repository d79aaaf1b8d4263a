import { chartDocumentSchema, documentVersion, type ChartDocument } from "./document"

type StoredDocument = { version: number; [part: string]: unknown }

/** Step n makes a document of version n + 1 out of one of version n. */
export type DocumentMigrations = Readonly<Record<number, (document: StoredDocument) => StoredDocument>>

/** One entry for each version that was ever published; none is taken out again. */
const migrations: DocumentMigrations = {}

export type OpenedDocument =
  | { status: "ok"; document: ChartDocument }
  /** Written by a newer site than this one. */
  | { status: "newer"; version: number }

/**
 * Reads a frozen document of any version up to today's. Its frozen bytes stay what they are; only what is drawn
 * from them passes through here.
 *
 * @throws ZodError, or Error, when the document is not one: its bytes were not written by this site
 */
export function openDocument(
  stored: unknown,
  { steps = migrations, to = documentVersion }: { steps?: DocumentMigrations; to?: number } = {},
): OpenedDocument {
  let document = storedDocument(stored)
  if (document.version > to) return { status: "newer", version: document.version }
  while (document.version < to) {
    const step = steps[document.version]
    if (!step) throw new Error(`nothing leads on from version ${document.version} of a chart's document`)
    document = step(document)
  }
  return { status: "ok", document: chartDocumentSchema.parse(document) }
}

function storedDocument(stored: unknown): StoredDocument {
  if (stored !== null && typeof stored === "object" && "version" in stored) {
    const { version } = stored
    if (typeof version === "number" && Number.isInteger(version) && version >= 0)
      return { ...stored, version }
  }
  throw new Error("a chart's document needs a version")
}
