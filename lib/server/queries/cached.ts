import "server-only"
import { unstable_cache } from "next/cache"
import { currentDataVersion } from "../db/data-version"

/** Everything made from the records carries this tag; it is dropped when the data version moves. */
export const dataTag = "data"

/**
 * A query whose result is kept for its data version. The page that calls it is kept whole and falls with
 * the tag. Arguments must be plain strings: they are part of the key, and so is the version, since a
 * result may be stored after the tag was dropped that was begun before.
 */
export function cachedQuery<Args extends string[], Result>(
  name: string,
  query: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const kept = unstable_cache((_version: string, ...args: Args) => query(...args), [name], {
    tags: [dataTag],
  })
  return async (...args) => kept(String(await currentDataVersion()), ...args)
}
