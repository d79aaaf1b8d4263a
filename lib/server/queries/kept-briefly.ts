import "server-only"
import { unstable_cache } from "next/cache"
import { takeOn } from "./cached"
import { notKeptTag } from "./page-tags"

/** The page that is being made is made anew a minute later: what it lacks may come, and no save says so. */
export async function keepBriefly(): Promise<void> {
  await unstable_cache(async () => null, ["briefly"], { revalidate: 60 })()
}

/** The page that is being made is for who waits for it, and for nobody after them; a page that was kept before stays. */
export async function keepNot(): Promise<void> {
  await takeOn([notKeptTag])
}
