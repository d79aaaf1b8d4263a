import "server-only"
import { importChoicesSchema, type ImportChoices, type ImportColumn } from "@/lib/contracts/import"
import { db } from "../../db/client"
import { AppError } from "../../errors"
import { fingerprintOf } from "../../estimates/fingerprint"
import { csvRows, separatorOf } from "./csv"
import { guessFields } from "./guess-fields"
import { contentOf, type ImportJob } from "./job"
import { columnNames } from "./sheet"
import { targetsOf } from "./targets"

/** Rows that are shown as examples of what a column holds. */
const exampleRows = 3

/** The columns of a job's file with the field that each is mapped to: as chosen, as last time, or as guessed. */
export async function columnsOf(job: ImportJob): Promise<{ columns: ImportColumn[]; isRemembered: boolean }> {
  if (job.format !== "csv") return { columns: [], isRemembered: false }
  const { names, examples } = readBeginning(await contentOf(job.id))
  const remembered = job.mapping === null ? await rememberedChoices(job, names) : null
  const guessed = guessFields(names, targetsOf(job.kind))
  const fields = job.mapping?.fields ?? remembered?.fields ?? guessed
  const columns = names.map((name, index) => ({
    name,
    examples: examples.map((cells) => (cells[index] ?? "").slice(0, 60)).filter((cell) => cell.trim() !== ""),
    field: fields[index] ?? null,
  }))
  return { columns, isRemembered: remembered !== null }
}

/**
 * Checks how a job's columns are mapped.
 *
 * @throws AppError for a field that the kind has not, that two columns claim, or for no column with the id
 */
export async function requireMapping(job: ImportJob, fields: ImportChoices["fields"]): Promise<void> {
  if (job.format !== "csv") return
  const { names } = readBeginning(await contentOf(job.id))
  const refuse = (message: string) => new AppError("invalid-input", message)
  if (fields.length !== names.length) throw refuse("Choose a field, or “ignore”, for every column.")
  const targets = new Map(targetsOf(job.kind).map(({ field, label }) => [field, label]))
  fields.forEach((field, index) => {
    if (field === null) return
    const label = targets.get(field)
    if (label === undefined) throw refuse(`There is no field “${field.slice(0, 60)}” to map a column to.`)
    const earlier = fields.indexOf(field)
    if (earlier !== index) {
      throw refuse(
        `“${names[earlier]}” and “${names[index]}” are both mapped to “${label}”. Keep one of them.`,
      )
    }
  })
  if (!fields.includes("id")) {
    throw refuse("Map one column to “Id”: it says which record a row is about.")
  }
}

/** Keeps how a user mapped a file with these columns, for the next one like it. */
export async function rememberMapping(job: ImportJob, choices: ImportChoices): Promise<void> {
  if (job.format !== "csv") return
  const { names } = readBeginning(await contentOf(job.id))
  const key = { userId: job.userId, kind: job.kind, columns: fingerprintOf(names) }
  // Whether figures were checked is said of one file, never of the next.
  const mapping = { ...choices, isConfirmed: false }
  await db().importMapping.upsert({
    where: { userId_kind_columns: key },
    create: { ...key, mapping },
    update: { mapping },
  })
}

async function rememberedChoices(job: ImportJob, names: readonly string[]): Promise<ImportChoices | null> {
  const key = { userId: job.userId, kind: job.kind, columns: fingerprintOf(names) }
  const row = await db().importMapping.findUnique({ where: { userId_kind_columns: key } })
  if (!row) return null
  const { fields } = importChoicesSchema.parse(row.mapping)
  // A form may have lost a field since.
  const known = new Set(targetsOf(job.kind).map(({ field }) => field))
  return {
    fields: fields.map((field) => (field !== null && known.has(field) ? field : null)),
    isConfirmed: false,
  }
}

/** Column names and first rows, without reading on. */
function readBeginning(text: string): { names: string[]; examples: string[][] } {
  let names: string[] | null = null
  const examples: string[][] = []
  for (const cells of csvRows(text, separatorOf(text))) {
    if (cells.every((cell) => cell.trim() === "")) continue
    if (names === null) names = columnNames(cells)
    else examples.push(cells)
    if (examples.length === exampleRows) break
  }
  return { names: names ?? [], examples }
}
