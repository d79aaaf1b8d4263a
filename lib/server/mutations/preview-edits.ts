import "server-only"
import type { FirmEffect } from "@/lib/contracts/edit"
import { requirePermission } from "../auth/permissions"
import { makeDriversAhead } from "../jobs/drivers-ahead"
import { loadWholeCatalogue } from "../queries/catalogue"
import { getSettings } from "../settings"
import { idOf, type EditFault, type SaveRequest } from "./edit"
import { previewMoves } from "./preview-moves"
import { worldAfter } from "./world-after"

export type Preview = {
  /** What is wrong; nothing was run then. */
  faults: EditFault[]
  effects: FirmEffect[]
  /** A median moves by at least what the settings call a large move. */
  asksSecondLook: boolean
  /** The settings want this edit published by somebody else. */
  asksSecondEditor: boolean
}

/**
 * What some edits would do, by the checks and the engine that saving them uses. Changes nothing, but begins with what
 * readers of the moved firms would wait for.
 */
export async function previewEdits(request: SaveRequest): Promise<Preview> {
  if (request.author.id !== null) requirePermission(request.author, "record:edit")
  const catalogue = await loadWholeCatalogue()
  const { secondEditor, secondLookMonths } = await getSettings()
  const { after, faults } = worldAfter(catalogue.records, request.edits)
  if (faults.length > 0) return { faults, effects: [], asksSecondLook: false, asksSecondEditor: false }
  const { effects, isLarge, pending, moved } = await previewMoves(catalogue, after, secondLookMonths)
  makeDriversAhead(nameOf(request), pending, moved)
  return {
    faults,
    effects,
    asksSecondLook: isLarge,
    asksSecondEditor: secondEditor === "always" || (secondEditor === "large" && isLarge),
  }
}

/** The same for an editor's next preview of the same records, and for no other. */
function nameOf({ author, edits }: SaveRequest): string {
  return JSON.stringify([author.id, ...edits.map((edit) => `${edit.kind}/${idOf(edit)}`)])
}
