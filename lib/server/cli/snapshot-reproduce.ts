import "server-only"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { openDocument, type OpenedDocument } from "@/lib/charts/document-migrations"
import {
  isReproduced,
  relativeWords,
  resultWords,
  runWords,
  valueWords,
  type RunResult,
} from "@/lib/charts/verify/comparison-words"
import { figureWords } from "@/lib/charts/verify/figure-words"
import { ENGINE_VERSION } from "@/lib/estimation"
import { AppError } from "../errors"
import { getSnapshot, getSnapshotInput } from "../snapshots/get-snapshot"
import { reproduce } from "../snapshots/reproduce"
import { verifySnapshot } from "../snapshots/verify-snapshot"
import { readBytes } from "./snapshot-file"
import { noSnapshot } from "./snapshot-verify"

/** The runs of a snapshot of the database, run again. True when every figure is equal. */
export async function reproduceStored(id: string): Promise<boolean> {
  const verdict = await verifySnapshot(id)
  if (verdict === null) throw new AppError("not-found", noSnapshot(id))
  // What was altered may not open at all; an input that is missing is told with its run.
  const snapshot = verdict.recomputed === verdict.hash ? await getSnapshot(id) : null
  if (snapshot === null) {
    throw new AppError("invalid-data", `${id} was altered: npm run -s snapshot -- verify ${id} says how.`)
  }
  if (snapshot.opened.status === "withheld") throw new AppError("not-found", snapshot.opened.why)
  return runAll(snapshot.opened, getSnapshotInput)
}

/** The same from a saved file and the saved inputs beside it, `<hash>.json` each. */
export async function reproduceFile(file: string, folder: string | undefined): Promise<boolean> {
  const opened = openFile(file, new TextDecoder().decode(await readBytes(file)))
  const runs = opened.status === "ok" ? opened.document.runs : []
  if (folder === undefined && runs.length > 0) {
    const needed = runs.map(({ input }) => `/s/inputs/${input}.json`).join("\n")
    throw new AppError(
      "invalid-input",
      `Save its inputs into a folder and name it with --inputs DIR:\n${needed}`,
    )
  }
  return runAll(opened, async (hash) => {
    try {
      return await readFile(join(folder ?? ".", `${hash}.json`))
    } catch {
      return null
    }
  })
}

async function runAll(
  opened: OpenedDocument,
  inputOf: (hash: string) => Promise<Uint8Array | null>,
): Promise<boolean> {
  if (opened.status === "newer") {
    throw new AppError(
      "database-newer",
      `The snapshot was written by a newer version of this site (document version ${opened.version}). Update this copy and ask again.`,
    )
  }
  const results: RunResult[] = []
  for await (const result of reproduce(opened.document, inputOf)) {
    results.push(result)
    console.log(runWords(result))
    for (const line of firstDifferences(result)) console.log(`  ${line}`)
  }
  const then = opened.document.provenance.engine?.version ?? null
  console.log(resultWords(results, then === null ? null : { then, now: ENGINE_VERSION }))
  if (!isReproduced(results) && then !== ENGINE_VERSION) console.log("CHANGELOG.md says what moved.")
  return isReproduced(results)
}

/** The first ten numbers of a run that differ. */
function firstDifferences({ outcome }: RunResult): string[] {
  if (outcome.status === "failed") return []
  const { differences } = outcome.comparison
  const more = differences.length - 10
  return [
    ...differences
      .slice(0, 10)
      .map(
        ({ name, at, frozen, today, relative }) =>
          `${figureWords(name, at)}: ${valueWords(frozen)} then, ${valueWords(today)} now (${relativeWords(relative)})`,
      ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
}

function openFile(file: string, text: string): OpenedDocument {
  try {
    return openDocument(JSON.parse(text))
  } catch {
    throw new AppError(
      "invalid-input",
      `${file}: is no chart that was frozen here (expected what /s/ID.json answers)`,
    )
  }
}
