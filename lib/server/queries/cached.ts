import "server-only"
import { unstable_cache } from "next/cache"
import { dataTag, sharedTag } from "./page-tags"
import { newestTouching } from "./versions-touching"

/**
 * A query whose result is kept until a save touches one of its tags. The page that calls it is kept whole and
 * falls with the same tags.
 *
 * The result's key holds the newest data version that touched a tag: a result that was begun before a save and
 * stored after it is not found again. So it need not be dropped when its page is, and a page that is made anew
 * once too often finds it. Arguments must be plain strings: they are part of the key.
 *
 * @param tagsOf of what a result is made, see `touchedTags`; without it a result falls at every save
 */
export function cachedQuery<Args extends string[], Result>(
  name: string,
  query: (...args: Args) => Promise<Result>,
  tagsOf: (...args: Args) => string[] = () => [sharedTag],
): (...args: Args) => Promise<Result> {
  const kept = unstable_cache((_version: string, ...args: Args) => query(...args), [name], {
    tags: [dataTag],
  })
  return async (...args) => {
    const tags = tagsOf(...args)
    const version = await newestTouching(tags)
    await takeOn(tags)
    return kept(String(version), ...args)
  }
}

/** Nothing is kept here: by asking, the page that is being made takes on the tags, and falls with them. */
export async function takeOn(tags: string[]): Promise<void> {
  await unstable_cache(async () => null, ["tags", ...tags], { tags })()
}
