import { revalidatePath, revalidateTag } from "next/cache"
import { refusalOf } from "@/lib/server/refusal-of"
import { dataTag } from "@/lib/server/queries/page-tags"
import { touchedSince } from "@/lib/server/queries/versions-touching"

/**
 * Drops the kept pages that every data version after `before` touched, so that the next request makes them anew.
 * For server actions and route handlers, after a save.
 */
export async function dropTouchedSince(before: number): Promise<void> {
  let tags: string[] | null
  try {
    tags = await touchedSince(before)
  } catch (error) {
    // The save stands; the watcher drops what it touched once the database can be asked again.
    if (refusalOf(error)?.status === 503) return
    throw error
  }
  dropTouched(tags)
}

/** Drops the kept pages with any of these tags; null: every page, and every kept result. */
export function dropTouched(tags: readonly string[] | null): void {
  // At once, not "stale while it is made anew": who reads a page after a save must see it.
  for (const tag of tags ?? [dataTag]) revalidateTag(tag, { expire: 0 })
  // Pages that show nothing from the data today may do so in the next version; the shell is dropped with them.
  if (tags === null) revalidatePath("/", "layout")
}
