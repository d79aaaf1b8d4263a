import type { Metadata } from "next"
import { routes } from "@/lib/routes"
import { pageMetadata } from "./page-metadata"

/** The head of a page of changes, with the feeds that a reader's program can follow. */
export function changesMetadata({
  firm,
  below,
}: {
  firm: { slug: string; name: string } | null
  below: number | null
}): Metadata {
  const slug = firm?.slug
  const page = pageMetadata({
    title: firm ? `What is new about ${firm.name}` : "What is new",
    description: `What was changed in the data${firm ? ` about ${firm.name}` : ""}: from what to what, why, and how far the estimates moved.`,
    path: below === null ? routes.changes(slug) : routes.changesBefore(below, slug),
  })
  const title = firm ? `Chip Runway: what is new about ${firm.name}` : "Chip Runway: what is new"
  return {
    ...page,
    ...(below !== null && { robots: { index: false, follow: true } }),
    alternates: {
      ...page.alternates,
      types: {
        "application/atom+xml": [{ url: routes.changesFeed("atom", slug), title }],
        "application/feed+json": [{ url: routes.changesFeed("json", slug), title }],
      },
    },
  }
}
