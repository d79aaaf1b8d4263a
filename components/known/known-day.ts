import { cache } from "react"
import type { KnownState } from "@/lib/contracts/known"
import { withKnown } from "@/lib/known-link"

/** One for each page that is being made: whoever makes another at the same time has their own. */
const page = cache((): { day: string | null } => ({ day: null }))

/**
 * Says, once, that the page being made shows what was known on a day: links and charts anywhere in it then keep the
 * day without being told. To be called before anything of the page is made.
 */
export function setKnownDay(day: string): void {
  page().day = day
}

/** The same for a page that is made: one of today is a page like any other, and leads to such. */
export function keepsDay({ day, basis }: Pick<KnownState, "day" | "basis">): void {
  if (basis !== "today") setKnownDay(day)
}

/** ISO day of what the page being made knows; null for now. In the browser always null: pass the day on as a prop. */
export function knownDay(): string | null {
  return page().day
}

/** An address of ours as the page being made links to it. */
export function keepDay(href: string): string {
  return withKnown(href, knownDay())
}
