import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { dayWords } from "@/lib/format"

/** A page of a past state of knowledge is found by links alone, and names the page of today as its own. */
export function knownMetadata(
  page: { title: string; description: string; path: string },
  day: string | null,
): Metadata {
  const title = day === null ? page.title : `${page.title}, as known on ${dayWords(day)}`
  return { ...pageMetadata({ ...page, title }), robots: { index: false, follow: false } }
}
