import "server-only"
import { unstable_cache } from "next/cache"

/** The page that is being made is made anew a minute later: what it lacks may come, and no save says so. */
export async function keepBriefly(): Promise<void> {
  await unstable_cache(async () => null, ["briefly"], { revalidate: 60 })()
}
