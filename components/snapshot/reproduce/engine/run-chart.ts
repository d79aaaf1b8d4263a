import { openDocument, type OpenedDocument } from "@/lib/charts/document-migrations"
import { runName } from "@/lib/charts/verify/run-name"
import { outcomeOf } from "@/lib/charts/verify/run-outcome"
import { ENGINE_VERSION } from "@/lib/estimation"
import { runAgain } from "@/lib/estimation/run-again"
import { routes } from "@/lib/routes"
import { sha256 } from "../../sha256"
import type { RunMessage, RunRequest } from "../messages"

/** Runs a frozen chart's runs again from their frozen inputs, and says how each compares, one after the other. */
export async function runChart(
  { origin, id }: RunRequest,
  say: (message: RunMessage) => void,
): Promise<void> {
  const file = await fetched(origin + routes.snapshotDoor(id, "json"))
  if (file === null) {
    say({ type: "failed", why: "The frozen chart could not be fetched. Check the connection and try again." })
    return
  }
  const opened = opening(file)
  if (opened?.status !== "ok") {
    const why =
      opened === null
        ? "The frozen chart cannot be read: it was altered. Verify says how."
        : `The chart was frozen by a newer version of this site (document version ${opened.version}). Load the page again.`
    say({ type: "failed", why })
    return
  }
  const { document } = opened
  const then = document.provenance.engine?.version ?? ENGINE_VERSION
  say({ type: "begun", runs: document.runs.length, engine: { then, now: ENGINE_VERSION } })
  for (const run of document.runs) {
    const name = runName(document, run)
    const bytes = await fetched(origin + routes.snapshotInput(run.input))
    if (bytes !== null && (await sha256(bytes)) !== run.input) {
      say({
        type: "ran",
        result: { name, outcome: { status: "failed", why: "Its frozen input was altered." } },
      })
    } else {
      const again = bytes && runAgain(new TextDecoder().decode(bytes))
      say({ type: "ran", result: { name, outcome: outcomeOf(run.figures, again) } })
    }
  }
  say({ type: "finished" })
}

function opening(file: Uint8Array): OpenedDocument | null {
  try {
    return openDocument(JSON.parse(new TextDecoder().decode(file)))
  } catch {
    return null
  }
}

async function fetched(address: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(address)
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}
