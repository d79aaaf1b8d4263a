import "server-only"
import { existsSync } from "node:fs"
import { constants, copyFile, link, rename, rm } from "node:fs/promises"
import { now } from "../clock"
import { connectTo, type Ask } from "../db/connection"
import { isUnreadable } from "../db/is-unreadable"
import { asSoleOwner } from "../db/sole-owner"
import { tableShapes } from "../db/table-shapes"
import { AppError } from "../errors"
import { faultsOfFile } from "./check-database"
import { momentInName } from "./moment-in-name"
import { putInPlace } from "./packed-file"
import { differences, sumsOf, type TableSums } from "./table-sum"
import { carried } from "./what-is-kept"

/** What is in a place: no file or an empty database, data, or what cannot be read as a database. */
export type Held = "nothing" | "data" | "unreadable"

type Replacing = {
  /** Whether a database holds data. */
  holdsData: (ask: Ask) => Promise<boolean>
  /** Throws where what the place holds must stay there. Nobody else has a database open meanwhile that can be opened. */
  allow: (held: Held) => void
}

/**
 * Puts a SQLite file where another one is or was, in one step: whenever this is cut off, the place has the one or the
 * other. What the place then holds is read once more.
 *
 * @param file  the new file, on the same disk
 * @param sums  what its tables hold
 * @returns where the file lies now that was there before; null: there was none, or none to be kept
 * @throws AppError when another process has the place open; Error when the place reads otherwise than it should
 */
export async function takeThePlaceOf(
  file: string,
  place: string,
  sums: TableSums,
  { holdsData, allow }: Replacing,
): Promise<string | null> {
  let before: string | null = null
  const replace = async (held: Held) => {
    allow(held)
    if (held !== "nothing") before = await namedAside(place)
    // What cannot be read may yet be mended by somebody, with the log that belongs to it.
    if (held === "unreadable") await logsAside(place, before!)
    await removeLogs(place)
    await putInPlace(file, place)
  }
  if (existsSync(place)) {
    const isDone = await replacedAlone(place, holdsData, replace)
    if (isDone === "unreadable") await replace("unreadable")
    else if (!isDone)
      throw new AppError("conflict", `Another process has ${place} open. Stop the server, then restore.`)
  } else {
    await replace("nothing")
  }
  await provePlace(place, sums, before)
  return before
}

/** @returns whether it was done; "unreadable" where there is no database that another process could be kept out of */
async function replacedAlone(
  place: string,
  holdsData: Replacing["holdsData"],
  replace: (held: Held) => Promise<void>,
): Promise<boolean | "unreadable"> {
  try {
    // Looked at by the connection that keeps others out: another one of ours would be in its way.
    return await asSoleOwner(place, async (ask) => {
      const held = await holdsData(ask).catch((error: unknown) => {
        if (isUnreadable(error)) return null
        throw error
      })
      await replace(held === null ? "unreadable" : held ? "data" : "nothing")
    })
  } catch (error) {
    if (isUnreadable(error)) return "unreadable"
    throw error
  }
}

/** Gives a file that nobody writes to a second name, under which it stays when another takes the first. */
async function namedAside(place: string): Promise<string> {
  const aside = `${place}.before-restore-${momentInName(now())}`
  await link(place, aside).catch(async (error: unknown) => {
    // Some disks of a network know one name a file.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(String((error as { code?: unknown }).code)))
      throw error
    await copyFile(place, `${aside}.part`, constants.COPYFILE_FICLONE)
    await putInPlace(`${aside}.part`, aside)
  })
  return aside
}

/** SQLite goes by the name: beside the other name of the file its log belongs to it. */
async function logsAside(place: string, aside: string): Promise<void> {
  for (const beside of ["-wal", "-journal"]) {
    if (existsSync(`${place}${beside}`)) await rename(`${place}${beside}`, `${aside}${beside}`)
  }
}

/**
 * A write-ahead log belongs to the file that it lay beside, and is empty when the last process has closed that. SQLite
 * goes by the name alone, and would write what a killed process or a removed file left into the new one.
 */
async function removeLogs(place: string): Promise<void> {
  for (const beside of ["-wal", "-shm", "-journal"]) await rm(`${place}${beside}`, { force: true })
}

async function provePlace(path: string, sums: TableSums, before: string | null): Promise<void> {
  // The driver ends a connection only when its memory is collected. Such a one holds no lock meanwhile.
  const placed = await connectTo({ kind: "sqlite", path }, { isDraft: true })
  try {
    const faults = await faultsOfFile(placed.ask)
    const tables = carried(await tableShapes(placed, placed.ask), "backup")
    const wrong = [...faults, ...differences(await sumsOf(placed.ask, "sqlite", tables), sums)]
    if (wrong.length === 0) return
    const kept = before === null ? "" : ` What was there before: ${before}.`
    throw new Error(`${path} does not read as the backup does: ${wrong.join("; ")}.${kept}`)
  } finally {
    await placed.close()
  }
}
