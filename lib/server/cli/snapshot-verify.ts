import "server-only"
import { basename } from "node:path"
import { idOfHash, isIdOf } from "@/lib/charts/snapshot-id"
import { AppError } from "../errors"
import { sha256Of } from "../snapshots/content"
import { listSnapshotIds } from "../snapshots/list-snapshot-ids"
import { verifySnapshot } from "../snapshots/verify-snapshot"
import { readBytes } from "./snapshot-file"

/** A snapshot of the database: says so, or what is wrong with it. True when it is intact. */
export async function verifyStored(id: string): Promise<boolean> {
  const verdict = await verifySnapshot(id)
  if (verdict === null) throw new AppError("not-found", noSnapshot(id))
  const { hash, inputs, problems } = verdict
  if (verdict.isIntact) console.log(`${id}: intact, ${hash}, with ${inputWords(inputs.length)}`)
  else console.log(`${id}: NOT INTACT\n${problems.map((problem) => `  ${problem}`).join("\n")}\n${cure}`)
  return verdict.isIntact
}

/** Every snapshot of the database; says the number of intact ones, and each that is not. */
export async function verifyAll(): Promise<boolean> {
  let [intact, altered] = [0, 0]
  for await (const id of listSnapshotIds()) {
    const verdict = await verifySnapshot(id)
    if (verdict?.isIntact) intact += 1
    else {
      altered += 1
      console.log(`${id}: NOT INTACT\n${(verdict?.problems ?? []).map((one) => `  ${one}`).join("\n")}`)
    }
  }
  console.log(`${intact} intact, ${altered} not`)
  if (altered > 0) console.log(cure)
  return altered === 0
}

/**
 * A file that was saved from /s/<id>.json or /s/inputs/<hash>.json, held against the id or hash that it is
 * called by, or that is given.
 */
export async function verifyFile(file: string, given: string | undefined): Promise<boolean> {
  const hash = sha256Of(await readBytes(file))
  const name = given ?? basename(file).replace(/\.json$/, "")
  if (/^[0-9a-f]{64}$/.test(name)) return say(file, name === hash, hash, `its SHA-256 should be ${name}`)
  if (/^[a-z2-7]{16,51}$/.test(name)) {
    const found = idOfHash(hash, name.length)
    return say(file, isIdOf(name, hash), hash, `its id is ${found}, not ${name}`)
  }
  throw new AppError(
    "invalid-input",
    `${file}: hashes to ${hash}, which is the snapshot ${idOfHash(hash)}. Whether that is the one you mean cannot be told from the file's name: give the id of your link with --id ID.`,
  )
}

function say(file: string, isIntact: boolean, hash: string, otherwise: string): boolean {
  if (isIntact) console.log(`${file}: intact, ${hash}`)
  else {
    console.log(
      `${file}: NOT INTACT\n  It hashes to ${hash}: ${otherwise}.\n  Save it again as it is answered, for example with curl -O: an editor that adds a line break makes it another file.`,
    )
  }
  return isIntact
}

export function noSnapshot(id: string): string {
  return `There is no snapshot ${id} in this database. DATABASE_URL names the database; a file is named with its ending (${id}.json).`
}

const cure = "  Restore the database's file from a backup of a day when this command found no fault."

function inputWords(count: number): string {
  return count === 0 ? "no inputs to check" : count === 1 ? "its input" : `its ${count} inputs`
}
