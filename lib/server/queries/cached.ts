import "server-only"
import { unstable_cache } from "next/cache"

/** Everything made from the records carries this tag; it is dropped when the data version moves. */
export const dataTag = "data"

/**
 * A query whose result is kept until the data version moves. The page that calls it is kept whole and
 * falls with the tag. Arguments must be plain strings: they are part of the key.
 */
export function cachedQuery<Args extends string[], Result>(
  name: string,
  query: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return unstable_cache(query, [name], { tags: [dataTag] })
}
