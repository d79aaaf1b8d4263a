import "server-only"
import type { QueryRows } from "../db/query-rows"
import { databaseName } from "../db/target"
import { FactColumns } from "./fact-columns"
import { readColumns } from "./read-columns"

/** Which facts the tables have: those of one build, as of a data version. */
export type FactsState = { build: string; dataVersion: number }

type Kept = FactsState & { path: string; columns: FactColumns }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & { chipRunwayFactColumns?: Promise<Kept | null> }

/** The columns of the facts, read when they are first asked for; after a save, what it changed is added. */
export async function keptColumns(query: QueryRows, state: FactsState): Promise<FactColumns> {
  // One after the other; who waits finds the work done.
  const before = (holder.chipRunwayFactColumns ?? Promise.resolve(null)).catch(() => null)
  const turn = before.then((kept) => broughtTo(query, kept, state))
  holder.chipRunwayFactColumns = turn
  return (await turn).columns
}

async function broughtTo(query: QueryRows, kept: Kept | null, state: FactsState): Promise<Kept> {
  const path = databaseName()
  const isOfBuild = kept !== null && kept.path === path && kept.build === state.build
  if (isOfBuild && kept.dataVersion === state.dataVersion) return kept
  const isBehind = isOfBuild && kept.dataVersion < state.dataVersion
  const columns = isBehind ? kept.columns : new FactColumns()
  await readColumns(query, columns, isBehind ? kept.dataVersion : 0)
  const { build, dataVersion } = state
  return { build, dataVersion, path, columns }
}
