import "server-only"
import { ENGINE_VERSION } from "@/lib/estimation"
import { buildId } from "./build-id"
import { shownDataVersion } from "./db/shown-version"
import { AppError } from "./errors"
import { askedOnce } from "./watch/asked-once"

export type Health = { status: "ok"; dataVersion: number; build: string; engine: string }

const shownNow = askedOnce(shownDataVersion)

/**
 * What the application says of itself when it can answer; reads the database.
 *
 * @throws AppError when the database cannot be read or holds no data
 */
export async function readHealth(): Promise<Health> {
  const dataVersion = await shownNow()
  if (dataVersion === null)
    throw new AppError("not-ready", "The database holds no data yet. Run: npm run import")
  return { status: "ok", dataVersion, build: buildId(), engine: ENGINE_VERSION }
}
