import "server-only"
import { currentDataVersion } from "../db/data-version"
import { isBusy } from "../db/is-busy"
import { isFull } from "../db/is-full"
import { pauseBeforeRetry } from "../db/pause-before-retry"
import { AppError } from "../errors"
import { beginEstimates } from "../jobs/ask-for-estimates"
import { readyAtSave } from "../jobs/ready-at-save"
import { requirePermission } from "../auth/permissions"
import { loadWholeCatalogue, seedCatalogue, type Catalogue } from "../queries/catalogue"
import { factsAfterSave } from "../orders-explorer/refresh-facts"
import { touchedTags } from "../queries/touched-tags"
import { getSettings } from "../settings"
import { idOf, type Edit, type Evidence, type Saved, type SaveRequest } from "./edit"
import { EditConflict, EditRefused } from "./edit-errors"
import { evidenceOf } from "./evidence-of"
import { previewMoves } from "./preview-moves"
import { versionsNow, type VersionsNow } from "./versions-now"
import { worldAfter, type WorldAfter } from "./world-after"
import { isVersionTaken, writeEdits } from "./write-edits"

/** How often a save that another process overtook is tried again before it is given up. */
const tries = 20
/** The longest wait between two of them, in milliseconds: others of this process wait their turn meanwhile. */
const longestPauseMs = 200

let queue: Promise<unknown> = Promise.resolve()

/**
 * Saves edits together or not at all: the records, a revision for each, and a data version that moves by one. Each
 * changed record must still have the version that its edit began with; what was saved meanwhile of other records
 * does no harm, the edits are then checked again against it.
 *
 * @throws EditConflict when one of the records has moved on
 * @throws EditRefused  when the data would be wrong afterwards, or a changed figure has no reference
 * @throws AppError     without permission, without a reason, when nothing changes, when the settings ask for a
 *   second editor, or when the database is busy or full; nothing is saved then
 */
export async function saveEdits(request: SaveRequest): Promise<Saved> {
  if (request.author.id !== null) requirePermission(request.author, "record:edit")
  if (request.reason.trim() === "") {
    throw new AppError("invalid-input", "Give a reason for the change: it stands in the history.")
  }
  // One after the other within this process: they would only overtake each other in the database.
  const turn = queue.then(() => saveInTurn(request))
  queue = turn.catch(() => undefined)
  return turn
}

async function saveInTurn(request: SaveRequest): Promise<Saved> {
  try {
    for (let attempt = 1; ; attempt += 1) {
      const saved = await saveOnce(request)
      if ("dataVersion" in saved) return saved
      if (attempt === tries)
        throw refusal("database-busy", "Others saved first again and again", saved.overtaken)
      await pauseBeforeRetry(attempt, longestPauseMs)
    }
  } catch (cause) {
    if (isBusy(cause)) throw refusal("database-busy", "Somebody else is writing to the database", cause)
    if (isFull(cause)) throw refusal("database-full", "The disk that holds the database is full", cause)
    throw cause
  }
}

function refusal(code: "database-busy" | "database-full", what: string, cause: unknown): AppError {
  return new AppError(
    code,
    `${what}. Nothing was saved, and nothing that you typed is lost: save again later.`,
    {
      cause,
    },
  )
}

/** `overtaken` is how the database said that somebody else took the next data version first. */
async function saveOnce(request: SaveRequest): Promise<Saved | { overtaken: unknown }> {
  const catalogue = await loadWholeCatalogue()
  const { records: before, dataVersion } = catalogue
  const now = await versionsNow(request.edits)
  // Read after the records: whatever was saved between the two shows as another data version when writing.
  const conflicts = movedOn(request.edits, now)
  if (conflicts.length > 0) throw new EditConflict(conflicts)
  refuseRemade(request.edits, now)
  const world = worldAfter(before, request.edits)
  if (world.faults.length > 0) throw new EditRefused("invalid-data", world.faults)
  if (world.edits.length === 0) throw new AppError("invalid-input", "Nothing was changed.")
  const evidence = evidenceFor(request, catalogue, world)
  await requireSecondEditor(request, catalogue, world)
  const number = dataVersion + 1
  const changed = world.edits.map((edit) => ({
    kind: edit.kind,
    id: idOf(edit),
  }))
  const touched = touchedTags(before, world.after, changed)
  const readyAt = await readyAtSave({ number, before, after: world.after, touched })
  try {
    await writeEdits(world.edits, { request, before, now, number, evidence, touched, readyAt })
  } catch (cause) {
    if (!isVersionTaken(cause)) throw cause
    if ((await currentDataVersion()) === dataVersion) throw cause
    return { overtaken: cause }
  }
  seedCatalogue(number, world.after)
  await beginEstimates(number, readyAt)
  await factsAfterSave()
  return { dataVersion: number }
}

function movedOn(edits: readonly Edit[], now: VersionsNow) {
  return edits.flatMap((edit) => {
    if (edit.do !== "change" && edit.do !== "retire") return []
    const id = idOf(edit)
    const newest = now.standing(edit.kind, id)
    return newest === edit.version ? [] : [{ kind: edit.kind, id, newest }]
  })
}

/** A retired record made anew would leave its history behind, and its old figures would count as newly referenced. */
export function refuseRemade(edits: readonly Edit[], now: VersionsNow): void {
  const remade = edits.flatMap((edit) =>
    edit.do === "create" && now.retired(edit.kind, edit.record.id) !== null
      ? [{ kind: edit.kind, id: edit.record.id }]
      : [],
  )
  if (remade.length === 0) return
  const message = "this record was retired: restore it and change it then, or choose another id"
  throw new EditRefused(
    "invalid-data",
    remade.map((named) => ({ ...named, field: "id", message })),
  )
}

/** What each changed figure rests on. A record put back as it was rests on what it rested on then. */
function evidenceFor(
  { origin, confirmed }: SaveRequest,
  { records }: Catalogue,
  { edits }: WorldAfter,
): ReadonlyMap<Edit, Evidence[]> {
  if (origin === "restore" || origin === "undo") return new Map()
  const { evidence, faults } = evidenceOf(edits, records, confirmed)
  if (faults.length > 0) throw new EditRefused("evidence-missing", faults)
  return evidence
}

async function requireSecondEditor(
  request: SaveRequest,
  catalogue: Catalogue,
  world: WorldAfter,
): Promise<void> {
  const { author, reviewer } = request
  if (author.id === null) return
  if (reviewer) {
    requirePermission(reviewer, "review:decide")
    if (reviewer.id === author.id) throw new AppError("forbidden", "Somebody else has to publish your edit.")
    return
  }
  const { secondEditor, secondLookMonths } = await getSettings()
  if (secondEditor === "never") return
  const isLarge =
    secondEditor === "always" || (await previewMoves(catalogue, world.after, secondLookMonths)).isLarge
  if (isLarge) {
    throw new AppError("forbidden", "A second editor has to publish this edit: send it for review instead.")
  }
}
