import "server-only"
import { z } from "zod"
import { now } from "../clock"
import { db } from "./client"
import { currentDataVersion } from "./data-version"

/**
 * Number of the data version that everybody sees: the newest one whose estimates had been made. The newest of all is
 * `currentDataVersion()`, which editors work on. Null before the first import.
 *
 * @throws AppError when there is no database yet or it cannot be read
 */
export async function shownDataVersion(): Promise<number | null> {
  try {
    const row = await db().dataVersion.findFirst({
      where: { readyAt: { not: null } },
      orderBy: { number: "desc" },
      select: { number: true },
    })
    return row?.number ?? null
  } catch (cause) {
    // It says in words what is wrong with a database.
    await currentDataVersion()
    throw cause
  }
}

/** Since when everybody may see a data version; null: nobody yet. */
export async function shownSince(number: number): Promise<Date | null> {
  const row = await db().dataVersion.findUnique({ where: { number }, select: { readyAt: true } })
  return row?.readyAt ?? null
}

/** Shows a data version to everybody, and with it all before it, whose changes it holds. */
export async function showDataVersion(number: number): Promise<void> {
  await db().dataVersion.updateMany({
    where: { number: { lte: number }, readyAt: null },
    data: { readyAt: now() },
  })
}

const touchedSchema = z.array(z.string()).nullable()

/**
 * Every data version after a number and up to another, oldest first, with the tags of the pages that it touched;
 * null: all pages.
 */
export async function versionsBetween(
  after: number,
  upTo: number,
): Promise<{ number: number; touched: string[] | null }[]> {
  const rows = await db().dataVersion.findMany({
    where: { number: { gt: after, lte: upTo } },
    orderBy: { number: "asc" },
    select: { number: true, touched: true },
  })
  return rows.map((row) => ({ number: row.number, touched: touchedSchema.parse(row.touched) }))
}
